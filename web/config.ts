import * as z from 'zod'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

/** How long what people say is kept when nobody has set it. */
export const KEEP_DAYS = 365

/** Every setting, with its sentence. All are optional; `.env.example` lists the same. */
export const Config = z.object({
  PORT: z
    .preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(8787))
    .describe('Port to listen on.'),
  HOST: z
    .preprocess(blankIsAbsent, z.string().default('127.0.0.1'))
    .describe('Address to listen on; 0.0.0.0 only behind a proxy.'),
  DATABASE_FILE: z
    .preprocess(blankIsAbsent, z.string().default('data/hoi-dap.sqlite'))
    .describe('The SQLite file; created and migrated at start.'),
  KEEP_DAYS: z
    .preprocess(
      blankIsAbsent,
      z.coerce.number().int().min(30, 'at least 30: hand-offs take weeks').max(3650).default(KEEP_DAYS),
    )
    .describe('Days after which what people said is deleted or made anonymous; 30 to 3650.'),
  PUBLIC_URL: z
    .preprocess(blankIsAbsent, z.url().optional())
    .describe('Where the world reaches this service, with https.'),
  TRUSTED_IP_HEADER: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, 'the name of a header')
        .optional(),
    )
    .describe(
      "The header in which our proxy writes the client's address, overwriting what the client sent: x-real-ip.",
    ),
  DESK_SECRET: z
    .preprocess(blankIsAbsent, z.string().min(32, 'at least 32 characters').optional())
    .describe(
      "What signs officers' sessions and hides their second factors. Made and kept in the database when blank; a new one signs everybody out and needs new second factors.",
    ),
  TELEGRAM_BOT_TOKEN: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^\d+:[\w-]+$/, 'looks like 123456:ABC…')
        .optional(),
    )
    .describe('Opens Telegram; long polling unless a webhook is set.'),
  TELEGRAM_WEBHOOK_SECRET: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,256}$/, '1–256 letters, digits, _ or -')
        .optional(),
    )
    .describe('With PUBLIC_URL: Telegram delivers to /telegram and proves itself with this.'),
  TELEGRAM_API_ROOT: z.preprocess(blankIsAbsent, z.url().optional()).describe('Another Bot API server, for tests.'),
  ZALO_BOT_TOKEN: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^[\w-]+:[\w-]+$/, 'looks like 123456:abc…')
        .optional(),
    )
    .describe('Opens Zalo Bot; polling unless a secret is set.'),
  ZALO_BOT_SECRET: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{8,256}$/, '8–256 letters, digits, _ or -')
        .optional(),
    )
    .describe('Zalo Bot delivers to PUBLIC_URL/zalo/bot and proves itself with this.'),
  ZALO_BOT_API_ROOT: z.preprocess(blankIsAbsent, z.url().optional()).describe('Another Zalo Bot platform, for tests.'),
  ZALO_APP_ID: z
    .preprocess(blankIsAbsent, z.string().regex(/^\d+$/, 'digits only').optional())
    .describe('With ZALO_OA_SECRET_KEY: opens the Zalo Official Account at PUBLIC_URL/zalo/oa.'),
  ZALO_APP_SECRET: z
    .preprocess(blankIsAbsent, z.string().optional())
    .describe("The Zalo app's secret, which renews its tokens."),
  ZALO_OA_SECRET_KEY: z
    .preprocess(blankIsAbsent, z.string().optional())
    .describe("The OA Secret Key of the webhook page, which signs events; not the app's secret."),
  ZALO_OA_REFRESH_TOKEN: z
    .preprocess(blankIsAbsent, z.string().optional())
    .describe('The first refresh token; the ones after it are kept in the database. A new one here starts afresh.'),
  ZALO_OA_BUTTONS: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^[a-z_]+$/, 'off, untyped or a template_type')
        .default('off'),
    )
    .describe('Buttons beside the numbered menus: off, untyped, or the template_type Zalo accepts.'),
  ZALO_SITE_VERIFICATION: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .regex(/^[\w-]+$/, 'letters, digits, _ or -')
        .optional(),
    )
    .describe('What Zalo gives to prove that the domain is ours; shown on the home page and at /zalo_verifier….html.'),
  ZALO_API_ROOT: z
    .preprocess(blankIsAbsent, z.url().optional())
    .describe('Another Zalo OpenAPI and OAuth server, for tests.'),
})
export type Config = z.infer<typeof Config>

/** The settings, or one Error with every complaint. */
export function readConfig(environment: Record<string, unknown>): Config {
  const config = Config.safeParse(environment)
  if (!config.success) throw new Error(`Cài đặt chưa đúng (xem .env.example):\n${z.prettifyError(config.error)}`)
  return config.data
}

import * as z from 'zod'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

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
  PUBLIC_URL: z
    .preprocess(blankIsAbsent, z.url().optional())
    .describe('Where the world reaches this service, with https.'),
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
})
export type Config = z.infer<typeof Config>

/** The settings, or one Error with every complaint. */
export function readConfig(environment: Record<string, unknown>): Config {
  const config = Config.safeParse(environment)
  if (!config.success) throw new Error(`Cài đặt chưa đúng (xem .env.example):\n${z.prettifyError(config.error)}`)
  return config.data
}

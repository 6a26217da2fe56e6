import type { Context } from 'hono'
import type { Door } from './app.tsx'

/** `POST /zalo/bot`: an event of the Bot platform. */
export async function zaloBotEvent(context: Context<Door>): Promise<Response> {
  const { zalo, later } = context.var.services
  return zalo?.bot ? zalo.bot.webhook(context.req.raw, later) : context.notFound()
}

/** `POST /zalo/oa`: an event of the Official Account. */
export async function zaloOaEvent(context: Context<Door>): Promise<Response> {
  const { zalo, later } = context.var.services
  return zalo?.oa ? zalo.oa.webhook(context.req.raw, later) : context.notFound()
}

/** `GET /zalo/oa`: Zalo's console asks whether the address answers; some say that it wants its challenge back. */
export async function zaloOaCheck(context: Context<Door>): Promise<Response> {
  if (!context.var.services.zalo?.oa) return context.notFound()
  const challenge = context.req.query('challenge') ?? context.req.query('hub.challenge') ?? 'ok'
  return context.text(challenge.slice(0, CHALLENGE_LIMIT))
}

const CHALLENGE_LIMIT = 200

/** `GET /zalo_verifier….html`: shows Zalo that the domain is ours. The home page holds the same. */
export async function zaloVerifier(context: Context<Door>): Promise<Response> {
  const content = context.var.services.zalo?.verification
  if (!content) return context.notFound()
  return context.html(
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="zalo-platform-site-verification" content="${content}"><title>Zalo</title></head><body></body></html>`,
  )
}

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { ask } from './api/ask.ts'
import { openApi } from './api/open-api.ts'
import type { Assets } from './assets.ts'
import { answerForm, showChat } from './chat.tsx'
import { fairAsIcs, fairsAsIcs, fairsAsJson, showFairs } from './fairs.tsx'
import { onFault, onMissing } from './faults.tsx'
import { headers } from './headers.ts'
import { health } from './health.ts'
import { log } from './log.ts'
import type { Desk } from './officer/route.ts'
import { SourcesPage } from './pages/sources-page.tsx'
import type { Services } from './services.ts'
import { show } from './show.ts'
import { zaloBotEvent, zaloOaCheck, zaloOaEvent, zaloVerifier } from './zalo-doors.ts'

const FORM_LIMIT = 64 * 1024 // a form's fields, with room for 2,000 characters in any encoding
const API_LIMIT = 64 * 1024
const EVENT_LIMIT = 256 * 1024 // Zalo's hold at most 2,000 characters and some addresses
const UPDATE_LIMIT = 1024 * 1024 // Telegram's updates are far smaller

export type Door = { Bindings: object; Variables: { services: Services; requestId: string } }

/** Every address of the service. `services` is asked once a request, because a Worker knows its database only then. */
export function app(assets: Assets, services: (context: Context<Door>) => Services): Hono<Door> {
  const door = new Hono<Door>({ strict: true })
  door.use(async (context, next) => {
    context.set('services', services(context))
    await next()
  })
  door.use(log, headers)
  door.onError(onFault)
  door.notFound(onMissing)

  door.get('/', showChat)
  door.post('/', bodyLimit({ maxSize: FORM_LIMIT }), answerForm)
  door.post('/api/ask', bodyLimit({ maxSize: API_LIMIT }), ask)
  door.get('/api/openapi.json', openApi)
  door.get('/can-cu', context => show(context, <SourcesPage services={context.var.services} />))
  door.get('/viec-lam', showFairs)
  door.get('/viec-lam.ics', etag(), fairsAsIcs)
  door.get('/viec-lam.json', etag(), fairsAsJson)
  door.get('/viec-lam/:file{[0-9-]+\\.ics}', etag(), fairAsIcs)
  door.get('/healthz', health)
  door.all('/officer', toDesk)
  door.all('/officer/*', toDesk)
  door.post('/telegram', bodyLimit({ maxSize: UPDATE_LIMIT }), context => {
    const { telegram, later } = context.var.services
    return telegram ? telegram.webhook(context.req.raw, later) : context.notFound()
  })
  door.post('/zalo/bot', bodyLimit({ maxSize: EVENT_LIMIT }), zaloBotEvent)
  door.get('/zalo/oa', zaloOaCheck)
  door.post('/zalo/oa', bodyLimit({ maxSize: EVENT_LIMIT }), zaloOaEvent)
  door.get('/:file{zalo_verifier[A-Za-z0-9_-]*\\.html}', zaloVerifier)
  for (const { path, type, text, immutable } of Object.values(assets)) {
    const kept = immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
    door.get(path, etag(), context => context.body(text, 200, { 'content-type': type, 'cache-control': kept }))
  }
  return door
}

let desk: Hono<Desk> | undefined

/** The officers' desk, loaded when the first officer comes: citizens' start does not wait for it. */
async function toDesk(context: Context<Door>): Promise<Response> {
  desk ??= (await import('./officer/desk.tsx')).desk()
  const { services, requestId } = context.var
  return desk.fetch(context.req.raw, { services, requestId })
}

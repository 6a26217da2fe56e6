import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { ask } from './api/ask.ts'
import { openApi } from './api/open-api.ts'
import { suggest } from './api/suggest.ts'
import { type Assets, sendAsset } from './assets.ts'
import { answerForm, showChat } from './chat.tsx'
import { showAgain } from './chat-again.tsx'
import { showEntry } from './entry-pages.tsx'
import { postEntry } from './entry-posts.tsx'
import { fairAsIcs, fairsAsIcs, fairsAsJson, showFairs } from './fairs.tsx'
import { onFault, onMissing } from './faults.tsx'
import { headers } from './headers.ts'
import { health } from './health.ts'
import { log } from './log.ts'
import type { Desk } from './officer/route.ts'
import { AboutPage } from './pages/about-page.tsx'
import { AccessibilityPage } from './pages/accessibility-page.tsx'
import { PrivacyPage } from './pages/privacy-page.tsx'
import { SourcesPage } from './pages/sources-page.tsx'
import { citizensLimits, type Limits } from './rate-limit.ts'
import { lookUp, showSearch } from './search-pages.tsx'
import type { Services } from './services.ts'
import { show } from './show.ts'
import { showShared } from './show-shared.ts'
import { showRobots, showSitemap } from './sitemap.ts'
import { showTopic, showTopics } from './topic-pages.tsx'
import { showNoNetwork, showUrgent, urgentAsText } from './urgent-pages.tsx'
import { zaloBotEvent, zaloOaCheck, zaloOaEvent, zaloVerifier } from './zalo-doors.ts'

const FORM_LIMIT = 64 * 1024 // a form's fields, with room for 2,000 characters in any encoding
const API_LIMIT = 64 * 1024
const EVENT_LIMIT = 256 * 1024 // Zalo's hold at most 2,000 characters and some addresses
const UPDATE_LIMIT = 1024 * 1024 // Telegram's updates are far smaller

export type Door = { Bindings: object; Variables: { services: Services; limits: Limits; requestId: string } }

/** Every address of the service. `services` is asked once a request, because a Worker knows its database only then. */
export function app(
  assets: Assets,
  services: (context: Context<Door>) => Services,
  limits: Limits = citizensLimits(),
): Hono<Door> {
  const door = new Hono<Door>({ strict: true })
  door.use(async (context, next) => {
    context.set('services', services(context))
    context.set('limits', limits)
    await next()
  })
  door.use(log, headers)
  door.onError(onFault)
  door.notFound(onMissing)

  door.get('/', showChat)
  door.post('/', bodyLimit({ maxSize: FORM_LIMIT }), answerForm)
  door.post('/tro-lai', bodyLimit({ maxSize: FORM_LIMIT }), showAgain)
  door.post('/api/ask', bodyLimit({ maxSize: API_LIMIT }), ask)
  door.post('/api/suggest', bodyLimit({ maxSize: API_LIMIT }), suggest)
  door.get('/api/openapi.json', openApi)
  door.get('/hoi/:id', showEntry)
  door.post('/hoi/:id', bodyLimit({ maxSize: FORM_LIMIT }), postEntry)
  door.get('/chu-de', showTopics)
  door.get('/chu-de/:topic', showTopic)
  door.get('/tim', showSearch)
  door.post('/tim', bodyLimit({ maxSize: FORM_LIMIT }), lookUp)
  door.get('/khan-cap', showUrgent)
  door.get('/khan-cap.txt', urgentAsText)
  door.get('/mat-mang', showNoNetwork)
  door.get('/gioi-thieu', context => showShared(context, <AboutPage services={context.var.services} />))
  door.get('/rieng-tu', context => showShared(context, <PrivacyPage services={context.var.services} />))
  door.get('/riengtu', context => context.redirect('/rieng-tu', 301))
  door.get('/tro-nang', context => showShared(context, <AccessibilityPage services={context.var.services} />))
  door.get('/sitemap.xml', showSitemap)
  door.get('/robots.txt', showRobots)
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
  for (const asset of Object.values(assets)) door.get(asset.path, etag(), context => sendAsset(context, asset))
  return door
}

let desk: Hono<Desk> | undefined

/** The officers' desk, loaded when the first officer comes: citizens' start does not wait for it. */
async function toDesk(context: Context<Door>): Promise<Response> {
  desk ??= (await import('./officer/desk.tsx')).desk()
  const { services, requestId } = context.var
  return desk.fetch(context.req.raw, { services, requestId, address: services.address?.(context) })
}

// Keeps the numbers for danger readable without a network: two pages, their plain text and their style. Nothing a
// citizen asks or is answered passes into the cache. Rename KEPT when what is kept changes its shape.
const KEPT = 'khan-cap-1'
const HELP = '/khan-cap'
const NO_NETWORK = '/mat-mang'
const PAGES = [HELP, `${HELP}.txt`, NO_NETWORK]
const STYLE = /\/page-[0-9a-f]+\.css/
const PATIENCE = 3000 // a slow network must not keep anybody in danger waiting
const FRESH = 24 * 3600 * 1000

self.addEventListener('install', event => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', event => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      await Promise.all(
        names.filter(name => name.startsWith('khan-cap-') && name !== KEPT).map(name => caches.delete(name)),
      )
      await self.registration.navigationPreload?.enable()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.waitUntil(refresh())
  if (PAGES.includes(pathname)) event.respondWith(newest(event, pathname))
  else if (request.mode === 'navigate')
    event.respondWith(coming(event).catch(async () => (await caches.match(NO_NETWORK)) ?? Response.error()))
  else if (STYLE.test(pathname)) event.respondWith(caches.match(pathname).then(kept => kept ?? fetch(request)))
})

async function newest(event, path) {
  const kept = await caches.match(path)
  const fetched = coming(event).then(reply => {
    if (reply.ok) return reply
    throw new Error(String(reply.status))
  })
  if (!kept) return fetched
  const waited = new Promise(resolve => setTimeout(resolve, PATIENCE, kept))
  return Promise.race([fetched, waited]).catch(() => kept)
}

async function coming(event) {
  return (await event.preloadResponse) ?? fetch(event.request)
}

/** All or nothing: a page without its style, or two versions side by side, would be worse than yesterday's. */
async function keepAll() {
  const replies = await Promise.all(PAGES.map(path => fetch(path, { cache: 'no-cache' })))
  if (!replies.every(reply => reply.ok)) throw new Error('the pages to keep could not be had')
  const style = STYLE.exec(await replies[0].clone().text())?.[0]
  const styled = style && (await fetch(style))
  const cache = await caches.open(KEPT)
  const before = await cache.keys()
  await Promise.all(PAGES.map((path, at) => cache.put(path, replies[at])))
  if (styled?.ok) await cache.put(style, styled)
  const isOld = request => STYLE.test(request.url) && !request.url.endsWith(style)
  await Promise.all(before.filter(isOld).map(request => cache.delete(request)))
}

async function refresh() {
  const kept = await caches.match(HELP)
  const at = Date.parse(kept?.headers.get('date') ?? '')
  if (!(Date.now() - at < FRESH)) await keepAll().catch(() => undefined)
}

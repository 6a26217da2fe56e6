import type { Context } from 'hono'
import { type Day, dayInVietnam } from '../content/day.ts'
import { hasEnded, isToCome } from '../content/entry-dates.ts'
import { updatedOn } from '../content/updated-on.ts'
import type { Door } from './app.tsx'
import { caughtUp } from './caught-up.ts'
import { PAGES } from './parts/page.tsx'
import { absolute } from './parts/shared-head.tsx'
import type { Services } from './services.ts'
import { sendShared } from './show-shared.ts'

/** `GET /sitemap.xml`: every page worth finding. A sitemap holds whole addresses, so there is none while nobody has set ours. */
export async function showSitemap(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  const { publicUrl } = services
  if (!publicUrl) return context.notFound()
  await caughtUp(services)
  const { content } = services.memory.library.knowledge
  const urls = [
    ...['/', ...PAGES.map(([path]) => path), ...content.topics.map(topic => `/chu-de/${topic.id}`)].map(path =>
      urlOf(absolute(publicUrl, path)),
    ),
    ...(await entriesOf(services)).map(({ id, changed }) => urlOf(absolute(publicUrl, `/hoi/${id}`), changed)),
  ]
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  return sendShared(context, xml, 'application/xml; charset=utf-8')
}

/** `GET /robots.txt`: everything may be found; what answers only forms and programs need not be asked for. */
export function showRobots(context: Context<Door>): Promise<Response> {
  const { publicUrl } = context.var.services
  const lines = ['User-agent: *', 'Disallow: /api/']
  if (publicUrl) lines.push('', `Sitemap: ${absolute(publicUrl, '/sitemap.xml')}`)
  return sendShared(context, `${lines.join('\n')}\n`, 'text/plain; charset=utf-8')
}

/** The entries in force with the day each last changed; the day of publishing is left out while the log cannot be read. */
async function entriesOf({ memory, now }: Services): Promise<{ id: string; changed: Day }[]> {
  const { content, names } = memory.library.knowledge
  const today = dayInVietnam(now())
  const log = await memory.entries.liveAfter(0).catch(() => [])
  const published = new Map(log.map(({ entryId, at }) => [entryId, dayInVietnam(at)]))
  return content.entries
    .filter(entry => !hasEnded(entry, today) && !isToCome(entry, today))
    .map(entry => ({ id: entry.id, changed: updatedOn(entry, names, today, published.get(entry.id)).day }))
}

function urlOf(address: string, changed?: Day): string {
  const loc = address.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `  <url><loc>${loc}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`
}

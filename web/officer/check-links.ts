import { dayInVietnam } from '../../content/day.ts'
import type { JobStore } from '../../content/desk/job-store.ts'
import type { LinkStore } from '../../content/desk/link-store.ts'
import { linksIn } from '../../content/desk/links-in.ts'
import type { Library } from '../../content/library.ts'

const TIMEOUT_MS = 10_000
const HOSTS_AT_ONCE = 3
const CHECK_HOUR = 3 // in Việt Nam: when fewest people need those servers
const WHO = 'Mozilla/5.0 (compatible; hoi-dap-an-sinh-dong-nai; kiem tra duong dan moi ngay mot lan)'
const NOBODY = 0

/** Checks every address of the content once a day, whichever process comes first; says how many were asked. */
export async function checkLinksDaily(
  now: number,
  { library, jobs, links }: { library: Library; jobs: JobStore; links: LinkStore },
  ask: typeof fetch = fetch,
): Promise<number> {
  const day = dayInVietnam(now)
  const due = Date.parse(`${day}T0${CHECK_HOUR}:00:00+07:00`)
  if (now < due || !(await jobs.claim('check-links', due, now))) return 0
  const urls = linksIn(library.knowledge.content, day).map(link => link.url)
  await links.keepOnly(urls)
  await checkLinks(urls, links, now, ask)
  return urls.length
}

/** Asks each address whether it still answers: few hosts at once, and of each host one address after the other. */
export async function checkLinks(
  urls: readonly string[],
  links: LinkStore,
  now: number,
  ask: typeof fetch = fetch,
): Promise<void> {
  const byHost = new Map<string, string[]>()
  for (const url of urls) byHost.set(new URL(url).host, [...(byHost.get(new URL(url).host) ?? []), url])
  const waiting = [...byHost.values()]
  const lane = async () => {
    for (let ofHost = waiting.shift(); ofHost; ofHost = waiting.shift())
      for (const url of ofHost) {
        const status = await statusOf(url, ask)
        await links.note({ url, at: now, status, isDead: isDead(status) })
      }
  }
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane))
}

/** HEAD first, which costs a server least; GET when that says nothing good, because some servers know no HEAD. */
async function statusOf(url: string, ask: typeof fetch): Promise<number> {
  const head = await statusBy('HEAD', url, ask)
  return head !== NOBODY && head < 400 ? head : statusBy('GET', url, ask)
}

async function statusBy(method: 'HEAD' | 'GET', url: string, ask: typeof fetch): Promise<number> {
  try {
    // A redirect is an answer; following it could lead into a network that is not public.
    const response = await ask(url, {
      method,
      redirect: 'manual',
      headers: { 'user-agent': WHO, accept: '*/*' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return NOBODY
  }
}

/** Whoever refuses a machine (401, 403, 429 …) is there all the same. */
function isDead(status: number): boolean {
  return status === NOBODY || status === 404 || status === 410 || status >= 500
}

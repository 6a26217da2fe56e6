import type { Content } from '../content.ts'
import type { Day } from '../day.ts'

/** An address that content points to. */
export interface ContentLink {
  url: string
  /** What points there, as people read it. */
  of: string
  /** Entries that show it, by id. */
  entries: string[]
}

const HOST = /^(?=.{4,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]{1,62}$/
const PRIVATE = /\.(?:local|localhost|internal|invalid|test|lan|home|arpa)$/

/** The addresses worth checking: of offices, of laws where they were seen on the web, and of fairs that are still to come. */
export function linksIn(content: Content, day: Day): ContentLink[] {
  const found = new Map<string, ContentLink>()
  const add = (url: string | undefined, of: string, entries: string[] = []) => {
    if (!url || !isPublic(url)) return
    const known = found.get(url)
    found.set(url, known ? { ...known, entries: [...new Set([...known.entries, ...entries])] } : { url, of, entries })
  }
  for (const { id, web, name } of content.contacts) {
    const shows = new RegExp(`\\{\\{\\s*trang ${id}\\s*\\}\\}`)
    const entries = content.entries
      .filter(
        ({ owner, lead, sections }) =>
          owner === id || [lead, ...sections.map(part => part.text)].some(text => shows.test(text)),
      )
      .map(entry => entry.id)
    add(web, name, entries)
  }
  for (const { id, seenAt, name } of content.laws)
    add(
      seenAt,
      name,
      content.entries
        .filter(({ sources }) => sources.some(each => 'law' in each && each.law === id))
        .map(each => each.id),
    )
  for (const { online, date, movedTo } of content.fairs.notices)
    if ((movedTo ?? date) >= day) add(online, `phiên việc làm ${movedTo ?? date}`)
  return [...found.values()]
}

/** An address on the web that anybody can open: what an officer typed must not make the service knock inside its own network. */
export function isPublic(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, port, username } = new URL(text)
  return /^https?:$/.test(protocol) && port === '' && username === '' && HOST.test(hostname) && !PRIVATE.test(hostname)
}

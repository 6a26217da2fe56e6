import type { Role } from '../../content/desk/officer.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import type { Services } from '../../web/services.ts'
import { form, openApp } from './services.ts'

export const PASSWORD = 'lúa chín vàng bên sông'

/** Somebody at the desk, in their own browser. */
export interface Visitor {
  name: string
  /** What their browser sends to be known by; empty for a stranger. */
  cookie: string
  get(path: string): Promise<Response>
  /** Sends a form as the desk's own page would, with its token. */
  post(path: string, fields?: Record<string, string>, init?: RequestInit): Promise<Response>
  /** The page's words, without markup. */
  read(path: string): Promise<string>
}

/** The whole app with three officers signed in: Lan writes, Hạnh approves, Minh administers. And a stranger. */
export async function openDesk(changes: Partial<Services> = {}) {
  const opened = openApp(changes)
  const accounts = accountsOf(opened.services)
  const visitor = async (name: string, role?: Role): Promise<Visitor> => {
    let cookie = ''
    if (role) {
      await accounts.add(name, role, PASSWORD, false)
      const signed = await accounts.signIn(name, PASSWORD)
      if (signed.kind !== 'in') throw new Error(`${name} cannot sign in: ${signed.kind}`)
      cookie = signed.cookies.map(each => each.split(';')[0]).join('; ')
    }
    const csrf = role ? (await accounts.whoIs(new Headers({ cookie })))!.csrf : ''
    const get = (path: string) => opened.knock(path, { headers: { cookie } })
    return {
      name,
      cookie,
      get,
      post: (path, fields = {}, { headers = {}, ...init } = {}) =>
        opened.knock(path, {
          ...form({ csrf, ...fields }, { cookie, 'sec-fetch-site': 'same-origin', ...(headers as object) }),
          ...init,
        }),
      read: async path => wordsOf(await (await get(path)).text()),
    }
  }
  return {
    ...opened,
    accounts,
    visitor,
    writer: await visitor('Lan', 'writer'),
    approver: await visitor('Hạnh', 'approver'),
    administrator: await visitor('Minh', 'administrator'),
    stranger: await visitor('người lạ'),
  }
}

/** What a page says, without its markup. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

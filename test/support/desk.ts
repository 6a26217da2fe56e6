import type { Role } from '../../content/desk/officer.ts'
import type { Database } from '../../db/database.ts'
import * as tables from '../../db/desk-schema.ts'
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

interface SignedIn {
  name: string
  cookie: string
  csrf: string
}

/** The whole app with three officers signed in: Lan writes, Hạnh approves, Minh administers. And a stranger. */
export async function openDesk(changes: Partial<Services> = {}) {
  const opened = openApp(changes)
  const accounts = accountsOf(opened.services)
  const signedIn = async (name: string, role: Role): Promise<SignedIn> => {
    await accounts.add(name, role, PASSWORD, false)
    const signed = await accounts.signIn(name, PASSWORD)
    if (signed.kind !== 'in') throw new Error(`${name} cannot sign in: ${signed.kind}`)
    const cookie = signed.cookies.map(each => each.split(';')[0]).join('; ')
    return { name, cookie, csrf: (await accounts.whoIs(new Headers({ cookie })))!.csrf }
  }
  const visitorOf = ({ name, cookie, csrf }: SignedIn): Visitor => {
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
  const stranger = { name: 'người lạ', cookie: '', csrf: '' }
  const [writer, approver, administrator] = await usualOfficers(opened.services, signedIn)
  return {
    ...opened,
    accounts,
    visitor: async (name: string, role?: Role) => visitorOf(role ? await signedIn(name, role) : { ...stranger, name }),
    writer: visitorOf(writer),
    approver: visitorOf(approver),
    administrator: visitorOf(administrator),
    stranger: visitorOf(stranger),
  }
}

type Three = [writer: SignedIn, approver: SignedIn, administrator: SignedIn]

// Passwords are slow to hash by design: the usual three are made once and from then on copied, sessions and all.
let usual: { three: Three; copyInto(database: Database): Promise<void> } | undefined

async function usualOfficers(
  { database, publicUrl, deskSecret }: Services,
  signedIn: (name: string, role: Role) => Promise<SignedIn>,
): Promise<Three> {
  const isUsual = publicUrl === undefined && deskSecret === undefined
  if (isUsual && usual) {
    await usual.copyInto(database)
    return usual.three
  }
  const three: Three = [
    await signedIn('Lan', 'writer'),
    await signedIn('Hạnh', 'approver'),
    await signedIn('Minh', 'administrator'),
  ]
  if (isUsual) usual = { three, copyInto: await copierOf(database) }
  return three
}

/** Reads what the desk knows of its officers and gives a function that writes the same into another database. */
async function copierOf({ query }: Database): Promise<(other: Database) => Promise<void>> {
  const { officers, accounts, sessions, deskSettings } = tables
  const kept = {
    officers: await query.select().from(officers),
    accounts: await query.select().from(accounts),
    sessions: await query.select().from(sessions),
    settings: await query.select().from(deskSettings),
  }
  return async other => {
    await other.query.insert(officers).values(kept.officers)
    await other.query.insert(accounts).values(kept.accounts)
    await other.query.insert(sessions).values(kept.sessions)
    await other.query.insert(deskSettings).values(kept.settings)
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

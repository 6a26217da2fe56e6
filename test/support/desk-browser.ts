import { createHmac } from 'node:crypto'
import type { Role } from '../../content/desk/officer.ts'
import { accountsOf } from '../../web/officer/accounts.ts'
import type { Services } from '../../web/services.ts'
import { PASSWORD } from './desk.ts'
import { form, openApp } from './services.ts'

export type DeskBrowser = ReturnType<typeof deskBrowser>

/** A browser at the desk that keeps cookies and sends the token of its last page, as officers' browsers do. */
export function deskBrowser(knock: ReturnType<typeof openApp>['knock'], place = '') {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answered = await knock(place + path, { ...init, headers: { ...(init.headers as object), cookie } })
    for (const set of answered.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      if (/max-age=0/i.test(set)) jar.delete(name!)
      else jar.set(name!, value!)
    }
    return answered
  }
  const get = (path: string) => send(path)
  const read = async (path: string) => (await get(path)).text()
  return {
    jar,
    get,
    read,
    async post(path: string, fields: Record<string, string> = {}): Promise<Response> {
      // The password page shows every signed-in officer a form, whatever else they must do first.
      const csrf = /name="csrf" value="(\w+)"/.exec(await read('/officer/password'))?.[1] ?? ''
      return send(path, form({ csrf, ...fields }, { 'sec-fetch-site': 'same-origin' }))
    },
    /** Where the desk sends this browser when it asks for a page; the page itself when it is let in. */
    async sentTo(path: string): Promise<string> {
      return (await get(path)).headers.get('location') ?? path
    },
  }
}

/** The app with one officer, who is not signed in: each password costs a seventh of a second. */
export async function openDeskFor(name: string, role: Role = 'writer', changes: Partial<Services> = {}) {
  const opened = openApp(changes)
  const accounts = accountsOf(opened.services)
  await accounts.add(name, role, PASSWORD, false)
  /** The officer at one more browser, with the password given. */
  const sit = async (): Promise<DeskBrowser> => {
    const browser = deskBrowser(opened.knock)
    await browser.post('/officer/sign-in', { name, password: PASSWORD })
    return browser
  }
  return { ...opened, accounts, sit }
}

/** The six digits that an authenticator shows at a moment (RFC 6238), worked out apart from our own code. */
export function totp(key: string, at = Date.now()): string {
  const bits = [...key].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const offset = mac[19]! & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

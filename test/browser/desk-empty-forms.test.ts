import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { officersIn } from '../../db/officers.ts'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { consoleFaults, inBrowser } from '../support/browser.ts'
import { serveBusyDesk } from '../support/busy-desk.ts'
import { heading, knowAs, lookAt, openHere } from '../support/desk-pages.ts'

/** Addresses that a form is sent to, where it is not the one of a page. */
const SENT_TO: Record<string, string> = {
  ':id{[a-z0-9-]+}': 'bhtn-uy-quyen',
  ':planned': '2026-12-10',
  ':channel': 'telegram',
  ':number': '1',
  ':deed': 'disable',
}

// Nothing to read: signed out, or an answer for a script.
const SAYS_NOTHING = ['/officer/sign-out', '/officer/entries/:id{[a-z0-9-]+}/working']

inBrowser('An officer who sends a form with nothing in it,', () => {
  it('reads at every address why it cannot be taken', async () => {
    const busy = await serveBusyDesk()
    try {
      const page = await openHere(busy.address)
      await knowAs(page, busy.administrator, busy.address)
      const { id } = (await officersIn(busy.kept.database).named('Lan'))!
      const refused: string[] = []
      const silent: string[] = []
      const kinds = new Set<string>() // pages of one kind differ in their words only
      for (const { path, method } of DESK_ROUTES) {
        if (method !== 'POST' || SAYS_NOTHING.includes(path)) continue
        const own = path.startsWith('/officer/officers') ? id : path.startsWith('/officer/review') ? 'bhtn-mat-so' : '1'
        const address = path
          .replace('/officer/amounts/:id{[a-z0-9-]+}', '/officer/amounts/muc-tham-chieu')
          .replace(/:\w+(?:\{[^}]*\})?/g, each => SENT_TO[each] ?? own)
        const status = await sendEmpty(page, address)
        expect([address, status]).not.toEqual([address, 500]) // 502: told that a channel is out of order
        if (status < 400) continue // a page with an address, which is looked at above
        refused.push(address)
        const kind = (await heading(page))!.replace(/[:"“].*/, '')
        if (!kinds.has(kind)) expect({ address, wrong: await lookAt(page) }).toEqual({ address, wrong: [] })
        kinds.add(kind)
        if ((await page.locator('[role=alert], .wrong').count()) === 0) silent.push(address)
      }
      console.log(`${refused.length} addresses refuse an empty form, on pages of ${kinds.size} kinds`)
      expect(refused.length).toBeGreaterThan(25)
      expect(silent).toEqual([])
      expect(consoleFaults(page)).toEqual([])
    } finally {
      await busy.close()
    }
  }, 300_000)
})

/** Sends a form of the desk's own with nothing but its token; the status of the page it leads to. */
async function sendEmpty(page: Page, address: string): Promise<number> {
  await page.goto('/officer/password')
  const answered = page.waitForResponse(reply => reply.request().isNavigationRequest() && reply.status() !== 303)
  const loaded = page.waitForEvent('load')
  await page.evaluate(action => {
    const form = document.querySelector('form[action="/officer/password"]') as HTMLFormElement
    for (const field of form.querySelectorAll('input:not([name=csrf])')) field.remove()
    form.action = action
    form.submit()
  }, address)
  await loaded
  return (await answered).status()
}

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, openPage, SIGHTS, type Sight, sideways } from './browser.ts'
import type { Visitor } from './desk.ts'

/** A page of the app at an address. A trial before publishing takes a busy machine longer than pages usually may. */
export async function openHere(at: string, sight: Sight = {}): Promise<Page> {
  const page = await openPage({ at, ...sight })
  page.setDefaultTimeout(60_000)
  return page
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
export const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
export const done = (page: Page) => page.locator('.done[role=status]').textContent()

export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/officer')
  await fill(page, 'Tên đăng nhập', name)
  await fill(page, 'Mật khẩu', password)
  await press(page, 'Đăng nhập')
}

/** Gives a page the session of somebody who is signed in. */
export async function knowAs(page: Page, { cookie }: Visitor, url: string): Promise<void> {
  const [name, value] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name: name!, value: value!, url }])
}

/** What is wrong with a page in any sight of it. */
export async function lookAt(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const { width, dark } of SIGHTS) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    const found = [...(await axe(page)), ...(await sideways(page))]
    wrong.push(...found.map(each => `${width} ${dark ? 'dark' : 'light'} ${new URL(page.url()).pathname}: ${each}`))
  }
  const headings = await page.getByRole('heading', { level: 1 }).count()
  return headings === 1 ? wrong : [...wrong, `${headings} h1`]
}

/** Presses Tab until what bears the name has the focus, and sees to it that the focus is seen. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 400) {
    await page.keyboard.press('Tab')
    const { label, isSeen } = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement
      const label = focused.labels?.[0]?.textContent ?? focused.textContent ?? ''
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      return { label: label.trim(), isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 }
    })
    if (label === name) return expect({ label, isSeen }).toEqual({ label, isSeen: true })
    passed.push(label)
  }
  throw new Error(`Tab never comes to ${name}, only to: ${passed.join(' | ').slice(0, 2000)}`)
}

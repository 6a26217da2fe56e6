import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GUIDE_PICTURES, type GuidePicture } from '../../web/officer/guide-pictures.ts'
import { axe, consoleFaults, inBrowser, openPage, picture, sideways } from '../support/browser.ts'
import { openDesk, PASSWORD } from '../support/desk.ts'
import { typed } from '../support/entry-form.ts'
import { knowledge } from '../support/knowledge.ts'
import { serveOpened } from '../support/serve-app.ts'

const WIDTH = 720
const HEIGHT = 560
const MOST_BYTES = 60_000
const EDITED = 'bhtn-mat-so'
const QUESTIONS = [
  ['xe ôm công nghệ có được đóng bảo hiểm không', '1'],
  ['chạy xe ôm công nghệ đóng bảo hiểm được không', '2'],
  ['xe ôm công nghệ đóng bảo hiểm ở đâu', '3'],
  ['mất giấy báo tử thì xin lại ở đâu', '4'],
  ['xin lại giấy báo tử bị mất', '5'],
]

inBrowser('The guide', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  let served: Awaited<ReturnType<typeof serveOpened>>
  beforeAll(async () => {
    desk = await openDesk()
    served = await serveOpened(desk)
    const { kept, services, writer } = desk
    for (const [question, conversation] of QUESTIONS)
      await kept.inbox.add({
        question: question!,
        conversation: conversation!,
        channel: 'telegram',
        at: services.now(),
        reason: 'unknown',
      })
    const entry = knowledge().entries.get(EDITED)!
    await writer.post(
      `/officer/entries/${EDITED}/edit`,
      typed(entry, { lead: `${entry.lead} Đi sớm cho đỡ chờ.`, reason: 'thêm lời khuyên', act: 'submit' }),
    )
  })
  afterAll(() => served.close())

  async function signedIn(name: string, sight: Parameters<typeof openPage>[0] = {}): Promise<Page> {
    const page = await openPage({ at: served.address, width: WIDTH, ...sight })
    await page.goto('/officer/sign-in')
    await page.locator('[name=name]').fill(name)
    await page.locator('[name=password]').fill(PASSWORD)
    await Promise.all([page.waitForURL('**/officer'), page.locator('main button[type=submit]').click()])
    return page
  }

  it('shows the desk’s real pages, each in a small picture', { timeout: 240_000 }, async () => {
    const made: Record<string, GuidePicture> = {}
    const take = async (page: Page, name: string) => {
      made[name] = await shot(page)
    }
    const lan = await signedIn('Lan')
    await take(lan, 'viec-hom-nay')
    await lan.goto('/officer/inbox')
    await take(lan, 'hop-thu')
    await lan.locator('main table a').first().click()
    await take(lan, 'nhom')
    await lan.getByRole('button', { name: 'Soạn mục mới từ câu này' }).click()
    await lan.locator('[name=lead]').fill('Người chạy xe ôm công nghệ được đóng bảo hiểm xã hội tự nguyện.')
    await take(lan, 'soan')
    const hanh = await signedIn('Hạnh')
    await hanh.goto(`/officer/entries/${EDITED}/check`, { timeout: 60_000 })
    await take(hanh, 'thu')
    await hanh.goto(`/officer/entries/${EDITED}`)
    await hanh.getByRole('button', { name: 'Duyệt và đăng ngay' }).waitFor()
    await take(hanh, 'duyet')
    expect([...consoleFaults(lan), ...consoleFaults(hanh)]).toEqual([])
    for (const { source } of Object.values(made)) expect((source.length * 3) / 4).toBeLessThan(MOST_BYTES)
    if (process.env.GUIDE === 'write') return writePictures(made)
    expect(Object.keys(GUIDE_PICTURES)).toEqual(Object.keys(made))
  })

  it.each(['/officer/guide', '/officer/figures', '/officer/exchange'])(
    '%s fits a small screen, in the dark, too, and has nothing in anybody’s way',
    async path => {
      const page = await signedIn('Lan', { width: 320, dark: true })
      await page.goto(path)
      expect(await sideways(page)).toEqual([])
      expect(await axe(page)).toEqual([])
      await picture(page, `desk-320${path.replaceAll('/', '-')}`)
      await page.setViewportSize({ width: 1100, height: 800 })
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await axe(page)).toEqual([])
      expect(
        await page.locator('img').evaluateAll(all => all.filter(each => !(each as HTMLImageElement).alt).length),
      ).toBe(0)
      await picture(page, `desk-1100${path.replaceAll('/', '-')}`)
      expect(consoleFaults(page)).toEqual([])
    },
  )
})

/** The upper part of a page, without what all pages have above it, as a WebP in an address of its own. */
async function shot(page: Page): Promise<GuidePicture> {
  const { y, height: tall } = (await page.locator('main').boundingBox())!
  const height = Math.min(HEIGHT, Math.round(tall))
  const png = await page.screenshot({ clip: { x: 0, y, width: WIDTH, height }, fullPage: true })
  const drawing = await openPage({ policy: false })
  const source = await drawing.evaluate(
    async from => {
      const image = new Image()
      image.src = from
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
      canvas.getContext('2d')!.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.5)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  return { source, width: WIDTH, height }
}

function writePictures(made: Record<string, GuidePicture>): void {
  const file = new URL('../../web/officer/guide-pictures.ts', import.meta.url)
  const lines = Object.entries(made).map(
    ([name, { source, width, height }]) =>
      `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: {\n    source:\n      '${source}',\n    width: ${width},\n    height: ${height},\n  },\n`,
  )
  writeFileSync(
    file,
    `/** Made by \`GUIDE=write npx vitest run --config test/vitest.config.ts test/browser/guide.test.ts\` from the real pages. */
export interface GuidePicture {
  /** A \`data:\` address, so that both runtimes have it without a way to serve files. */
  source: string
  width: number
  height: number
}

export const GUIDE_PICTURES: Record<string, GuidePicture> = {
${lines.join('')}}
`,
  )
}

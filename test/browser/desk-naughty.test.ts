import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { respond } from '../../bot/respond.ts'
import { learnedIn } from '../../content/checked.ts'
import { noonOf } from '../../content/day.ts'
import { writeEntryFile } from '../../content/desk/entry-file.ts'
import { Library } from '../../content/library.ts'
import { officersIn } from '../../db/officers.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { csvOf } from '../../web/officer/exchange-files.ts'
import { memoryIn } from '../../web/wiring.ts'
import { question } from '../contracts/inbox-store.ts'
import { consoleFaults, inBrowser, openPage } from '../support/browser.ts'
import { openDesk, PASSWORD, type Visitor } from '../support/desk.ts'
import { typed as fieldsTyped } from '../support/entry-form.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { ADDRESSES, MARKUP, WORDS } from '../support/naughty.ts'
import { serveOpened } from '../support/serve-app.ts'
import {
  giveEyes,
  goalOf,
  nameOf,
  readOpened,
  readPage,
  routeOf,
  sendForm,
  type Values,
  type WalkedField,
  type WalkedForm,
  type WalkedPage,
  walkDesk,
} from '../support/walk-desk.ts'

const DANGEROUS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '<svg onload=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<a href="jav&#x09;ascript:alert(1)">hồ sơ</a>',
  '<input autofocus onfocus=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  'trợ cấp\u202E txet desrever \u202Dthất nghiệp',
  'javascript:alert(1)',
]
const ATTACKS = [...MARKUP, ...WORDS, ...ADDRESSES].filter(text => DANGEROUS.includes(text))
const ELEMENTS = ATTACKS.filter(text => MARKUP.includes(text))
const QUOTABLE = ELEMENTS.filter(text => !text.includes('"')) // in a cell of a table

const ENTRY = 'muc-thu'
const WITHDRAWN = 'bhtn-mat-so'
const SUBMITTED = 'bhtn-uy-quyen'
const IMPORTED = 'bhtn-muc-huong'
const entries = [...knowledge().entries.values()]
  .filter(({ id }) => ['bhtn-nop-ho-so', SUBMITTED, WITHDRAWN, IMPORTED].includes(id))
  .map(entry => ({ ...entry, related: [] })) // the related ones are not here
const FAIR = '2026-12-10'
const LATER = '2027-03-10'
const TALK = 'c'.repeat(22)
const CITIZENS = ['/', `/hoi/${ENTRY}`, `/hoi/${IMPORTED}`, '/chu-de', '/chu-de/bhtn', '/viec-lam', '/can-cu', '/tim']

/** Pages that no link leads to, or only when something is waiting there. */
const WAITING = [
  `/officer/entries/${SUBMITTED}`,
  `/officer/entries/${ENTRY}`,
  `/officer/entries/${ENTRY}/history?tu=1&den=3`,
  `/officer/entries/${ENTRY}/edit`,
  `/officer/amounts/${ENTRY}`,
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(number => `/officer/changes/${number}`),
  ...[2, 15].map(id => `/officer/inbox/group/${id}`),
  '/officer/inbox/question/4',
  '/officer/inbox/talk/1',
  `/officer/fairs/${FAIR}`,
  '/officer/review/bhtn-nop-ho-so',
]
/** An address that runs, and breaks out of an attribute and of a text. */
const IN_ADDRESSES = `javascript:alert(1)//"><img src=x onerror=alert(1)>'><svg onload=alert(1)>`
const QUERIES = [
  'q',
  'done',
  'next',
  'ngay',
  'tu',
  'den',
  'xem',
  'ban',
  'id',
  'officer',
  'subject',
  'before',
  'from',
  'to',
  'part',
  'key',
  'show',
  'state',
  'sent',
  'stale',
  'left',
]
const CITIZENS_FORMS: Record<string, Values> = {
  '/': { text: 'phiên giao dịch việc làm', conversation: TALK },
  '/tro-lai': { conversation: TALK },
  '/tim': { q: 'alert onerror' },
}

/** Forms that ask nothing; they would end the session of whoever walks. */
const WITHOUT_FIELDS = ['/officer/sign-out', '/officer/me/other-sessions']
/** Forms that stand only where a second factor is being set up, used or taken away. */
const ON_THE_WAY = [
  '/officer/sign-in/code',
  ...['confirm', 'backup-codes', 'off'].map(deed => `/officer/second-factor/${deed}`),
]

const FIRST = 10_000 // so that no number looks like one to call, which entries may not hold
const typed: string[] = []
const shown = new Set<number>()
const trouble: unknown[] = []
let told = 0 // so many of them were typed where they must be shown again

/** An attack with its number around it, to be known again; an address would not be one with something before it. */
function attack(among: readonly string[] = ATTACKS): string {
  const at = FIRST + typed.push(among[typed.length % among.length]!) - 1
  const text = typed[at - FIRST]!
  return ADDRESSES.includes(text) ? `${text}//«${at}»` : `«${at}»${text}«/${at}»`
}

let desk: Awaited<ReturnType<typeof serveDesk>>
let dispensable: Visitor
let ours: string[] = []

/** A desk over a few entries and messages of danger, so that what is tried before publishing takes no time. */
async function serveDesk() {
  const { database } = openSqlite(':memory:')
  const learned = learnedIn()!
  const examples = { danger: learned.examples!.danger.slice(0, 3), asked: {} }
  const memory = memoryIn(database, new Library({ ...knowledge().content, entries }, { ...learned, examples }))
  return serveOpened(await openDesk({ memory, database }))
}

beforeAll(async () => {
  desk = await serveDesk()
  dispensable = await desk.visitor('An', 'writer')
  await citizensWait()
})
afterAll(() => desk.close())

async function citizensWait(): Promise<void> {
  const { memory } = desk.services
  const at = noonOf(TODAY)
  for (const n of ATTACKS.keys())
    await memory.inbox.add(question({ question: `mở tiệm ${attack()}`, conversation: `nha-${n}`, at: at - 5000 + n }))
  for (const [n, text] of [`bảo hiểm ${attack()}`, 'gặp cán bộ', `alô ${attack()}`].entries())
    await respond({ channel: 'web', conversation: TALK, text, at: at - 60_000 + n }, memory)
}

/** A signed-in officer's page, without the policy, so that whatever slipped in would act and be seen. */
async function pageOf({ cookie }: Visitor, policy = false): Promise<Page> {
  const page = await openPage({ at: desk.address, policy })
  page.setDefaultTimeout(20_000)
  const [name, value] = cookie.split(/=(.*)/s)
  if (value) await page.context().addCookies([{ name: name!, value, url: desk.address }])
  await giveEyes(page.context())
  await page.goto('/officer/password')
  return page
}

/** Notes what is wrong with a page, and which texts it gives back as they were typed. */
function look(read: WalkedPage, of = read.address): WalkedPage {
  const words = plain(read.words)
  const broken: string[] = []
  for (const { 1: number, index } of words.matchAll(/«(\d+)»/g)) {
    const at = Number(number)
    const text = typed[at - FIRST] ?? ''
    const rest = words.slice(index + number!.length + 2)
    const asJson = JSON.stringify(text).slice(1, -1) // a figure's change is shown so
    const isWhole =
      [plain(text), asJson].some(each => rest.startsWith(`${each}«/${at}»`)) ||
      words.slice(0, index).endsWith(`${text}//`)
    if (isWhole) shown.add(at - FIRST)
    else if (!/^[^«]*…/.test(rest)) broken.push(words.slice(index, index + 80))
  }
  if (read.foreign.length > 0 || read.status >= 500 || broken.length > 0)
    trouble.push({ of, status: read.status, foreign: read.foreign, broken })
  return read
}

/** Words as they are compared: no page keeps runs of spaces, and the desk composes letters. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC')

/** Fills in a form of a page with some values, everything else as it stands there, and sends it. */
async function fillIn(page: Page, address: string, action: string, values: Values): Promise<WalkedPage> {
  return fillInOn(page, look(await readPage(page, address, ours)), action, values)
}

async function fillInOn(page: Page, on: WalkedPage, action: string, values: Values): Promise<WalkedPage> {
  const posted = on.forms.filter(({ method }) => method === 'post')
  const form = posted.find(each => each.action === action) ?? posted.find(each => each.action.startsWith(action))
  if (!form) throw new Error(`${on.address} has no form for ${action}: ${plain(on.words).slice(0, 300)}`)
  return look(await sendForm(page, form, { ...asItStands(form), ...values }, ours), `${action} of ${on.address}`)
}

const asItStands = ({ fields }: WalkedForm): Values =>
  Object.fromEntries(fields.filter(({ type }) => type !== 'file').map(each => [each.name, usual(each)]))

/** A value that a field could have: what it has, its first choice, or something of its kind where it must be filled. */
function usual({ name, type, value, options, required }: WalkedField): string {
  if (value) return value
  if (type === 'submit' || type === 'select-one') return options.find(Boolean) ?? ''
  if (type === 'date') return required ? LATER : ''
  if (type === 'datetime-local') return `${LATER}T08:00`
  return required || /^(?:reason|why)$/.test(name) ? 'chữ của cán bộ' : ''
}

inBrowser('Somebody who writes code into the fields of the officers’ desk', () => {
  beforeAll(async () => {
    const page = await pageOf(desk.administrator)
    const tags = new Set<string>()
    for await (const read of walkDesk(page, [], 1)) for (const tag of read.tags) tags.add(tag)
    for (const path of CITIZENS) for (const tag of (await readPage(page, path, [])).tags) tags.add(tag)
    ours = [...tags, 'INS', 'DEL', 'PRE'] // on pages that show a change, of which there is none yet
    await page.context().close()
  })

  it('would be caught on a careless page, string by string', async () => {
    const page = await pageOf(desk.administrator)
    const missed: string[] = []
    for (const text of ELEMENTS) {
      const careless = `<title>${text}</title><main><p>${text}</p><textarea>${text}</textarea></main><input value="${text}">`
      await page.setContent(careless)
      if ((await readOpened(page, ours)).foreign.length === 0) missed.push(text)
    }
    for (const text of ADDRESSES) {
      await page.setContent(`<a href="${text}">hồ sơ</a>`)
      if ((await readOpened(page, ours)).foreign.length === 0) missed.push(text)
    }
    expect(missed).toEqual([])
    await page.setContent('<main><img src=x onerror=alert(1)></main>')
    await page.waitForFunction(() => window.hasActed)
    expect((await readOpened(page, ours)).foreign).toContain('it acted')
  })

  it('is given words back and nothing else on the way of a text, a figure, words and a fair', async () => {
    const [lan, hanh] = [await pageOf(desk.writer), await pageOf(desk.approver)]
    for (const does of Object.values(STORIES)) await does(lan, hanh)
    expect(trouble).toEqual([])
  })

  it('is given words back and nothing else by every form there is, field by field', async () => {
    const page = await pageOf(desk.administrator)
    const waiting = await leaveWork(page)
    const { id } = (await officersIn(desk.services.database).list()).find(({ name }) => name === dispensable.name)!
    const ahead = new Map<string, { form: WalkedForm; from: string }>()
    const goals = new Set<string>()
    const note = (read: WalkedPage, isNew: (form: WalkedForm) => boolean) => {
      for (const form of read.forms) {
        const isOnOfficer = form.action.startsWith('/officer/officers/')
        if (WITHOUT_FIELDS.includes(form.action) || (isOnOfficer && !form.action.includes(id)) || !isNew(form)) continue
        goals.add(goalOf(form))
        ahead.set(nameOf(form), { form, from: read.address })
      }
    }
    for await (const read of walkDesk(page, ours, 2, waiting)) note(look(read), form => !ahead.has(nameOf(form)))
    // What an answer asks in its turn comes to the end of the map while it is walked; that it asks again is no news.
    for (const [name, { form, from }] of ahead) {
      for (const values of harms(form)) {
        const read = await sendForm(page, form, await withNewest(page, from, name, values), ours)
        note(look(read, name), each => !goals.has(goalOf(each)))
      }
    }
    const csrf = (await readPage(page, '/officer/password', ours)).forms[0]!.fields.find(({ name }) => name === 'csrf')!
    for (const action of ON_THE_WAY)
      look(
        await sendForm(
          page,
          { action, method: 'post' },
          { csrf: csrf.value, code: attack(), password: attack() },
          ours,
        ),
      )
    expect(trouble).toEqual([])
    const posts = DESK_ROUTES.filter(({ method, path }) => method === 'POST' && !path.endsWith(':deed'))
    const covered = [...goals, ...[...ON_THE_WAY, ...WITHOUT_FIELDS].map(path => `POST ${path}`)]
    expect(posts.map(({ path }) => path).filter(path => !covered.includes(`POST ${path}`))).toEqual([])
  })

  it('is given words back and nothing else for addresses and what is asked in them', async () => {
    const page = await pageOf(desk.administrator)
    for (const { path } of DESK_ROUTES.filter(({ method }) => method === 'GET')) {
      const [filled] = WAITING.filter(each => routeOf('GET', each) === path)
      const filling = /:\w+(?:\{[^}]*\})?/g
      const query = new URLSearchParams(QUERIES.map(name => [name, IN_ADDRESSES]))
      look(await readPage(page, `${filled ?? path.replace(filling, ENTRY)}?${query}`, ours))
      if (path.includes(':')) look(await readPage(page, path.replace(filling, encodeURIComponent(IN_ADDRESSES)), ours))
    }
    expect(trouble).toEqual([])
  })

  it('is read as words on every page, opened without a policy, by colleagues and by citizens', async () => {
    const page = await pageOf(desk.approver)
    const opened = new Set<string>()
    const attacked: string[] = []
    for await (const read of walkDesk(page, ours, 2, WAITING)) {
      look(read)
      const kind = routeOf('GET', read.address) ?? read.address
      if (!read.words.includes('«') || opened.has(kind)) continue
      opened.add(kind)
      attacked.push(read.address)
    }
    attacked.push(...CITIZENS)
    for (const address of attacked) {
      await page.goto(address)
      look(await readOpened(page, ours), `${address}, opened`)
    }
    for (const [action, values] of Object.entries(CITIZENS_FORMS))
      look(await sendForm(page, { action, method: 'post' }, values, ours))
    expect(trouble).toEqual([])
    expect(opened.size).toBeGreaterThan(15)
    expect(typed.slice(0, told).filter((_, at) => !shown.has(at))).toEqual([])
  })

  it('breaks no policy there, also while a form draws what is being typed', async () => {
    const page = await pageOf(desk.approver, true)
    for (const address of [
      `/officer/entries/${ENTRY}`,
      `/officer/entries/${ENTRY}/history?tu=1&den=3`,
      '/officer/acts',
      `/hoi/${ENTRY}`,
    ])
      await page.goto(address)
    await page.goto(`/officer/entries/${ENTRY}/edit`)
    const text = attack(ELEMENTS)
    await page.getByLabel('Trả lời ngắn', { exact: true }).fill(text)
    await page.locator('[data-preview]').getByText(text).first().waitFor()
    expect(await page.locator('[data-preview] :is(script, svg, img, iframe, input)').count()).toBe(0)
    expect(consoleFaults(page)).toEqual([])
  })

  it('is taken home as a file that no browser opens as a page', async () => {
    for (const { path } of DESK_ROUTES.filter(({ path }) => /\.(?:csv|md|xlsx|zip)$/.test(path))) {
      const { status, headers } = await desk.approver.get(`${path}?id=${ENTRY}`)
      const type = headers.get('content-type')
      expect({ path, status, type }).toEqual({ path, status: 200, type: expect.not.stringContaining('html') })
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect(await (await desk.approver.get(`/officer/exchange/muc.md?id=${ENTRY}`)).text()).toContain('onerror=alert(1)')
  })

  it('would be caught on a desk that forgets to escape', async () => {
    const page = await pageOf(desk.approver)
    await page.route(/\/officer\/acts$/, async route => {
      const reply = await route.fetch()
      const careless = (await reply.text()).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
      await route.fulfill({ response: reply, body: careless })
    })
    await page.goto('/officer/acts')
    const { foreign } = await readOpened(page, ours)
    expect(foreign).toContain('it acted')
    expect(foreign.length).toBeGreaterThan(1)
  })
})

/** A form's values, with the newest number of what it changes: without it a form is only told that it comes too late. */
async function withNewest(page: Page, from: string, name: string, values: Values): Promise<Values> {
  if (typeof values.seen !== 'string' || values.seen.includes('alert')) return values
  const now = (await readPage(page, from, ours)).forms.find(each => nameOf(each) === name)
  const seen = now?.fields.find(field => field.name === 'seen')?.value
  return seen ? { ...values, seen } : values
}

/** All fields at once with each button, once without the token; then each field alone, the others as they stand. */
function* harms(form: WalkedForm): Iterable<Values> {
  const open = form.fields.filter(({ name, type }) => name !== 'csrf' && type !== 'file' && type !== 'submit')
  const button = form.fields.find(({ type }) => type === 'submit')
  const file = form.fields.filter(({ type }) => type === 'file').map(({ name }) => name)
  const files = () => Object.fromEntries(file.map(name => [name, { name: `${attack()}.csv`, text: attack() }]))
  const stands = asItStands(form)
  const all = () => Object.fromEntries(open.map(({ name }) => [name, attack()]))
  for (const pressed of button?.options ?? [''])
    yield { ...stands, ...all(), ...files(), ...(button ? { [button.name]: pressed } : {}) }
  if ('csrf' in stands) yield { ...stands, ...all(), csrf: attack() }
  for (const { name, type, value } of [...open, ...(button ? [button] : [])])
    yield { ...stands, ...files(), [name]: type === 'textarea' && value ? `${value}\n${attack()}` : attack() }
}

/** A text all the way, a figure, words and a fair: what each page asks for, and attacks wherever text may stand. */
const STORIES: Record<string, (lan: Page, hanh: Page) => Promise<void>> = {
  async entry(lan, hanh) {
    const page = `/officer/entries/${ENTRY}`
    const text = () => ({
      question: attack(ELEMENTS),
      lead: attack(ELEMENTS),
      'section-papers': `- ${attack(ELEMENTS)}\n- **${attack(ELEMENTS)}**`,
      'section-notes': attack(ELEMENTS),
      alsoAskedAs: Array.from({ length: 8 }, () => attack()).join('\n'),
      keywords: attack(),
      sources: `nd-161-2026, ${attack()}`,
      reason: attack(),
    })
    const chosen = { id: ENTRY, topic: 'bhtn', owner: 'ubnd-xa' }
    const done = (read: WalkedPage) => expect(read.address).toContain('done=')
    done(await fillIn(lan, '/officer/entries/new', '/officer/entries/new', { ...chosen, ...text(), act: 'submit' }))
    done(await fillIn(hanh, page, `${page}/send-back`, { reason: attack() }))
    done(await fillIn(lan, `${page}/edit`, `${page}/edit`, { ...text(), act: 'submit' }))
    const held = await fillIn(hanh, page, `${page}/publish`, {})
    if (held.address.includes('/check')) {
      await fillInOn(hanh, held, `${page}/check`, { reason: attack() })
      done(await fillIn(hanh, page, `${page}/publish`, {}))
    }
    done(await fillIn(lan, `${page}/edit`, `${page}/edit`, { ...text(), act: 'keep' }))
    done(await fillIn(hanh, `${page}/edit`, `${page}/edit`, { ...text(), act: 'save' }))
    expect((await fillIn(lan, `${page}/edit`, `${page}/edit`, { act: 'save' })).address).toContain('/merge')
    look(await readPage(lan, `${page}/history?tu=1&den=3`, ours))
    done(
      await fillIn(hanh, `/officer/entries/${WITHDRAWN}/withdraw`, `/officer/entries/${WITHDRAWN}/withdraw`, {
        reason: attack(),
      }),
    )
  },
  async amount(lan, hanh) {
    const change = async (path: string, values: Values) => {
      const preview = await fillIn(lan, path, path, {
        value: '5',
        law: 'nd-161-2026',
        confidence: 'A',
        article: attack(),
        note: attack(),
        reason: attack(),
        ...values,
      })
      await fillInOn(lan, preview, path, { act: 'submit' })
    }
    await change('/officer/amounts/new', { id: ENTRY, name: attack(), unit: 'number', from: '2026-01-01' })
    await decide(hanh, 'publish')
    await change(`/officer/amounts/${ENTRY}`, { from: LATER, value: '6' })
    await decide(hanh, 'send-back')
  },
  async synonyms(lan, hanh) {
    const address = '/officer/words/edit?part=synonyms&key='
    const values = { means: attack(), words: `${attack()}\n${attack()}`, reason: attack() }
    await fillIn(lan, address, '/officer/words/edit', values)
    await decide(hanh, 'publish')
  },
  async sign(lan, hanh) {
    const address = '/officer/words/edit?part=urgent&key=sign%3A'
    const values = { id: 'dau-thu', all: attack(), unless: attack(), reason: attack() }
    await fillIn(lan, address, '/officer/words/edit', values)
    await decide(hanh, 'publish')
  },
  async fair(_, hanh) {
    const page = `/officer/fairs/${FAIR}`
    const checked = await fillIn(hanh, page, `${page}/check`, {
      status: 'confirmed',
      opens: '07:30',
      place: attack(),
      online: `https://phien.example/${attack(['"><img src=x onerror=alert(1)>'])}`,
      organiser: attack(),
      companies: `${attack()}\n${attack()}`,
      note: attack(),
      source: attack(),
      reason: attack(),
    })
    expect((await fillInOn(hanh, checked, page, {})).address).toContain('done=saved')
  },
}

/** Something to do in every room, so that each form stands somewhere; and files with attacks in cells and names. */
async function leaveWork(minh: Page): Promise<string[]> {
  const { memory } = desk.services
  const { writer } = desk
  told = typed.length
  const submitted = entries.find(({ id }) => id === SUBMITTED)!
  const fields = fieldsTyped(submitted, { keywords: attack(), act: 'submit' })
  expect((await writer.post(`/officer/entries/${SUBMITTED}/edit`, fields)).status).toBe(303)
  await writer.post('/officer/words/edit', {
    part: 'synonyms',
    key: '',
    means: attack(),
    words: attack(),
    seen: '0',
    reason: attack(),
  })
  await memory.inbox.add(
    question({
      question: 'Nghỉ việc rồi thì bao lâu phải nộp hồ sơ trợ cấp thất nghiệp, nộp ở đâu?', // answered by its entry by now
      conversation: 'nha-x',
      at: noonOf(TODAY),
      reason: 'not-helpful',
    }),
  )
  await memory.inbox.take([2], 'Minh')
  await memory.inbox.handle([3], { officer: 'Lan', entry: null, at: noonOf(TODAY) })
  await desk.accounts.signIn('Minh', PASSWORD) // in another browser, whose session can be ended
  const changed = entries.find(({ id }) => id === IMPORTED)!
  const name = attack()
  const upload = (text: string, ending: string) =>
    fillIn(minh, '/officer/exchange', '/officer/exchange', { file: { name: `${name}.${ending}`, text } })
  await upload(`Mã,Câu hỏi\n"${attack(QUOTABLE)}","${attack(QUOTABLE)}"`, 'csv')
  await upload(writeEntryFile({ ...changed, lead: attack(ELEMENTS), question: attack(ELEMENTS) }), 'md')
  const preview = await upload(csvOf([{ ...changed, lead: attack(ELEMENTS), question: attack(ELEMENTS) }]), 'csv')
  expect([plain(preview.words), preview.forms.map(goalOf)]).toEqual([
    expect.stringContaining('1 mục thay đổi'),
    expect.arrayContaining(['POST /officer/exchange/submit']),
  ])
  return WAITING
}

/** What Hạnh does with the change that was handed in last. */
async function decide(hanh: Page, decision: string): Promise<void> {
  const { changes } = desk.services.memory
  const all = await Promise.all((['amount', 'synonyms', 'urgent'] as const).map(part => changes.history(part)))
  const page = `/officer/changes/${Math.max(...all.flat().map(each => each.number))}`
  const { address } = await fillIn(
    hanh,
    page,
    `${page}/${decision}`,
    decision === 'publish' ? {} : { reason: attack() },
  )
  expect(address).toContain('done=')
}

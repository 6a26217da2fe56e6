import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboxQuestion } from '../../bot/inbox-store.ts'
import type { Handed, ReminderDoor } from '../../bot/reminder-door.ts'
import { tellAskers } from '../../bot/tell-askers.ts'
import { noonOf } from '../../content/day.ts'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { actsIn } from '../../db/acts.ts'
import { question } from '../contracts/inbox-store.ts'
import { openDesk } from '../support/desk.ts'
import { TODAY } from '../support/knowledge.ts'

const DOG = 'nuôi chó có phải đăng ký với xã không'
const at = noonOf(TODAY)

let sent: [string, string][]
let handed: Handed
const door: ReminderDoor = {
  channel: 'telegram',
  async send(chat, text) {
    sent.push([chat, text])
    return handed
  },
}
let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  sent = []
  handed = 'sent'
  desk = await openDesk({ doors: [door] })
})
afterEach(() => desk.kept.close())

const ask = async (...asked: Partial<InboxQuestion>[]) => {
  for (const [n, each] of asked.entries()) {
    const whole = question({ question: DOG, conversation: `nha-${n}`, at: at - 1000 + n, ...each })
    await desk.kept.conversations.open(whole.channel, whole.conversation, 0)
    const turn = { said: whole.question, at: whole.at, kind: 'unknown', entries: [] } as const
    await desk.kept.conversations.keep(whole.conversation, { ...turn, entries: [] }, 0)
    await desk.kept.inbox.add(whole)
  }
}
const states = async () =>
  (await desk.kept.inbox.find([1, 2, 3, 4])).map(({ state, officer, entry }) => [state, officer, entry])
const acts = async () =>
  (await actsIn(desk.kept.database).list({ limit: 9 })).map(each => [each.officer, each.act, each.reason])
const WORDING = {
  ids: '1,2',
  entry: 'bhtn-nop-ho-so',
  wordings: `${DOG}\nxin đăng ký nuôi chó`,
  reason: 'Người dân hỏi vậy',
}

describe('An officer who opens the inbox', () => {
  it('sees questions that mean the same as one group, the group of most citizens first', async () => {
    await ask({ question: 'xin giấy phép mở tiệm tóc' }, {}, { question: 'nuôi chó có phải đk với xã k' }, {})
    const words = await desk.writer.read('/officer/inbox')
    expect(words).toContain('2 nhóm câu hỏi')
    expect(words.indexOf('chó')).toBeLessThan(words.indexOf('tiệm tóc'))
    expect(words).toMatch(/ 3 nuôi chó [^.]* và 2 câu nữa/)
  })

  it('sees nothing that was handled, nothing said to a person, and no script of a citizen', async () => {
    await ask({ question: '<script>alert(1)</script>' }, { reason: 'asked-for-a-person', question: 'gặp cán bộ ạ' }, {})
    await desk.kept.inbox.handle([3], { officer: 'Lan', entry: null, at })
    const page = await (await desk.writer.get('/officer/inbox')).text()
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('gặp cán bộ ạ')
    expect(page).not.toContain(DOG)
  })

  it('takes a group, is told who was quicker, and gives it back', async () => {
    await ask({}, {})
    expect((await desk.writer.post('/officer/inbox/take', { ids: '1,2' })).headers.get('location')).toBe(
      '/officer/inbox/group/1?done=taken',
    )
    expect(await states()).toEqual([
      ['taken', 'Lan', null],
      ['taken', 'Lan', null],
    ])
    const late = await desk.approver.post('/officer/inbox/take', { ids: '1,2' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Lan đã nhận nhóm này')])
    expect(await desk.approver.read('/officer/inbox/group/1')).toContain('Lan đang làm nhóm này')
    expect(await desk.writer.read('/officer/inbox?show=mine')).toContain(DOG)
    expect(await desk.writer.read('/officer/inbox?show=open')).toContain('Không có câu nào')
    await desk.writer.post('/officer/inbox/give-back', { ids: '1,2' })
    expect(await states()).toEqual([
      ['open', null, null],
      ['open', null, null],
    ])
  })

  it('makes a draft with one click: the form of a new entry holds the question', async () => {
    await ask({}, { question: 'nuôi chó có phải đk với xã k' })
    const { headers } = await desk.writer.post('/officer/inbox/draft', { ids: '1,2' })
    expect(headers.get('location')).toBe('/officer/entries/new?ban=hop-thu-1')
    const form = await (await desk.writer.get(headers.get('location')!)).text()
    expect(form).toContain(DOG)
    expect(form).toContain('nuôi chó có phải đk với xã k')
    expect(await states()).toEqual([
      ['taken', 'Lan', 'hop-thu-1'],
      ['taken', 'Lan', 'hop-thu-1'],
    ])
    expect(await desk.approver.read('/officer/inbox/group/1')).toContain('Mục mới đang soạn cho nhóm này')
    expect(await acts()).toContainEqual(['Lan', 'Soạn mục mới từ hộp thư', ''])
  })

  it('saves the draft under an id, and the questions wait for it until it is published', async () => {
    await ask({ channel: 'telegram', conversation: 'telegram:7' })
    await desk.kept.inbox.wantWord('telegram', 'telegram:7')
    const { headers } = await desk.writer.post('/officer/inbox/draft', { ids: '1' })
    const fields = {
      ...fieldsOf(desk.kept.library.knowledge.entries.get('bhtn-nop-ho-so')!),
      id: 'nuoi-cho',
      question: `${DOG}?`,
      alsoAskedAs: Array.from({ length: 8 }, (_, n) => `chó nhà nuôi khai báo kiểu ${'abcdefgh'[n]}`).join('\n'),
      reason: 'Nhiều người hỏi',
      act: 'submit',
    }
    const saved = await desk.writer.post(headers.get('location')!, fields)
    expect(saved.headers.get('location')).toBe('/officer/entries/nuoi-cho?done=save-and-submit')
    expect(await states()).toEqual([['taken', 'Lan', 'nuoi-cho']])
    await tellAskers(at, desk.kept, [door])
    expect(sent).toEqual([]) // nobody has approved it

    const [submitted] = await desk.kept.entries.history('nuoi-cho')
    await desk.kept.entries.append({ ...submitted!, kind: 'published', officer: 'Hạnh' }, 1)
    await tellAskers(at, desk.kept, [door])
    expect(sent).toEqual([['telegram:7', expect.stringContaining(`${DOG}?`)]])
    expect(await states()).toEqual([['handled', 'Lan', 'nuoi-cho']])
  })

  it('adds wordings to an entry, as a revision that waits for approval', async () => {
    await ask({}, {})
    const { headers } = await desk.writer.post('/officer/inbox/wording', WORDING)
    expect(headers.get('location')).toBe('/officer/inbox/group/1?done=wording')
    const [revision] = await desk.kept.entries.history('bhtn-nop-ho-so')
    expect(revision).toMatchObject({ kind: 'submitted', officer: 'Lan', reason: 'Người dân hỏi vậy' })
    expect(revision!.entry.alsoAskedAs.slice(-2)).toEqual([DOG, 'xin đăng ký nuôi chó'])
    expect(await states()).toEqual([
      ['taken', 'Lan', 'bhtn-nop-ho-so'],
      ['taken', 'Lan', 'bhtn-nop-ho-so'],
    ])
    expect(desk.kept.library.knowledge.entries.get('bhtn-nop-ho-so')!.alsoAskedAs).not.toContain(DOG)
  })

  it.each([
    [{ wordings: ' ' }, 'còn thiếu cách hỏi'],
    [{ wordings: 'gọi tôi [điện thoại]' }, 'bỏ phần đã che'],
    [{ reason: 'x' }, 'ghi ít nhất 5 chữ cái'],
    [{ entry: 'khong-co' }, 'chọn một mục đang dùng'],
    [{ wordings: 'mức đóng bhyt hộ gia đình' }, 'cách hỏi'],
  ])('gets the form again with %j and what is wrong', async (changes, complaint) => {
    await ask({}, {})
    const response = await desk.writer.post('/officer/inbox/wording', { ...WORDING, ...changes })
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(complaint)])
    expect(await desk.kept.entries.history('bhtn-nop-ho-so')).toEqual([])
    expect(await states()).toEqual([
      ['open', null, null],
      ['open', null, null],
    ])
  })

  it('is sent to the colleague’s draft instead of overwriting it', async () => {
    await ask({}, {})
    const entry = desk.kept.library.knowledge.entries.get('bhtn-nop-ho-so')!
    const draft = {
      entryId: entry.id,
      kind: 'draft',
      entry: { ...entry, lead: 'Bản khác.' },
      officer: 'Hạnh',
      at,
      reason: 'x',
    } as const
    await desk.kept.entries.append(draft, 0)
    const response = await desk.writer.post('/officer/inbox/wording', WORDING)
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('Hạnh đang sửa mục này')])
  })

  it('closes what an entry answers already, and whoever wants word is told, once', async () => {
    const asks = { question: 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp', channel: 'telegram' } as const
    await ask({ ...asks, conversation: 'telegram:7' }, { ...asks, conversation: 'telegram:8' })
    await desk.kept.inbox.wantWord('telegram', 'telegram:7')
    expect(await desk.writer.read('/officer/inbox/group/1')).toContain('Bây giờ máy trả lời bằng mục này')
    await desk.writer.post('/officer/inbox/answered', { ids: '1,2', entry: 'bhtn-nop-ho-so' })
    expect(await desk.kept.inbox.unanswered(9)).toEqual([])
    for (const when of [at, at + 60_000]) await tellAskers(when, desk.kept, [door])
    expect(sent.map(([chat]) => chat)).toEqual(['telegram:7'])
  })

  it('puts a group aside only with a reason, and can open it again', async () => {
    await ask({}, {})
    expect((await desk.writer.post('/officer/inbox/aside', { ids: '1,2', why: '' })).status).toBe(422)
    await desk.writer.post('/officer/inbox/aside', { ids: '1,2', why: 'Việc của thú y xã' })
    expect(await desk.writer.read('/officer/inbox')).toContain('Không có câu nào')
    expect(await acts()).toContainEqual(['Lan', 'Để câu hỏi ra ngoài', 'Việc của thú y xã'])
    expect(await desk.writer.read('/officer/inbox/done')).toContain('Lan đóng lúc')
    await desk.approver.post('/officer/inbox/reopen', { id: '2' })
    expect((await desk.kept.inbox.unanswered(9)).map(each => each.id)).toEqual([2])
  })

  it('who is slower is told that the questions wait no more', async () => {
    await ask({})
    await desk.kept.inbox.handle([1], { officer: 'Hạnh', entry: null, at })
    for (const does of ['take', 'draft', 'answered', 'wording', 'aside', 'give-back'])
      expect([does, (await desk.writer.post(`/officer/inbox/${does}`, { ids: '1' })).status]).toEqual([does, 409])
    expect((await desk.writer.get('/officer/inbox/group/1')).status).toBe(404)
  })

  it.each(['', 'x', '1,,2', '-1', "1'; DROP TABLE inbox", '9'.repeat(40)])('takes no ids like "%s"', async ids => {
    expect((await desk.writer.post('/officer/inbox/aside', { ids, why: 'không rõ' })).status).toBe(422)
  })
})

describe('An officer who answers the asker', () => {
  const SAYS = { text: 'Anh ra trạm thú y phường nhé.' }

  it('reaches them through their channel, once, and the bot goes on answering', async () => {
    await ask({ channel: 'telegram', conversation: 'telegram:7' })
    expect(await desk.writer.read('/officer/inbox/question/1')).toContain(DOG)
    expect((await desk.writer.post('/officer/inbox/question/1', SAYS)).status).toBe(303)
    expect((await desk.approver.post('/officer/inbox/question/1', SAYS)).status).toBe(409)
    expect(sent).toEqual([['telegram:7', expect.stringContaining('Cán bộ Lan trả lời: Anh ra trạm thú y phường nhé.')]])
    expect(await desk.kept.inbox.unanswered(9)).toEqual([])
    expect(await desk.kept.handoffs.open('telegram', 'telegram:7')).toBeUndefined()
  })

  it('leaves the words on the web for the citizen’s next message', async () => {
    await ask({})
    await desk.writer.post('/officer/inbox/question/1', SAYS)
    expect(sent).toEqual([])
    const { turns } = await desk.kept.conversations.open('web', 'nha-0', 9)
    expect(turns.at(-1)).toMatchObject({ kind: 'person', said: expect.stringContaining('trạm thú y') })
  })

  it('keeps the words typed when nobody was reached, and the question waits on', async () => {
    await ask({ channel: 'telegram', conversation: 'telegram:7' }, { channel: 'zalo-oa', conversation: 'zalo-oa:7' })
    handed = 'unreachable'
    const blocked = await desk.writer.post('/officer/inbox/question/1', SAYS)
    expect([blocked.status, await blocked.text()]).toEqual([409, expect.stringContaining('đã chặn')])
    const closed = await desk.writer.post('/officer/inbox/question/2', SAYS)
    expect([closed.status, await closed.text()]).toEqual([409, expect.stringContaining(SAYS.text)])
    expect(await desk.kept.inbox.unanswered(9)).toHaveLength(2)
    handed = 'sent'
    expect((await desk.writer.post('/officer/inbox/question/1', SAYS)).status).toBe(303)
  })

  it('has to write something', async () => {
    await ask({})
    expect((await desk.writer.post('/officer/inbox/question/1', { text: ' ' })).status).toBe(422)
  })
})

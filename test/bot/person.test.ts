import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Turn } from '../../bot/conversation.ts'
import { after, type Handoff, type HandoffEvent, type HandoffState } from '../../bot/handoff.ts'
import type { Channel } from '../../bot/message.ts'
import { patienceEnds } from '../../bot/office-hours.ts'
import { respond } from '../../bot/respond.ts'
import { endForgotten, officerEnds, officerReplies } from '../../bot/with-person.ts'
import { noonOf } from '../../content/day.ts'
import { ask, knowledge } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'
import { unknownTwice } from '../support/questions-by-kind.ts'
import { withoutMarks } from '../support/without-marks.ts'

const at = noonOf('2026-11-23') - 3 * 3_600_000 // Monday, 9:00
const HOUR_MS = 3_600_000
const lan = 'telegram:7'
const QUESTION = 'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp'

let kept: TestMemory
let posted: [Channel, string, string][]
beforeEach(() => {
  kept = memory()
  posted = []
})
afterEach(() => kept.close())

const post = async (channel: Channel, chat: string, text: string) => {
  posted.push([channel, chat, text])
  return 'sent' as const
}
const say = async (text: string, { channel = 'telegram' as Channel, conversation = lan, when = at } = {}) =>
  (await respond({ channel, conversation, text, at: when }, kept)).answer
const handoff = async (channel: Channel = 'telegram', conversation = lan): Promise<Handoff> =>
  (await kept.handoffs.open(channel, conversation))!
const hoa = (text: string, when = at) => ({ officer: 'Hoa', text, at: when })
const inbox = async () => (await kept.inbox.waiting(20)).map(({ question, reason }) => [reason, question])

describe('A citizen who wants a person', () => {
  it.each([
    'gặp cán bộ',
    'cho gặp người thật',
    'nói chuyện với người',
    'cho tôi gặp cán bộ',
    'em muốn nói chuyện trực tiếp với người thật ạ',
    'Cho tui gặp nhân viên tư vấn!',
    'chuyển máy cho cán bộ giúp em',
    'kết nối với tổng đài viên',
    'tôi cần người thật',
    'liên hệ cán bộ được không',
    'xin được gặp chuyên viên phụ trách',
  ])('says "%s", with or without marks, and is heard', text => {
    for (const said of [text, withoutMarks(text)])
      expect([said, ask(said)]).toEqual([said, expect.objectContaining({ kind: 'courtesy', does: 'call-a-person' })])
  })

  it('is heard in raw Telex and VNI', () => {
    for (const said of ['gawpj casn booj', 'ga8p5 ca1n bo65'])
      expect([said, ask(said)]).toEqual([said, expect.objectContaining({ does: 'call-a-person' })])
  })

  it.each([
    'gặp cán bộ chính sách của xã ở đâu',
    'cán bộ công đoàn có được nghỉ không',
    'tôi gặp người bị tai nạn lao động',
    'muốn gặp chủ tịch xã thì tới bữa nào',
    'người thật việc thật',
  ])('is not heard in "%s"', text => expect(ask(text)).not.toHaveProperty('does'))

  it('is offered one after the second failure in a row, and not after the first', () => {
    const { second: unknown, turn: failed } = unknownTwice()
    const offers = (after: Turn[]) => ask(unknown, { after }).actions.some(action => action.value === 'gặp cán bộ')
    expect([offers([]), offers([failed]), offers([failed, { ...failed, kind: 'courtesy' }])]).toEqual([
      false,
      true,
      false,
    ])
    expect(ask(unknown, { after: [failed] }).text).toContain('"gặp cán bộ"')
  })

  it('asks in many words, gets the entry about it, and a button to an officer', () => {
    const answer = ask('#lh-gap-can-bo')
    expect(answer.actions[0]).toEqual({ kind: 'say', label: 'Gặp cán bộ', value: 'gặp cán bộ' })
  })

  it('is told when to expect an answer, and the officer reads the conversation, masked', async () => {
    await say(`số tôi 0912345678, ${QUESTION}`)
    await say('#bhtn-nop-ho-so:papers')
    const answer = await say('gặp cán bộ')
    expect(answer.text).toContain('trước 16:30 thứ Hai 23/11/2026')
    expect(answer.text).toContain('kết thúc')
    const [[reason, question] = []] = await inbox()
    expect(reason).toBe('asked-for-a-person')
    expect(question).toContain(`số tôi [điện thoại], ${QUESTION}`)
    expect(question).toContain(knowledge().entries.get('bhtn-nop-ho-so')!.question)
    expect((await handoff()).state).toBe('waiting')
  })

  it('hears out of hours that it is out of hours', async () => {
    const answer = await say('gặp cán bộ', { when: noonOf('2026-11-28') })
    expect(answer.text).toContain('ngoài giờ làm việc')
    expect(answer.text).toContain('thứ Hai 30/11/2026')
  })

  it('asks again while waiting, and stands in the inbox once', async () => {
    await say('gặp cán bộ')
    expect((await say('gặp cán bộ', { when: at + HOUR_MS })).text).toContain('đang chờ cán bộ')
    expect(await inbox()).toHaveLength(1)
  })
})

describe('While a person has the conversation', () => {
  beforeEach(async () => void (await say('gặp cán bộ')))

  it('the bot is silent: every message goes to the officer, masked, and is acknowledged', async () => {
    const answer = await say(`${QUESTION}, gọi em 0912345678`)
    expect([answer.kind, answer.text]).toEqual(['waiting', 'Đã chuyển cho cán bộ.'])
    expect((await inbox())[0]).toEqual(['asked-for-a-person', `${QUESTION}, gọi em [điện thoại]`])
    for (const text of ['xin chào', 'khi nào có sàn việc làm', '2', 'cảm ơn'])
      expect([text, (await say(text)).kind]).toEqual([text, 'waiting'])
  })

  it('danger is answered, and the officer hears of it', async () => {
    expect((await say('ba đánh con chảy máu, cứu con')).kind).toBe('urgent')
    expect((await inbox())[0]).toEqual(['asked-for-a-person', 'ba đánh con chảy máu, cứu con'])
  })

  it('a pressed button is still answered, and tells the officer nothing', async () => {
    expect((await say('#bhtn-nop-ho-so:papers')).kind).toBe('found')
    expect(await inbox()).toHaveLength(1)
  })

  it('the officer’s reply goes back through the same channel, and the talk goes on', async () => {
    expect(await officerReplies(await handoff(), hoa('Anh nộp ở phường nhé.'), kept, post)).toBe('sent')
    expect(posted).toEqual([['telegram', lan, 'Cán bộ Hoa trả lời: Anh nộp ở phường nhé.']])
    expect(await handoff()).toEqual(expect.objectContaining({ state: 'talking', officer: 'Hoa' }))
    expect((await say('phường nào ạ')).kind).toBe('waiting')
    expect((await say('gặp cán bộ')).text).toContain('đang nói chuyện với cán bộ')
    const { turns } = await kept.conversations.open('telegram', lan, 9)
    expect(turns.map(turn => turn.kind)).toEqual(['waiting', 'person', 'waiting', 'waiting'])
  })

  it('another citizen is answered by the bot', async () => {
    expect((await say(QUESTION, { conversation: 'telegram:8' })).kind).toBe('found')
    expect((await say(QUESTION, { channel: 'web', conversation: 'nha-minh' })).kind).toBe('found')
  })

  it.each(['kết thúc', 'ket thuc', 'Kết thúc cuộc trò chuyện', '&ket-thuc'])('"%s" ends it', async text => {
    expect((await say(text)).text).toContain('Đã kết thúc')
    expect(await handoff()).toBeUndefined()
    expect((await say(QUESTION)).kind).toBe('found')
    expect((await say('kết thúc')).text).toContain('không có cán bộ nào đang chờ')
  })

  it('an officer ends it, and the citizen is told', async () => {
    await officerEnds(await handoff(), hoa(''), kept, post)
    expect(posted.map(([, , text]) => text)).toEqual([expect.stringContaining('Cán bộ đã kết thúc')])
    expect((await say(QUESTION)).kind).toBe('found')
  })

  it('an officer who comes after the citizen has ended it is told so, and nothing is sent', async () => {
    const seen = await handoff()
    await say('kết thúc')
    expect(await officerReplies(seen, hoa('Chào anh'), kept, post)).toBe('ended')
    expect(await officerEnds(seen, hoa(''), kept, post)).toBe('ended')
    expect(posted).toEqual([])
  })

  it('a citizen who has blocked the bot is told of to the officer; a platform’s fault is for the officer to try again', async () => {
    const seen = await handoff()
    expect(await officerReplies(seen, hoa('Chào'), kept, async () => 'unreachable')).toBe('unreachable')
    expect(await officerReplies(seen, hoa('Chào'), kept, async () => 'refused')).toBe('refused')
    expect((await kept.conversations.open('telegram', lan, 9)).turns.map(turn => turn.kind)).toEqual(['waiting'])
    const down = () => Promise.reject(new Error('502'))
    await expect(officerReplies(seen, hoa('Chào'), kept, down)).rejects.toThrow('502')
    expect(await officerReplies(seen, hoa('Chào'), kept, post)).toBe('sent')
  })

  it('to be forgotten ends it without a trace', async () => {
    const seen = await handoff()
    expect((await say('/xoa')).text).toContain('1 lần gặp cán bộ')
    expect(await officerReplies(seen, hoa('Chào'), kept, post)).toBe('ended')
    expect(await inbox()).toEqual([])
  })
})

describe('When no officer comes', () => {
  const late = patienceEnds(at, knowledge().content.fairs)

  it('three working days end it with where to call, once, and the bot answers again', async () => {
    await say('gặp cán bộ')
    expect(await endForgotten(late - 1, kept, post)).toBe(0)
    expect(posted).toEqual([])
    expect(await endForgotten(late, kept, post)).toBe(1)
    expect(await endForgotten(late + HOUR_MS, kept, post)).toBe(0)
    expect(posted).toEqual([['telegram', lan, expect.stringContaining('gọi tổng đài chung của Đồng Nai 0251 1022')]])
    expect((await say(QUESTION)).kind).toBe('found')
  })

  it('the wait counts from what the citizen said after the officer’s last word', async () => {
    await say('gặp cán bộ')
    await officerReplies(await handoff(), hoa('Chào anh', late - HOUR_MS), kept, post)
    expect(await endForgotten(late, kept, post)).toBe(0)
    await say('nộp ở đâu', { when: late })
    const later = patienceEnds(late, knowledge().content.fairs)
    expect([await endForgotten(later - 1, kept, post), await endForgotten(later, kept, post)]).toEqual([0, 1])
  })

  it('who could not be told is told at the next try', async () => {
    await say('gặp cán bộ')
    expect(await endForgotten(late, kept, () => Promise.reject(new Error('502')))).toBe(0)
    expect(kept.reported.join()).toContain('could not be told')
    expect(await endForgotten(late + HOUR_MS, kept, post)).toBe(1)
    expect(posted).toHaveLength(1)
  })

  it('who may not be written to now stays open until they are told; a chat that is gone is let go', async () => {
    await say('gặp cán bộ')
    expect(await endForgotten(late, kept, async () => 'refused')).toBe(0)
    expect((await handoff()).state).toBe('waiting')
    expect(await endForgotten(late, kept, async () => 'unreachable')).toBe(1)
    expect(await handoff()).toBeUndefined()
  })

  it('an officer who comes later still reaches the citizen, unless they asked anew', async () => {
    await say('gặp cán bộ')
    const seen = await handoff()
    await endForgotten(late, kept, post)
    expect(await officerReplies(seen, hoa('Xin lỗi đã để anh chờ', late), kept, post)).toBe('sent')
    expect((await handoff()).state).toBe('talking')
    await endForgotten(late + 30 * 24 * HOUR_MS, kept, post)
    await say('gặp cán bộ', { when: late })
    expect(await officerReplies(seen, hoa('Chào', late), kept, post)).toBe('ended')
  })

  it('more than a slice of them are all ended', async () => {
    for (let chat = 0; chat < 230; chat++) await say('gặp cán bộ', { conversation: `telegram:${chat}` })
    expect(await endForgotten(late, kept, post)).toBe(230)
    expect(new Set(posted.map(([, chat]) => chat)).size).toBe(230)
  })
})

describe('On the web page, which cannot be written to', () => {
  const web = { channel: 'web' as const, conversation: 'nha-lan' }
  const values = (answer: { actions: { value: string }[] }) => answer.actions.map(action => action.value)

  it('the officer’s words are read with the next message or by "Xem trả lời", once', async () => {
    const called = await say('gặp cán bộ', web)
    expect([called.text, values(called)]).toEqual([expect.stringContaining('bấm "Xem trả lời"'), ['&xem', '&ket-thuc']])
    expect((await say('&xem', web)).text).toContain('chưa trả lời')
    expect(await officerReplies(await handoff('web', 'nha-lan'), hoa('Một.'), kept, post)).toBe('kept')
    await officerReplies(await handoff('web', 'nha-lan'), hoa('Hai.'), kept, post)
    expect(posted).toEqual([])
    expect((await say('cứu con với, ba đánh con chảy máu', web)).kind).toBe('urgent')
    const heard = await say('&xem', web)
    expect(heard.text).toBe('Cán bộ Hoa trả lời: Một.\n\nCán bộ Hoa trả lời: Hai.')
    expect((await say('&xem', web)).text).toContain('chưa trả lời')
    expect((await say('dạ', web)).text).toBe('Đã chuyển cho cán bộ.')
  })

  it('the last words are read although it has ended, and the question is offered again', async () => {
    await say('gặp cán bộ', web)
    await endForgotten(patienceEnds(at, knowledge().content.fairs), kept, post)
    const heard = await say(QUESTION, web)
    expect(heard.text).toContain('ba ngày làm việc')
    expect(values(heard)).toEqual([QUESTION])
    expect((await say(QUESTION, web)).kind).toBe('found')
  })
})

describe('The state machine of a hand-off', () => {
  const STATES: HandoffState[] = ['none', 'waiting', 'talking', 'ended']
  const EVENTS: HandoffEvent[] = [
    'citizen-asks',
    'citizen-writes',
    'citizen-ends',
    'officer-replies',
    'officer-ends',
    'time-is-up',
  ]

  it('is the table in its file', () => {
    const table = Object.fromEntries(
      STATES.map(state => [
        state,
        EVENTS.map(event => {
          const next = after(state, event)
          return next ? `${next.state}: ${next.heard}` : '–'
        }),
      ]),
    )
    expect(table).toEqual({
      none: ['waiting: when-to-expect', 'none: the-bot', 'none: nobody-to-leave', '–', '–', '–'],
      waiting: [
        'waiting: when-to-expect',
        'waiting: passed-on',
        'ended: good-bye',
        'talking: their-words',
        'ended: officer-left',
        'ended: where-to-call',
      ],
      talking: [
        'talking: is-with-you',
        'talking: passed-on',
        'ended: good-bye',
        'talking: their-words',
        'ended: officer-left',
        'ended: where-to-call',
      ],
      ended: ['waiting: when-to-expect', 'ended: the-bot', 'ended: nobody-to-leave', '–', '–', '–'],
    })
    expect(after('ended', 'officer-replies', 'time')).toEqual({ state: 'talking', heard: 'their-words' })
    expect(after('ended', 'officer-replies', 'citizen')).toBeUndefined()
  })

  it('is what the shell does, walked through every three events: each is heard by the citizen', async () => {
    let chat = 100
    for (const first of EVENTS)
      for (const second of EVENTS) for (const third of EVENTS) await walk([first, second, third], `telegram:${chat++}`)
  }, 120_000)

  const SAYS: Record<string, RegExp> = {
    'when-to-expect': /Thường có trả lời trước|thường có trả lời trước/,
    'is-with-you': /đang nói chuyện với cán bộ/,
    'passed-on': /^Đã chuyển cho cán bộ\.$/,
    'good-bye': /^Đã kết thúc với cán bộ/,
    'nobody-to-leave': /không có cán bộ nào/,
    'their-words': /^Cán bộ Hoa trả lời: Chào/,
    'officer-left': /^Cán bộ đã kết thúc/,
    'where-to-call': /ba ngày làm việc/,
    'the-bot': /3 tháng/,
  }

  async function walk(events: readonly HandoffEvent[], conversation: string): Promise<void> {
    let state: HandoffState = 'none'
    let endedBy: Handoff['endedBy'] = null
    let last: Handoff | undefined
    let when = at
    for (const event of events) {
      // A timer that finds nobody waiting too long says nothing; here everybody has waited long enough.
      if (event === 'time-is-up') when += 30 * 24 * HOUR_MS
      const next = after(state, event, endedBy)
      posted = []
      const heard = await happens(event, conversation, last, when)
      const telling = [events.join(' → '), event]
      expect([...telling, heard]).toEqual([...telling, next ? expect.stringMatching(SAYS[next.heard]!) : undefined])
      last = (await handoff('telegram', conversation)) ?? (last && (await kept.handoffs.find(last.id)))
      state = next?.state ?? state
      endedBy = last?.endedBy ?? null
      expect([...telling, last?.state ?? 'none']).toEqual([...telling, state])
    }
    if (last && state !== 'ended') await say('kết thúc', { conversation, when })
  }

  async function happens(event: HandoffEvent, conversation: string, last: Handoff | undefined, when: number) {
    const said = { citizen: QUESTION, asks: 'gặp cán bộ', ends: 'kết thúc' }
    switch (event) {
      case 'citizen-asks':
        return (await say(said.asks, { conversation, when })).text
      case 'citizen-writes':
        return (await say(said.citizen, { conversation, when })).text
      case 'citizen-ends':
        return (await say(said.ends, { conversation, when })).text
      case 'officer-replies':
        await officerReplies(last ?? { id: -1 }, hoa('Chào', when), kept, post)
        return posted.at(-1)?.[2]
      case 'officer-ends':
        await officerEnds(last ?? { id: -1 }, hoa('', when), kept, post)
        return posted.at(-1)?.[2]
      case 'time-is-up':
        await endForgotten(when, kept, post)
        return posted.at(-1)?.[2]
    }
  }
})

import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../bot/answer.ts'
import { callsFor } from '../../bot/channels/telegram-calls.ts'
import { drawForZalo } from '../../bot/channels/zalo-drawing.ts'
import { drawForOa } from '../../bot/channels/zalo-oa-message.ts'
import type { Turn } from '../../bot/conversation.ts'
import type { InboxQuestion } from '../../bot/inbox-store.ts'
import { answerAsText } from '../../web/answer-as-text.ts'
import { Exchange } from '../../web/parts/exchange.tsx'
import { everyChannel, plain, type Seen, type Way } from '../support/every-channel.ts'
import { ask, TODAY } from '../support/knowledge.ts'
import { memory, type TestMemory } from '../support/memory.ts'
import { questionsByKind, unknownTwice } from '../support/questions-by-kind.ts'
import { type FakeTelegram, fakeTelegram } from '../support/telegram-server.ts'
import { type FakeZalo, fakeZalo } from '../support/zalo-server.ts'

/** Without a set of golden questions of their own: fairs, courtesy, several in one, buttons, what is told of us. */
const OWN = [
  'khi nào có sàn việc làm',
  'thang sau co phien giao dich viec lam khong',
  'san viec lam ngay 10/12',
  'mức đóng bhyt hộ gia đình bao nhiêu? nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp?',
  '#bhtn-nop-ho-so',
  '#bhtn-nop-ho-so:papers',
  '@bhyt',
  'xin chao',
  'cảm ơn bạn nhiều',
  '/riengtu',
  '079203001234',
  'xã Tân Phú có thuộc Đồng Nai không',
]
const QUESTIONS = [...OWN, ...questionsByKind({ found: 21, choice: 9, urgent: 8, declined: 7, unknown: 3 })]

const NOT_KNOWN = unknownTwice()
const VAGUE = questionsByKind({ choice: 1 })[0]!

/** Words are said; a number chooses what was offered, counted from 1, and `press` what is offered under that name. */
type Step = string | number | { press: string }
const TALKS: Record<string, { steps: Step[]; kinds: Turn['kind'][]; inbox?: InboxQuestion['reason'][] }> = {
  'a question that goes on': {
    steps: ['nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp', 'nộp ở đâu?', 'can giay to gi'],
    kinds: ['found', 'found', 'found'],
  },
  'a choice, by button': { steps: [VAGUE, 2, 'cảm ơn'], kinds: ['choice', 'found', 'courtesy'] },
  'a choice, by a number typed': {
    steps: ['bhyt', '2', 'nộp ở đâu?'],
    kinds: ['choice', 'found', 'found'],
  },
  'a word that many subjects go by, by number': { steps: ['trợ cấp', '2', '1'], kinds: ['choice', 'choice', 'found'] },
  'a word that many subjects go by, by button': { steps: ['bảo hiểm', 4, 1], kinds: ['choice', 'choice', 'found'] },
  'a topic, and what it offers': { steps: ['xin chào', 1, 2], kinds: ['courtesy', 'choice', 'found'] },
  'danger in the middle': {
    steps: ['mức đóng bhyt hộ gia đình', 'cứu em, ba đang đánh em', 'khi nào có sàn việc làm'],
    kinds: ['found', 'urgent', 'fairs'],
  },
  reminders: {
    steps: ['nhắc tôi', 'khi nào có sàn việc làm', 'dừng', 'dừng'],
    kinds: ['courtesy', 'fairs', 'courtesy', 'courtesy'],
  },
  'a person': {
    steps: ['gặp cán bộ', 'tôi cần hỏi về sổ', 'ba con đang đánh con chảy máu', 'gặp cán bộ', 'kết thúc', 'xin chào'],
    kinds: ['waiting', 'waiting', 'urgent', 'waiting', 'courtesy', 'courtesy'],
    inbox: ['asked-for-a-person', 'asked-for-a-person', 'asked-for-a-person'],
  },
  feedback: {
    steps: [
      'nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp',
      { press: 'Chưa đúng' },
      { press: 'Khó hiểu' },
      'nộp ở đâu?',
    ],
    kinds: ['found', 'courtesy', 'found'], // an opinion is kept as feedback, the question for its reason as a turn
    inbox: ['not-helpful'],
  },
  'not known twice': {
    steps: [NOT_KNOWN.first, NOT_KNOWN.second],
    kinds: ['unknown', 'unknown'],
    inbox: ['unknown', 'unknown'],
  },
  'to be forgotten': { steps: ['mức đóng bhyt hộ gia đình', 'xoá dữ liệu của tôi'], kinds: [] },
}

let telegram: FakeTelegram
let zalo: FakeZalo
let kept: TestMemory
let ways: Way[]
beforeAll(async () => {
  telegram = await fakeTelegram()
  zalo = await fakeZalo()
  kept = memory()
  ways = everyChannel(kept, telegram, zalo)
})
afterAll(async () => {
  kept.close()
  await zalo.stop()
  await telegram.stop()
})

const turnsOf = async ({ channel, conversation }: Way, talk: number) =>
  (await kept.conversations.open(channel, conversation(talk), 20)).turns.map(({ at: _, ...turn }) => turn)
const entriesOf = (answer: Answer) =>
  answer.kind === 'found'
    ? [answer.entry, ...answer.also.map(each => each.entry)]
    : answer.considered.map(each => each.id)
const citationsOf = (answer: Answer) => ('citations' in answer ? answer.citations.map(each => plain(each.label)) : [])
const leadOf = (answer: Answer) => plain(answer.lead)

describe('A citizen who asks the same on every channel', () => {
  it('asks sixty questions of every kind, with and without marks', () => {
    expect(new Set(QUESTIONS).size).toBe(60)
    expect([...new Set(QUESTIONS.map(text => ask(text).kind))].sort()).toEqual(
      ['choice', 'courtesy', 'declined', 'fairs', 'found', 'unknown', 'urgent'].sort(),
    )
    expect(QUESTIONS.some(text => 'also' in ask(text) && entriesOf(ask(text)).length > 1)).toBe(true)
    expect(QUESTIONS.filter(text => /^[\x20-\x7e]+$/.test(text)).length).toBeGreaterThan(10)
  })

  it('gets the same entries, the same kind of answer and the same citations', async () => {
    for (const [at, text] of QUESTIONS.entries()) {
      const talk = 1000 + at
      const answer = ask(text)
      for (const way of ways) {
        const seen = await way.say(talk, text)
        const [turn] = await turnsOf(way, talk)
        expect([way.name, text, turn?.kind, turn?.entries]).toEqual([way.name, text, answer.kind, entriesOf(answer)])
        expect([way.name, text, seen.citations]).toEqual([way.name, text, citationsOf(answer)])
        if (text !== '/riengtu')
          expect([way.name, seen.text]).toEqual([way.name, expect.stringContaining(leadOf(answer))])
      }
    }
  }, 120_000)

  it('gets the same on the command line, which remembers nothing', async () => {
    const lines = QUESTIONS.map((q, id) => JSON.stringify({ id, q })).join('\n')
    const [many, one] = await Promise.all([printed(['--jsonl'], lines), printed([OWN[3]!])])
    const said = many.split('\n').map(line => JSON.parse(line) as { kind: string; entry: string | null; text: string })
    for (const [at, text] of QUESTIONS.entries()) {
      const answer = ask(text)
      const entry = answer.kind === 'found' ? answer.entry : null
      expect([text, said[at]]).toEqual([text, expect.objectContaining({ kind: answer.kind, entry, text: answer.text })])
    }
    expect(one).toBe(answerAsText(ask(OWN[3]!)))
  }, 60_000)

  function printed(given: string[], input = ''): Promise<string> {
    const command = ['--import', 'tsx', 'web/ask.ts', '--at', TODAY, ...given]
    return new Promise((done, fail) => {
      const child = execFile(process.execPath, command, (fault, out) => (fault ? fail(fault) : done(out.trim())))
      child.stdin!.end(input)
    })
  }
})

describe('A citizen who talks on', () => {
  it.each(Object.entries(TALKS).map(([name, talk], at) => [name, talk, 5000 + at] as const))(
    '(%s) is understood the same on every channel',
    async (_, { steps, kinds, inbox = [] }, talk) => {
      const talks = []
      for (const way of ways) talks.push(await talkThrough(way, talk, steps))
      const [first, ...others] = talks
      for (const other of others) expect(other).toEqual({ ...first, name: other.name })
      expect(kept.reported).toEqual([])
      expect(first!.turns.map(turn => turn.kind)).toEqual(kinds)
      expect(first!.inbox.map(each => each.reason)).toEqual(inbox)
    },
  )

  async function talkThrough(way: Way, talk: number, steps: readonly Step[]) {
    const citations: string[][] = []
    let seen: Seen = { text: '', citations: [], offers: [] }
    for (const step of steps) {
      const named = typeof step === 'object' ? seen.offers.findIndex(offer => offer.startsWith(step.press)) : -1
      seen =
        typeof step === 'string'
          ? await way.say(talk, step)
          : await way.choose(talk, typeof step === 'number' ? step - 1 : named)
      citations.push(seen.citations)
    }
    const conversation = way.conversation(talk)
    const asked = (await kept.inbox.waiting(1000)).filter(each => each.conversation === conversation)
    const turns = (await turnsOf(way, talk)).map(asRead)
    const open = await kept.handoffs.open(way.channel, conversation)
    return {
      name: way.name,
      turns,
      citations,
      inbox: asked.map(({ question, reason }) => ({ question, reason })),
      open,
    }
  }

  /** A number typed on Zalo is kept as what it picked. */
  function asRead({ said, ...turn }: Omit<Turn, 'at'>) {
    return { ...turn, said: /^(?:\d|[@#].+)$/.test(said) ? 'picked' : said }
  }
})

describe('Every kind of answer', () => {
  const plainAnswer = { text: 'Bạn làm ở đâu?', lead: 'Bạn làm ở đâu?', considered: [] }
  const offers = [{ kind: 'say', label: 'Ở công ty', value: 'công ty' } as const]
  const SAMPLES: { [Kind in Answer['kind']]: Extract<Answer, { kind: Kind }> } = {
    found: sample('found', 'mức đóng bhyt hộ gia đình'),
    choice: sample('choice', 'trợ cấp'),
    fairs: sample('fairs', 'khi nào có sàn việc làm'),
    urgent: sample('urgent', 'cứu em'),
    courtesy: sample('courtesy', 'xin chào'),
    declined: sample('declined', 'giá vàng hôm nay'),
    unknown: sample('unknown', 'bến xe mới có tuyến nào chạy ra biển không mọi người'),
    question: { kind: 'question', ...plainAnswer, actions: offers },
    waiting: { kind: 'waiting', ...plainAnswer, actions: offers },
  }
  const PLACE = { chat: 7 }
  const DRAWN: Record<string, (answer: Answer) => string> = {
    page: answer => String(Exchange({ said: 'x', answer, conversation: 'c' })),
    Telegram: answer => JSON.stringify(callsFor(answer, PLACE)).replaceAll('\\n', ' ').replaceAll('\\"', '"'),
    'Zalo Bot': answer => drawForZalo(answer).join(' '),
    'Zalo OA with buttons': answer =>
      JSON.stringify(drawForOa(answer, 'untyped')).replaceAll('\\n', ' ').replaceAll('\\"', '"'),
    'the command line': answerAsText,
  }

  it.each(Object.keys(DRAWN))(
    'is drawn on %s with its words, sources, numbers to call and what can be said next',
    name => {
      for (const answer of Object.values(SAMPLES)) {
        const drawn = plain(DRAWN[name]!(answer))
        for (const words of [leadOf(answer), ...citationsOf(answer), ...labelsOf(answer)])
          expect([answer.kind, drawn]).toEqual([answer.kind, expect.stringContaining(words)])
      }
    },
  )

  function labelsOf({ actions }: Answer): string[] {
    return actions.filter(action => action.kind !== 'open').map(action => plain(action.label).slice(0, 50))
  }

  function sample<Kind extends Answer['kind']>(kind: Kind, text: string): Extract<Answer, { kind: Kind }> {
    const answer = ask(text)
    if (answer.kind !== kind) throw new Error(`"${text}" is answered by ${answer.kind}`)
    return answer as Extract<Answer, { kind: Kind }>
  }
})

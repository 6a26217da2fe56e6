import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawForTelegram } from '../../bot/channels/telegram-drawing.ts'
import { drawForZalo } from '../../bot/channels/zalo-drawing.ts'
import { respond } from '../../bot/respond.ts'
import { dayInVietnam, noonOf } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import { actsIn } from '../../db/acts.ts'
import { publishDue } from '../../web/officer/publish-due.ts'
import { openDeskOver } from '../support/desk-over.ts'
import { press, typed } from '../support/entry-form.ts'
import { knowledge, TODAY } from '../support/knowledge.ts'
import { form, json } from '../support/services.ts'

const RUNS = 10
const DAY = 86_400_000

/** Entries of one topic, each with a wording that no other has, and a lead that can be told from every other text. */
function entryNumber(run: number): Entry {
  const model = knowledge().entries.get('bhtn-nop-ho-so')!
  return {
    ...model,
    id: `thu-${run}`,
    question: `Phao cứu sinh số ${run} phát ở đâu?`,
    alsoAskedAs: Array.from({ length: 8 }, (_, at) => `phao cứu sinh số ${run} hỏi cách ${at}`),
    lead: mark(run, 0),
    sections: [],
    related: [],
  }
}

/** The text that was written as the n-th in a run. */
const mark = (run: number, text: number) => `Bản zq${run}x${text}z: nộp ở nơi bạn ở.`
const MARKS = /zq\d+x\d+z/g

const ACTS = [
  'save',
  'submit',
  'submit',
  'publish',
  'publish',
  'schedule',
  'wait',
  'send-back',
  'withdraw',
  'discard',
  'restore',
] as const
const act = fc.record({
  what: fc.constantFrom(...ACTS),
  who: fc.constantFrom('writer', 'approver', 'administrator'),
  back: fc.nat(5),
})

/** Ways that chance may not take: a colleague's, in short. */
const did = (what: (typeof ACTS)[number], who: 'writer' | 'approver' | 'administrator', back = 0) => ({
  what,
  who,
  back,
})
const SURELY = [
  [
    did('submit', 'writer'),
    did('schedule', 'approver'),
    did('wait', 'writer'),
    did('save', 'approver'),
    did('discard', 'writer'),
    did('withdraw', 'administrator'),
    did('restore', 'writer', 3),
    did('wait', 'writer'),
  ],
  [
    did('submit', 'writer'),
    did('schedule', 'approver'),
    did('save', 'writer'),
    did('wait', 'writer'),
    did('submit', 'writer', 1),
    did('send-back', 'approver'),
    did('submit', 'writer', 1),
    did('publish', 'administrator'),
    did('restore', 'writer', 5),
  ],
]

/** What a careful colleague would write down beside: the newest text, what citizens get, every text by its revision. */
interface Model {
  newest: string | undefined
  kind: string
  live: string | undefined
  from: number
  texts: Map<number, string>
}

it('No text reaches citizens by any channel, page or feed before it is published', { timeout: 240_000 }, async () => {
  const shipped = Array.from({ length: RUNS }, (_, run) => entryNumber(run)).filter((_, run) => run % 2 === 0)
  const clock = { now: noonOf(TODAY) }
  const desk = await openDeskOver(shipped, { now: () => clock.now })
  const { door, knock } = desk
  const { memory, database } = desk.services

  /** Everything a citizen can see of an entry today. */
  const seen = async ({ id, question }: Entry): Promise<string> => {
    const pages = [...new Set(door.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
      .filter(path => !/officer|\*|\.js$|\.css$/.test(path))
      .map(path =>
        path
          .replace(/:id\b/, id)
          .replace(/:topic\b/, 'bhtn')
          .replace(/:file\{.*\}/, '2026-12-10.ics'),
      )
    const questions = [`#${id}:all`, question]
    const replies = [
      ...pages.map(path => knock(path)),
      ...questions.flatMap(text => [
        knock('/api/ask', json({ text })),
        knock('/api/suggest', json({ text })),
        knock('/', form({ text, conversation: '' }, { 'sec-fetch-site': 'same-origin' })),
        knock('/tim', form({ text, q: text }, { 'sec-fetch-site': 'same-origin' })),
      ]),
    ]
    const texts = await Promise.all(replies.map(async reply => (await reply).text()))
    const onTelegram = await respond(
      { channel: 'telegram', conversation: id, text: questions[0]!, at: clock.now },
      memory,
    )
    const onZalo = await respond({ channel: 'zalo-oa', conversation: id, text: question, at: clock.now }, memory)
    return [...texts, JSON.stringify(drawForTelegram(onTelegram.answer)), ...drawForZalo(onZalo.answer)].join('\n')
  }

  let run = 0
  const arrived = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), async acts => {
      const entry = entryNumber(run)
      const isShipped = run % 2 === 0
      const first = isShipped ? 'x0z' : undefined
      const model: Model = { newest: first, kind: 'published', live: first, from: 0, texts: new Map() }
      if (isShipped) model.texts.set(0, 'x0z')
      const once = new Set(isShipped ? [`zq${run}x0z`] : [])
      let texts = 0
      for (const { what, who, back } of acts) {
        clock.now += 3_600_000
        const history = await memory.entries.history(entry.id)
        const number = String(history.at(-1)?.number ?? 0)
        const path = `/officer/entries/${entry.id}`
        const officer = desk[who]
        if (what === 'wait') {
          clock.now += 2 * DAY
          await publishDue(clock.now, memory.entries, actsIn(database))
          if (model.kind === 'scheduled' && model.from <= clock.now)
            Object.assign(model, { kind: 'published', live: model.newest })
        } else if (what === 'save' || (what === 'submit' && back % 2 === 0)) {
          const text = ++texts
          const fields = typed(entry, { lead: mark(run, text), seen: number, act: what })
          const isNew = !isShipped && history.length === 0
          const reply = await officer.post(isNew ? '/officer/entries/new' : `${path}/edit`, { ...fields, id: entry.id })
          expect(reply.status).toBe(303)
          Object.assign(model, { newest: `x${text}z`, kind: 'draft' })
        } else if (what === 'restore') {
          const revision = history[history.length - 1 - (back % Math.max(1, history.length))]
          const reply = await officer.post(`${path}/restore`, { seen: number, number: String(revision?.number ?? 0) })
          if (reply.status === 303)
            Object.assign(model, { newest: model.texts.get(revision?.number ?? 0), kind: 'draft' })
        } else {
          const from = clock.now + DAY
          const typedFrom = new Date(from + 7 * 3_600_000).toISOString().slice(0, 16)
          const reply = await press(officer, entry.id, what, { seen: number, reason: 'vì thế', from: typedFrom })
          if (reply.headers.get('location')?.includes('done=')) {
            const live = what === 'publish' ? model.newest : what === 'withdraw' ? undefined : model.live
            const newest = what === 'withdraw' || what === 'discard' ? (model.live ?? model.newest) : model.newest
            Object.assign(model, { kind: what === 'schedule' ? 'scheduled' : what, live, newest, from })
          }
        }
        const newest = (await memory.entries.history(entry.id)).at(-1)
        if (newest && !model.texts.has(newest.number)) model.texts.set(newest.number, model.newest!)

        const told = new Set((await seen(entry)).match(MARKS)?.filter(each => each.startsWith(`zq${run}x`)))
        expect([...told]).toEqual(model.live ? [`zq${run}${model.live}`] : [])
        // A page of the past may tell what was published once, and nothing else.
        if (model.live) once.add(`zq${run}${model.live}`)
        const past = await (await knock(`/hoi/${entry.id}?ngay=${dayInVietnam(clock.now - DAY)}`)).text()
        for (const each of past.match(MARKS) ?? []) expect(once).toContain(each)
        arrived.add(model.kind)
      }
      run++
    }),
    { numRuns: RUNS, endOnFailure: true, examples: SURELY.map(acts => [acts]) },
  )
  // The walk has been through what it is about.
  for (const kind of ['draft', 'submit', 'scheduled', 'publish', 'withdraw', 'send-back', 'discard'])
    expect(arrived).toContain(kind)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryState, liveEntry } from '../../content/desk/entry-state.ts'
import { DEED_RULES, DEEDS, type Deed, refusalOf, revisionOf, writersSince } from '../../content/desk/workflow.ts'
import type { Entry } from '../../content/entry.ts'
import type { Revision } from '../../content/revision.ts'
import { knowledge } from '../support/knowledge.ts'

const shipped = knowledge().entries.get('bhtn-nop-ho-so')!
const LAN = { name: 'Lan', role: 'writer' } as const
const HANH = { name: 'Hạnh', role: 'approver' } as const
const MINH = { name: 'Minh', role: 'administrator' } as const
const text = (lead: string): Entry => ({ ...shipped, lead })

/** An entry's past, written as who did what. */
function past(...done: [{ name: string }, Deed, string?][]): { shipped: Entry; history: Revision[] } {
  const history: Revision[] = []
  for (const [{ name }, deed, lead] of done) {
    const entry = lead === undefined ? {} : { entry: text(lead) }
    const by = { officer: name, at: history.length, reason: '', ...entry }
    history.push({ number: history.length + 1, ...revisionOf(deed, { shipped, history }, by) })
  }
  return { shipped, history }
}

const stateOf = (of: ReturnType<typeof past>) => entryState(of.history.at(-1), liveEntry(of))

describe('An entry on its way', () => {
  it('is in use as shipped until somebody publishes another text', () => {
    expect(stateOf(past())).toBe('live')
    const drafted = past([LAN, 'save', 'mới'])
    expect([stateOf(drafted), liveEntry(drafted)?.lead]).toEqual(['draft', shipped.lead])
    const submitted = past([LAN, 'save', 'mới'], [LAN, 'submit'])
    expect([stateOf(submitted), liveEntry(submitted)?.lead]).toEqual(['submitted', shipped.lead])
    const published = past([LAN, 'save', 'mới'], [LAN, 'submit'], [HANH, 'publish'])
    expect([stateOf(published), liveEntry(published)?.lead]).toEqual(['live', 'mới'])
  })

  it('keeps the live text when it is withdrawn over a draft', () => {
    const withdrawn = past([LAN, 'save', 'mới'], [HANH, 'withdraw'])
    expect([stateOf(withdrawn), liveEntry(withdrawn)]).toEqual(['withdrawn', undefined])
    expect(withdrawn.history.at(-1)!.entry.lead).toBe(shipped.lead)
  })

  it('is as if nothing had been written once a draft is discarded', () => {
    const discarded = past([LAN, 'save', 'mới'], [LAN, 'discard'])
    expect(stateOf(discarded)).toBe('live')
    expect([...writersSince(discarded)]).toEqual([])
    const never = { shipped: undefined, history: past([LAN, 'save', 'mới']).history }
    expect(revisionOf('discard', never, { officer: 'Lan', at: 1, reason: '' }).kind).toBe('withdrawn')
  })
})

describe('An officer', () => {
  const live = past()
  const draft = past([LAN, 'save', 'mới'])
  const submitted = past([LAN, 'save', 'mới'], [LAN, 'submit'])
  const scheduled = past([LAN, 'save-and-submit', 'mới'], [HANH, 'schedule'])
  const sentBack = past([LAN, 'save-and-submit', 'mới'], [HANH, 'send-back'])
  const withdrawn = past([HANH, 'withdraw'])

  it.each([
    ['live', live, LAN, ['save', 'save-and-submit']],
    ['live', live, HANH, ['save', 'save-and-submit', 'withdraw']],
    ['draft', draft, LAN, ['save', 'save-and-submit', 'submit', 'discard']],
    ['draft', draft, HANH, ['save', 'save-and-submit', 'submit', 'withdraw', 'discard']],
    ['submitted', submitted, LAN, ['save', 'save-and-submit', 'discard']],
    [
      'submitted',
      submitted,
      HANH,
      ['save', 'save-and-submit', 'send-back', 'schedule', 'publish', 'withdraw', 'discard'],
    ],
    [
      'submitted',
      submitted,
      MINH,
      ['save', 'save-and-submit', 'send-back', 'schedule', 'publish', 'withdraw', 'discard'],
    ],
    ['scheduled', scheduled, HANH, ['save', 'save-and-submit', 'send-back', 'schedule', 'publish', 'withdraw']],
    ['sent-back', sentBack, LAN, ['save', 'save-and-submit', 'submit', 'discard']],
    ['withdrawn', withdrawn, HANH, ['save', 'save-and-submit']],
  ] as const)('who finds an entry %s can do just this', (state, of, who, may) => {
    expect(stateOf(of)).toBe(state)
    expect(DEEDS.filter(deed => !refusalOf(deed, of, who))).toEqual(may)
  })

  it('never publishes what they wrote, unless the desk allows one person', () => {
    const own = past([HANH, 'save', 'mới'], [LAN, 'submit'])
    expect(refusalOf('publish', own, HANH)).toEqual(expect.stringContaining('người khác'))
    expect(refusalOf('schedule', own, HANH)).toEqual(expect.stringContaining('người khác'))
    expect(refusalOf('publish', own, MINH)).toBeUndefined()
    expect(refusalOf('publish', own, HANH, true)).toBeUndefined()
  })

  it('may publish a colleague’s text after having published their own before', () => {
    const later = past([HANH, 'save', 'a'], [HANH, 'submit'], [MINH, 'publish'], [LAN, 'save-and-submit', 'b'])
    expect(refusalOf('publish', later, HANH)).toBeUndefined()
  })

  it('cannot get round the two persons by being sent back or scheduled in between', () => {
    const round = past([HANH, 'save-and-submit', 'a'], [MINH, 'schedule'], [MINH, 'send-back'], [LAN, 'submit'])
    expect(refusalOf('publish', round, HANH)).toEqual(expect.stringContaining('người khác'))
  })

  it('whatever the order, never brings a text to citizens alone', () => {
    const act = fc.tuple(fc.constantFrom(LAN, HANH, MINH), fc.constantFrom(...DEEDS), fc.constantFrom('a', 'b', 'c'))
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), acts => {
        const history: Revision[] = []
        for (const [who, deed, lead] of acts) {
          const before = { shipped, history }
          if (refusalOf(deed, before, who)) continue
          const withText = deed === 'save' || deed === 'save-and-submit' ? { entry: text(lead) } : {}
          const revision = revisionOf(deed, before, { officer: who.name, at: 0, reason: '', ...withText })
          expect(revision.kind === DEED_RULES[deed].kind || deed === 'discard').toBe(true)
          history.push({ number: history.length + 1, ...revision })
          if (revision.kind !== 'published') continue
          const since = history.slice(0, -1).findLastIndex(({ kind }) => kind === 'published') + 1
          const writers = history.slice(since, -1).filter(({ entry, kind }) => {
            return (kind === 'draft' || kind === 'submitted') && entry.lead === revision.entry.lead
          })
          expect(writers.some(({ officer }) => officer !== who.name)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

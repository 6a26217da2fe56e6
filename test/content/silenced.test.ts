import { describe, expect, it } from 'vitest'
import { type Alarm, alarmOf } from '../../content/alarm.ts'
import { learnedIn } from '../../content/checked.ts'
import { silenced } from '../../content/desk/silenced.ts'
import { type Knowledge, knowledgeOf } from '../../content/knowledge.ts'
import type { UrgentSigns } from '../../content/urgent.ts'
import { goldenQuestions } from '../golden/questions.ts'
import { knowledge } from '../support/knowledge.ts'

const MESSAGES = goldenQuestions('urgent-own').map(({ q }) => q)

/** Ways in which an officer can change the signs. */
const CHANGES: Record<string, (urgent: UrgentSigns) => UrgentSigns> = {
  'a sign is gone': urgent => ({ ...urgent, signs: urgent.signs.filter(({ id }) => id !== 'tre-bi-danh') }),
  'signs reach less far': urgent => ({ ...urgent, signs: urgent.signs.map(sign => ({ ...sign, within: 2 })) }),
  'cries have to be short': urgent => ({ ...urgent, signs: urgent.signs.map(sign => ({ ...sign, atMost: 6 })) }),
  'cries may be long': urgent => ({ ...urgent, signs: urgent.signs.map(({ atMost: _, ...sign }) => sign) }),
  'signs are weak': urgent => ({ ...urgent, signs: urgent.signs.map(sign => ({ ...sign, strength: 'weak' })) }),
  'a list of words is cut': urgent => ({ ...urgent, words: { ...urgent.words, hit: urgent.words.hit!.slice(0, 1) } }),
  'words are innocent': urgent => ({ ...urgent, innocent: [...urgent.innocent, 'đánh con', 'đánh em'] }),
  'all ask about rules': urgent => ({ ...urgent, inquiries: [...urgent.inquiries, 'em', 'con', 'chị'] }),
}

const falls = (message: string, before: Alarm, after: Alarm) =>
  !after.hears(message) && before.hears(message) !== undefined

function lostBy(after: Knowledge): string[] {
  const trial = silenced(MESSAGES, knowledge(), after)
  for (;;) {
    const { done, value } = trial.next()
    if (done) return value
  }
}

describe('A change of the signs', () => {
  it.each(Object.keys(CHANGES))('is tried as if every message were heard anew: %s', name => {
    const before = knowledge()
    const urgent = CHANGES[name]!(before.content.urgent)
    const after = knowledgeOf({ ...before.content, urgent }, learnedIn())
    const [then, now] = [alarmOf(before.content.urgent), alarmOf(urgent)]
    const lost = MESSAGES.filter(each => falls(each, then, now) || falls(each, before.alarm, after.alarm))
    expect(lostBy(after)).toEqual(lost)
  })

  it('that changes nothing loses nothing, and one that loses something says what', () => {
    expect(lostBy(knowledge())).toEqual([])
    const urgent = CHANGES['a list of words is cut']!(knowledge().content.urgent)
    expect(lostBy(knowledgeOf({ ...knowledge().content, urgent }, learnedIn())).length).toBeGreaterThan(0)
  })
})

import { describe, expect, it } from 'vitest'
import { learnedIn } from '../../content/checked.ts'
import { type Groupable, groupQuestions, type QuestionGroup } from '../../content/desk/group-questions.ts'
import { knowledgeOf } from '../../content/knowledge.ts'
import { hashOf } from '../../content/search/hash.ts'
import { goldenQuestions } from '../golden/questions.ts'
import { knowledge } from '../support/knowledge.ts'

interface Labelled extends Groupable {
  entry: string
}

/** Golden questions of one entry in ten, the same ones whatever entries are added; not those the likeness was fitted on; questions of one entry mean the same. */
const LABELLED = (() => {
  const all = (['situations', 'in-scope', 'noisy'] as const)
    .flatMap(set => goldenQuestions(set))
    .filter(({ entries }) => entries.length === 1)
  return all
    .filter(each => hashOf(each.entries[0]!) % 10 === 4)
    .map(({ q, entries: [entry] }, at): Labelled => ({ id: at + 1, question: q, ...by(`${at}`), entry: entry! }))
})()

function by(conversation: string) {
  return { channel: 'web', conversation }
}
const asked = (...questions: string[]): Groupable[] =>
  questions.map((question, at) => ({ id: at + 1, question, ...by(`${at}`) }))

/** Of those grouped with others, the share that stand with their like; of all pairs that belong together, those that do. */
function measured(groups: readonly QuestionGroup<Labelled>[]): { purity: number; together: number } {
  const pairs = (count: number) => (count * (count - 1)) / 2
  const counts = (labels: readonly string[]) => {
    const found = new Map<string, number>()
    for (const label of labels) found.set(label, (found.get(label) ?? 0) + 1)
    return [...found.values()]
  }
  const several = groups.map(group => group.questions.map(each => each.entry)).filter(labels => labels.length > 1)
  const pure = several.reduce((sum, labels) => sum + Math.max(...counts(labels)), 0)
  const held = several.flatMap(counts).reduce((sum, count) => sum + pairs(count), 0)
  const all = counts(LABELLED.map(each => each.entry)).reduce((sum, count) => sum + pairs(count), 0)
  return { purity: pure / several.flat().length, together: held / all }
}

describe('Questions in the inbox', () => {
  it('stand with those that mean the same, although no entry answers them yet', () => {
    const { content } = knowledge()
    const labels = new Set(LABELLED.map(each => each.entry))
    const without = knowledgeOf(
      { ...content, entries: content.entries.filter(entry => !labels.has(entry.id)) },
      learnedIn(),
    )
    const groups = groupQuestions(LABELLED, without.index)
    const { purity, together } = measured(groups)
    console.log(
      `${LABELLED.length} questions of ${labels.size} entries that were taken away: ${groups.length} groups, ` +
        `purity ${purity.toFixed(3)}, ${together.toFixed(3)} of the pairs together`,
    )
    expect(purity).toBeGreaterThanOrEqual(0.9)
    expect(together).toBeGreaterThanOrEqual(0.3)
  }, 120_000)

  it('stand together all the more when an entry is about them', () => {
    const { purity, together } = measured(groupQuestions(LABELLED, knowledge().index))
    console.log(`with the entries: purity ${purity.toFixed(3)}, ${together.toFixed(3)} of the pairs together`)
    expect(purity).toBeGreaterThanOrEqual(0.97)
    expect(together).toBeGreaterThanOrEqual(0.7)
  }, 120_000)

  it('are grouped the same without marks, with texting and with synonyms', () => {
    const groups = groupQuestions(
      asked(
        'xin giấy phép mở tiệm tóc ở phường nào',
        'nuôi chó có phải đăng ký với xã không',
        'xin giay phep mo tiem toc o phuong nao',
        'nuôi chó có phải đk với xã k',
      ),
      knowledge().index,
    )
    expect(groups.map(group => group.questions.map(each => each.id))).toEqual([
      [1, 3],
      [2, 4],
    ])
  })

  it('come by the number of different citizens, not of messages', () => {
    const chó = 'nuôi chó có phải đăng ký với xã không'
    const tóc = 'xin giấy phép mở tiệm tóc ở phường nào'
    const groups = groupQuestions(
      [
        ...[1, 2, 3].map(id => ({ id, question: chó, ...by('nha-lan') })),
        ...[4, 5].map(id => ({ id, question: tóc, ...by(`nha-${id}`) })),
      ],
      knowledge().index,
    )
    expect(groups.map(({ citizens, questions }) => [citizens, questions.length])).toEqual([
      [2, 2],
      [1, 3],
    ])
  })

  it('stay where they are when others come later', () => {
    const { index } = knowledge()
    const members = (groups: readonly QuestionGroup[], most: number) =>
      groups
        .map(group => group.questions.map(each => each.id).filter(id => id <= most))
        .filter(ids => ids.length > 0)
        .sort((a, b) => a[0]! - b[0]!)
    const early = LABELLED.slice(0, 60)
    const later = LABELLED.slice(0, 120)
    expect(members(groupQuestions(later, index), 60)).toEqual(members(groupQuestions(early, index), 60))
  })

  it('are shown by one of them, with the entries nearest to it', () => {
    const [group] = groupQuestions(asked('nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp'), knowledge().index)
    expect(group?.typical.id).toBe(1)
    expect(group?.candidates[0]).toBe('bhtn-nop-ho-so')
  })

  it('that say nothing, or nothing readable, do no harm', () => {
    const groups = groupQuestions(asked('???', '', '🙂', 'x'.repeat(2000)), knowledge().index)
    expect(groups.flatMap(group => group.questions)).toHaveLength(4)
  })
})

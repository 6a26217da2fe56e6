import type { Entry } from '../entry.ts'
import { classifierFeatures } from './classifier.ts'
import { searchableOf } from './passages.ts'
import type { Sample, Sizes } from './sample.ts'
import type { Synonyms } from './synonyms.ts'
import { isAccented } from './terms.ts'
import { tokenReader, tokensOf } from './token.ts'

const WORTH = { wording: 1, asked: 0.5, keywords: 0.3, sentence: 0.2 } as const
// Two or three words name a subject and say little of what is asked: the index finds them by themselves.
const SHORT = 6 // syllables
// Rarer words teach the details of a story, not what it asks for; and without them the whole stays under 1 MB.
const RAREST = 8
const RAREST_ANYWHERE = 10
const RAREST_PAIR = 19

/** What the models learn from: every wording, keyword and sentence of the entries, and questions `asked` beyond them, by entry id. */
export function samplesOf(
  entries: readonly Entry[],
  synonyms: Synonyms,
  asked: ReadonlyMap<string, readonly string[]> = new Map(),
): { samples: Sample[]; features: string[]; sizes: Sizes } {
  const tokensIn = tokenReader()
  const texts = entries.flatMap((entry, number) => {
    const { wordings, keywords, lead, body } = searchableOf(entry)
    const sentences = `${lead}. ${body}`.split(/[.!?:;\n]+/).filter(sentence => sentence.trim().length > 12)
    return [
      ...(asked.get(entry.id) ?? []).map(text => ({ text, entry: number, worth: WORTH.asked as number })),
      ...wordings.map(text => ({
        text,
        entry: number,
        worth: (tokensOf(text).length <= SHORT ? WORTH.keywords : WORTH.wording) as number,
      })),
      { text: keywords, entry: number, worth: WORTH.keywords },
      ...sentences.map(text => ({ text, entry: number, worth: WORTH.sentence })),
    ].map(({ text, ...rest }) => ({ ...rest, found: classifierFeatures(synonyms.apply(tokensIn(text))) }))
  })
  const inWays = new Map<string, number>()
  const anywhere = new Map<string, number>()
  for (const { found, worth } of texts) {
    for (const feature of new Set(found)) {
      anywhere.set(feature, (anywhere.get(feature) ?? 0) + 1)
      if (worth >= WORTH.asked) inWays.set(feature, (inWays.get(feature) ?? 0) + 1)
    }
  }
  const features = [...anywhere]
    .filter(([feature, count]) => {
      const ways = inWays.get(feature) ?? 0
      return feature.includes(' ') ? ways >= RAREST_PAIR : ways >= RAREST || count >= RAREST_ANYWHERE
    })
    .map(([feature]) => feature)
  const rows = new Map(features.map((feature, row) => [feature, row]))
  const often = oftenOf(texts, entries.length)
  const samples = texts
    .map(({ found, entry, worth }) => ({
      features: Int32Array.from(found.flatMap(feature => rows.get(feature) ?? [])),
      unmarked: Int32Array.from(
        found.filter(feature => !isAccented(feature)).flatMap(feature => rows.get(feature) ?? []),
      ),
      entry,
      worth: worth * often[entry]!,
    }))
    .filter(sample => sample.unmarked.length > 0)
  return { samples, features, sizes: { features: features.length, entries: entries.length } }
}

const MOST_HELP = 2

/**
 * How much more there is of each entry than of the usual one. Most questions were written by what people ask about, so an
 * entry with more of them is asked about more; their samples weigh more once more, as all have some that only teach them.
 * An entry with fewer is new rather than seldom asked about: its samples weigh as much as the usual one's do together.
 */
function oftenOf(texts: readonly { entry: number; worth: number }[], entries: number): Float64Array {
  const sums = new Float64Array(entries)
  for (const { entry, worth } of texts) sums[entry]! += worth
  const usual = sums.reduce((sum, each) => sum + each, 0) / entries
  return sums.map(sum => Math.max(sum / usual, Math.min(MOST_HELP, usual / sum)))
}

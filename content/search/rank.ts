import type { Entry } from '../entry.ts'
import type { SearchIndex } from './search-index.ts'
import { type Signals, scoreOf } from './signals.ts'
import { type Terms, termsOf } from './terms.ts'
import { ASKING_WORDS } from './texting.ts'
import type { Token } from './token.ts'

const CANDIDATES = 200 // MiniSearch's best; beyond them no right entry was ever seen
const COMPARED = 60 // of those, the best by words are compared with the question way by way
const RARE_IDF = 1.2 // commoner terms do not choose candidates while rarer ones are there
const MOST_TERMS = 8 // of a long message, the rarest terms choose the candidates

/** How an entry compares with a question. */
export interface Ranked {
  /** Position in the index. */
  entry: number
  /** The utility: its exponential, over the sum of all, is the entry's chance. */
  score: number
  signals: Signals
}

/** The question as it was compared. */
export interface Asked {
  terms: Terms
  /** The sum of the idf of its words. */
  mass: number
  /** The share of that which no entry holds. */
  unknown: number
  /** Whether any word of it asks. */
  asks: boolean
}

export function askedOf(tokens: readonly Token[], index: SearchIndex): Asked {
  const terms = termsOf(tokens)
  let mass = 0
  let unknown = 0
  for (const term of terms.unigrams) {
    const idf = idfOf(term, index)
    mass += idf
    if (!index.terms.has(term)) unknown += idf
  }
  return {
    terms,
    mass,
    unknown: mass > 0 ? unknown / mass : 0,
    asks: tokens.some(token => ASKING_WORDS.has(token.folded)),
  }
}

/** The entries nearest to a question that was read with the index's own vocabulary, best first. */
export function rank(
  tokens: readonly Token[],
  index: SearchIndex,
  allowed: (entry: number) => boolean,
  { terms, mass }: Pick<Asked, 'terms' | 'mass'> = askedOf(tokens, index),
  ruledOut: ReadonlySet<Entry> = new Set(),
): Ranked[] {
  const chances = leftBy(ruledOut, index.classifier?.chances(tokens), index)
  const found = candidatesFor(terms, index).filter(allowed)
  const likely = likeliest(chances).filter(allowed)

  const size = index.entries.length
  const score = new Float32Array(size)
  const held = new Float32Array(size)
  const marksHeld = new Float32Array(size)
  const gather = (list: readonly string[], weight: number, into?: Float32Array) => {
    for (const term of list) {
      const postings = index.terms.get(term)
      if (!postings) continue
      const { at, impact, idf } = postings
      for (let spot = 0; spot < at.length; spot++) {
        const entry = at[spot]!
        score[entry]! += weight * impact[spot]!
        if (into) into[entry]! += idf
      }
    }
  }
  gather(terms.unigrams, WEIGHT.folded, held)
  gather(terms.accented, WEIGHT.accented, marksHeld)
  gather(terms.pairs, WEIGHT.pair)
  found.sort((a, b) => score[b]! - score[a]! || a - b)
  const candidates = [...new Set([...found.slice(0, COMPARED), ...likely])]
  const marksMass = massOf(terms.accented, index)
  const pairMass = massOf(terms.pairs, index)
  const ways = comparedWays(terms, mass, pairMass, candidates, index)
  const topicChance = topicChances(chances, index)

  return candidates
    .map((entry): Ranked => {
      const coverage = mass > 0 ? held[entry]! / mass : 0
      const signals: Signals = {
        words: mass > 0 ? (score[entry]! * Math.sqrt(coverage)) / (mass + pairMass) : 0,
        coverage,
        marks: marksMass > 0 ? marksHeld[entry]! / marksMass : coverage,
        ...ways.get(entry)!,
        evidence: evidenceOf(chances?.[entry] ?? 0),
        topic: topicChance.get(index.entries[entry]!.topic) ?? 0,
      }
      return { entry, score: scoreOf(signals, chances !== undefined), signals }
    })
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

/** What the classifier thinks where some entries are not meant: the others share their chance, or nothing would be likely. */
export function leftBy(
  ruledOut: ReadonlySet<Entry>,
  chances: Float32Array | undefined,
  { positions }: SearchIndex,
): Float32Array | undefined {
  if (!chances || ruledOut.size === 0) return chances
  const left = chances.slice()
  for (const { id } of ruledOut) left[positions.get(id)!] = 0
  const all = left.reduce((sum, chance) => sum + chance, 0)
  return all > 0 ? left.map(chance => chance / all) : left
}

/**
 * A few entries as `rank` would compare them, without the others: every signal is as it would be but the votes, of which
 * each has at least as many as it would have among all. Costs a twentieth of `rank`.
 */
export function rankAmong(
  entries: readonly number[],
  index: SearchIndex,
  { terms, mass }: Asked,
  chances: Float32Array | undefined,
): Ranked[] {
  const marksMass = massOf(terms.accented, index)
  const pairMass = massOf(terms.pairs, index)
  const ways = comparedWays(terms, mass, pairMass, entries, index)
  const topicChance = topicChances(chances, index)
  return entries.map(entry => {
    let score = 0
    const gather = (list: readonly string[], weight: number): number => {
      let idfs = 0
      for (const term of list) {
        const postings = index.terms.get(term)
        const spot = postings?.at.indexOf(entry) ?? -1
        if (!postings || spot < 0) continue
        score += weight * postings.impact[spot]!
        idfs += postings.idf
      }
      return idfs
    }
    const held = gather(terms.unigrams, WEIGHT.folded)
    const marksHeld = gather(terms.accented, WEIGHT.accented)
    gather(terms.pairs, WEIGHT.pair)
    const coverage = mass > 0 ? held / mass : 0
    const signals: Signals = {
      words: mass > 0 ? (score * Math.sqrt(coverage)) / (mass + pairMass) : 0,
      coverage,
      marks: marksMass > 0 ? marksHeld / marksMass : coverage,
      ...ways.get(entry)!,
      evidence: evidenceOf(chances?.[entry] ?? 0),
      topic: topicChance.get(index.entries[entry]!.topic) ?? 0,
    }
    return { entry, score: scoreOf(signals, chances !== undefined), signals }
  })
}

/** Weights of the kinds of terms in `words`, tuned on the golden questions (npm run eval). */
const WEIGHT = { folded: 0.5, accented: 1, pair: 3 } as const

function idfOf(term: string, index: SearchIndex): number {
  return index.terms.idf(term) ?? Math.log(1 + index.entries.length) // a word no entry holds is as rare as can be
}

function massOf(terms: readonly string[], index: SearchIndex): number {
  let mass = 0
  for (const term of terms) mass += idfOf(term, index)
  return mass
}

const LEAST_CHANCE = 1e-4 // below it chances are noise

/** The classifier's chance of each topic as a whole. */
function topicChances(chances: Float32Array | undefined, index: SearchIndex): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [entry, chance] of chances?.entries() ?? []) {
    if (chance < LEAST_CHANCE) continue
    const { topic } = index.entries[entry]!
    sums.set(topic, (sums.get(topic) ?? 0) + chance)
  }
  return sums
}
const LIKELIEST = 12 // entries the classifier may add to the candidates
const LIKELY = 0.01

/** A chance as evidence from 0 to 1, on a logarithmic scale. */
function evidenceOf(chance: number): number {
  return Math.log((chance + LEAST_CHANCE) / LEAST_CHANCE) / Math.log(1 / LEAST_CHANCE)
}

function likeliest(chances: Float32Array = new Float32Array()): number[] {
  const likely: number[] = []
  for (let entry = 0; entry < chances.length; entry++) if (chances[entry]! > LIKELY) likely.push(entry)
  return likely.sort((a, b) => chances[b]! - chances[a]!).slice(0, LIKELIEST)
}

function candidatesFor(terms: Terms, index: SearchIndex): number[] {
  const known = [...terms.unigrams, ...terms.accented]
    .map(term => ({ term, idf: index.terms.idf(term) ?? 0 }))
    .filter(each => each.idf > 0)
    .sort((a, b) => b.idf - a.idf)
    .slice(0, MOST_TERMS)
  const rare = known.filter(each => each.idf >= RARE_IDF)
  const chosen = rare.length > 0 ? rare : known
  if (chosen.length === 0) return []
  return index.mini
    .search({ combineWith: 'OR', queries: [chosen.map(each => each.term).join(' ')] })
    .map(result => ({ id: result.id as string, score: result.score / result.queryTerms.length })) // undo MiniSearch's multiplier
    .sort((a, b) => b.score - a.score)
    .slice(0, CANDIDATES)
    .map(({ id }) => index.positions.get(id)!)
}

const NEAREST_WAYS = 20

/** How the question compares with the ways of asking that each candidate knows. */
function comparedWays(
  terms: Terms,
  mass: number,
  pairMass: number,
  candidates: readonly number[],
  index: SearchIndex,
): Map<number, Pick<Signals, 'likeness' | 'wayHeld' | 'votes' | 'waysCoverage'>> {
  const asked = new Uint8Array(index.lexicon.terms.length) // 1: a word of the question, 2: a pair of words
  for (const [kind, list] of [terms.unigrams, terms.pairs].entries())
    for (const term of list) {
      const number = index.lexicon.numberOf(term)
      if (number !== undefined) asked[number] = kind + 1
    }
  const seen = new Uint16Array(index.lexicon.terms.length) // the candidate that was last found to hold a word
  let round = 0
  const nearest: { entry: number; likeness: number }[] = [] // best first
  const enter = (entry: number, likeness: number) => {
    if (nearest.length === NEAREST_WAYS && likeness <= nearest.at(-1)!.likeness) return
    let place = nearest.length
    while (place > 0 && nearest[place - 1]!.likeness < likeness) place--
    nearest.splice(place, 0, { entry, likeness })
    if (nearest.length > NEAREST_WAYS) nearest.pop()
  }
  const compared = new Map(
    candidates.map(entry => {
      const { terms: held, starts, masses } = index.ways[entry]!
      let covered = 0
      round++
      let best = { likeness: 0, wayHeld: 0 }
      for (let way = 0; way < masses.length; way++) {
        let shared = 0
        for (let at = starts[way]!; at < starts[way + 1]!; at++) {
          const term = held[at]!
          if (asked[term] === 0) continue
          shared += index.idfs[term]!
          if (asked[term] === 1 && seen[term] !== round) {
            seen[term] = round
            covered += index.idfs[term]!
          }
        }
        if (shared === 0) continue
        const wayMass = masses[way]!
        const likeness = shared / (wayMass + mass + pairMass - shared)
        if (likeness > best.likeness) best = { likeness, wayHeld: shared / wayMass }
        enter(entry, likeness)
      }
      return [entry, { ...best, votes: 0, waysCoverage: covered }]
    }),
  )
  let all = 0
  for (const { likeness } of nearest) all += likeness ** 2
  for (const { entry, likeness } of nearest) compared.get(entry)!.votes += likeness ** 2 / all
  for (const each of compared.values()) each.waysCoverage = mass > 0 ? each.waysCoverage / mass : 0
  return compared
}

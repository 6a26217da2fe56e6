import type { Found, Match } from '../../content/search/search.ts'

/** An entry, and the chance that it answers words in the light of others. */
export type Likely = Pick<Match, 'found' | 'chance'>

/** The chance that one of these answers. */
export const oneOf = (likely: readonly Pick<Likely, 'chance'>[]): number =>
  likely.reduce((sum, { chance }) => sum + chance, 0)

/** How words by themselves are weighed with what they belong to. */
export interface Light {
  /** What an entry has that the words by themselves do not point to. */
  own: number
  /** What an entry keeps of its own chance that the whole does not point to. */
  whole: number
  /** How much speaks for no entry. */
  none: number
}

/** The entries for some words, weighed with what they belong to (which holds them, too), best first. */
export function inLightOf(words: Found, whole: Found, light: Light): Likely[] {
  const own = new Map(words.matches.map(({ found, chance }) => [found, chance]))
  const all = new Map(whole.matches.map(({ found, chance }) => [found, chance]))
  const weighed = [...new Set([...own.keys(), ...all.keys()])].map(found => ({
    found,
    chance: ((own.get(found) ?? 0) + light.own) * ((all.get(found) ?? 0) + light.whole),
  }))
  const sum = weighed.reduce((sum, { chance }) => sum + chance, light.none)
  return weighed.map(({ found, chance }) => ({ found, chance: chance / sum })).sort((a, b) => b.chance - a.chance)
}

import type { Entry } from '../../content/entry.ts'
import type { Found } from '../../content/search/search.ts'
import type { Going } from './going-on.ts'
import { inLightOf, isHeldBy, type Likely } from './in-light.ts'

// Tuned on 130 conversations of two messages; of 130 others, by another writer, see bot/README.md.
const OWN = 0.001
const WHOLE = 0.003
const NONE = 0.01

// What corrects seldom says all of what is meant: together with the matter it counts for more than by itself.
const CORRECTED = { own: 0.05, whole: 0.01, none: 0.0005 }

/** The entries a message that goes on may mean, best first; not the one it says is not meant. */
export function likelyIn({ answered, corrects, isBare, alone, together }: Going): Likely[] {
  if (corrects && !isBare) return inLightOf(without(answered, alone()), without(answered, together()), CORRECTED)
  const [own, whole] = [alone(), together()]
  return inLightOf(own, whole, { own: OWN, whole: WHOLE, none: own.none * whole.none * NONE })
}

const without = (entry: Entry | undefined, found: Found): Found => ({
  ...found,
  matches: found.matches.filter(match => match.found !== entry),
})

/** Whether an entry holds what the message says itself: what came before must not speak for it alone. */
export const speaksOf = ({ found }: Likely, { alone }: Going): boolean =>
  alone().matches.some(match => match.found === found && isHeldBy(match))

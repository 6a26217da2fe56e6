import type { Entry } from './entry.ts'
import { askedExamples, contentIn, exampleMessages } from './folder.ts'
import type { PackedMessageModel } from './message-model.ts'
import { isNearDanger } from './near-danger.ts'
import type { PackedClassifier } from './search/classifier.ts'
import { samplesOf } from './search/classifier-samples.ts'
import { fold } from './search/fold.ts'
import { readLoosely } from './search/read-loosely.ts'
import { Synonyms } from './search/synonyms.ts'
import type { Token } from './search/token.ts'
import { GIST_SEEDS, type LearnedGist, learnGist } from './search/train-gist.ts'
import { trainPointers } from './search/train-pointers.ts'
import { learnMessages } from './train-messages.ts'

/** What is learned from the content files, in parts that do not need each other. */
export const LESSONS = {
  pointers: (): Omit<PackedClassifier, 'gist'> => {
    const { samples, features, sizes } = entrySamples()
    const entries = contentIn().entries.map(entry => entry.id)
    return { features: features.join('\n'), entries, pointers: trainPointers(samples, sizes) }
  },
  gist: (): LearnedGist => gistFrom(GIST_SEEDS[0]),
  'other gist': (): LearnedGist => gistFrom(GIST_SEEDS[1]),
  /** Tells messages of danger from calm ones. */
  danger: (): PackedMessageModel => {
    const { danger, calm, elsewhere } = exampleMessages()
    // Who asks about what is near danger often tells of it in the same words; only the calm examples say which of them do not.
    const ordinary = wordingsOf(contentIn().entries.filter(entry => !isNearDanger(entry)))
    // Look-alikes and talk twice: they are fewer than the questions, and what is mistaken most.
    return learnMessages(written(danger), written([...calm, ...calm, ...ordinary, ...elsewhere, ...elsewhere]))
  },
  /** Tells danger at this moment from danger that lasts. */
  pressing: (): PackedMessageModel => {
    const { pressing, lasting } = exampleMessages()
    return learnMessages(written(pressing), written(lasting))
  },
  /** Tells questions about our subjects from others. */
  ours: (): PackedMessageModel => learnOurs(exampleMessages().elsewhere),
}

/** What tells questions about our subjects from these about others. */
export function learnOurs(elsewhere: readonly string[]): PackedMessageModel {
  return learnMessages(written(wordingsOf(contentIn().entries)), written(elsewhere), DROPPED_OF_OURS)
}

const DROPPED_OF_OURS = 0.6 // tells two in a hundred more of others' subjects than the usual 0.4, with as many of ours lost

function gistFrom(seed: (typeof GIST_SEEDS)[number]): LearnedGist {
  const { samples, sizes } = entrySamples()
  return learnGist(samples, sizes, seed)
}

function entrySamples() {
  const { entries, synonyms } = contentIn()
  return samplesOf(entries, new Synonyms(synonyms), askedExamples())
}

function wordingsOf(entries: readonly Entry[]): string[] {
  const asked = askedExamples()
  return entries.flatMap(entry => [entry.question, ...entry.alsoAskedAs, ...(asked.get(entry.id) ?? [])])
}

function* written(texts: readonly string[]): Iterable<Token[]> {
  for (const text of texts) {
    yield readLoosely(text)
    yield readLoosely(fold(text)) // half the people leave the marks out
  }
}

import type { PackedMessageModel } from './message-model.ts'
import type { PackedClassifier } from './search/classifier.ts'
import type { StoredIndex } from './search/stored-index.ts'

/** What `npm run content:train` learned and prepared from the content files. */
export interface Learned {
  entries: PackedClassifier
  /** Tells messages of danger from calm ones. */
  danger: PackedMessageModel
  /** Tells danger at this moment from danger that lasts; absent in what was learned before there was one. */
  pressing?: PackedMessageModel
  /** Tells questions about our subjects from others. */
  ours: PackedMessageModel
  index: StoredIndex
  /** Messages that officers' changes are tried on; absent in what was learned before there were any. */
  examples?: Examples
}

/** Messages people write, as far as they travel with the content. */
export interface Examples {
  /** Messages that tell of people in danger. */
  danger: string[]
  /** A longer question about each entry, by its id, as somebody posted it. */
  asked: Record<string, string>
}

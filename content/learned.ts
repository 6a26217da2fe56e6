import type { PackedMessageModel } from './message-model.ts'
import type { PackedClassifier } from './search/classifier.ts'
import type { StoredIndex } from './search/stored-index.ts'

/** What `npm run content:train` learned and prepared from the content files. */
export interface Learned {
  entries: PackedClassifier
  /** Tells messages of danger from calm ones. */
  danger: PackedMessageModel
  /** Tells questions about our subjects from others. */
  ours: PackedMessageModel
  index: StoredIndex
}

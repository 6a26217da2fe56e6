import type { DangerModel } from './danger-model.ts'
import type { PackedClassifier } from './search/classifier.ts'
import type { StoredIndex } from './search/stored-index.ts'

/** What `npm run content:train` learned and prepared from the content files. */
export interface Learned {
  entries: PackedClassifier
  danger: DangerModel
  index: StoredIndex
}

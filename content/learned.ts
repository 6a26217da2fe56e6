import type { DangerModel } from './danger-model.ts'
import type { PackedClassifier } from './search/classifier.ts'

/** What `npm run content:train` learned from the content files. */
export interface Learned {
  entries: PackedClassifier
  danger: DangerModel
}

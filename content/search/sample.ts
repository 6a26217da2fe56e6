/** A text to learn from, by the numbers of its features and of its entry. */
export interface Sample {
  /** Once for each occurrence. */
  features: Int32Array
  /** The same without the marks: half the people leave them out. */
  unmarked: Int32Array
  entry: number
  /** How much it counts, from 0 to 1. */
  worth: number
}

/** How many different features and entries the samples speak of. */
export interface Sizes {
  features: number
  entries: number
}

/** How often a text is learned as typed without marks. */
export const UNMARKED = 0.4

import * as z from 'zod'

/**
 * Words that mean the same to a citizen. `words` are exchanged for each other in questions; an abbreviation
 * in `words` (BHXH, TCTN) also protects itself from spelling repair.
 */
export const Synonym = z.strictObject({
  /** The wording entries use. */
  means: z.string().trim().min(1),
  words: z.array(z.string().trim().min(1)).min(1),
})
export type Synonym = z.infer<typeof Synonym>

import * as z from 'zod'
import { Slug } from './source.ts'

/** A subject citizens ask about, as shown on buttons and pages. */
export const Topic = z.strictObject({
  id: Slug,
  name: z.string().trim().min(1),
  /** At most 24 letters: it must fit a button on a small phone. */
  short: z.string().trim().min(1).max(24),
  /** The office (a contact's id) to turn to when no entry answers. */
  office: Slug,
})
export type Topic = z.infer<typeof Topic>

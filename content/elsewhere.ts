import * as z from 'zod'
import { Slug } from './source.ts'

/** A subject that is somebody else's: its words, and the door to send the citizen to. */
export const Elsewhere = z.strictObject({
  id: Slug,
  /** Each phrase alone shows the subject. Written with marks. */
  words: z.array(z.string().trim().min(1)).min(1),
  /** What is told; may hold `{{ }}` for offices and numbers. */
  door: z.string().trim().min(1),
  /** Phrases that make it ours after all. */
  unless: z.array(z.string()).default([]),
})
export type Elsewhere = z.infer<typeof Elsewhere>

import * as z from 'zod'
import { DayText, Slug } from './source.ts'

export const UrgencyKind = z.enum(['child', 'life', 'suicide', 'home-violence', 'trafficking'])
export type UrgencyKind = z.infer<typeof UrgencyKind>

/**
 * A sign of danger: it fires when one phrase of every list in `all` occurs near the others and none of `unless`
 * does. Phrases are written with marks; `@name` stands for a word list of `words`.
 */
export const UrgentSign = z.strictObject({
  id: Slug,
  kind: UrgencyKind,
  all: z.array(z.array(z.string().trim().min(1)).min(1)).min(1),
  /** How many syllables may lie between the first and the last phrase. */
  within: z.int().min(1).default(12),
  unless: z.array(z.string()).default([]),
})
export type UrgentSign = z.infer<typeof UrgentSign>

/** What is said for a kind of danger: first the numbers, then what happens after the call, then confidentiality. */
export const UrgentText = z.strictObject({
  kind: UrgencyKind,
  /** Contact ids in the order to call. */
  call: z.array(Slug).min(1),
  lead: z.string().trim().min(1),
  next: z.string().trim().min(1),
  sources: z.array(z.string()).min(1),
  owner: Slug,
  lastVerified: DayText,
})
export type UrgentText = z.infer<typeof UrgentText>

export const UrgentSigns = z.strictObject({
  words: z.record(Slug, z.array(z.string().trim().min(1))),
  signs: z.array(UrgentSign).min(1),
  /** A message that holds one of these is a question about rules, not a cry for help, unless a sign of `always` fires. */
  texts: z.array(UrgentText).min(1),
})
export type UrgentSigns = z.infer<typeof UrgentSigns>

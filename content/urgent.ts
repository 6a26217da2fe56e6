import * as z from 'zod'
import { DayText, Slug } from './source.ts'

export const UrgencyKind = z.enum([
  'life',
  'medical',
  'rescue',
  'suicide',
  'blackmail',
  'child-now',
  'child',
  'trafficking',
  'home-violence',
])
export type UrgencyKind = z.infer<typeof UrgencyKind>

/**
 * Kinds of danger there is a text for, and texts for what is none by itself: `perhaps` stands under another answer, where
 * nothing is sure enough to alarm; of `again` only `next` is said, in place of what the last message already said after the
 * numbers; `eased` answers somebody who says that the danger is over.
 */
export const TextKind = z.enum([...UrgencyKind.options, 'perhaps', 'again', 'eased'])
export type TextKind = z.infer<typeof TextKind>

const Phrase = z.string().trim().min(1)

/**
 * A sign of danger. It fires when a phrase of every list in `all` stands in the message, the first and the last
 * at most `within` syllables apart. Phrases are written with marks; `@name` stands for a list of `words`.
 */
export const UrgentSign = z.strictObject({
  id: Slug,
  kind: UrgencyKind,
  all: z.array(z.array(Phrase).min(1)).min(1),
  within: z.int().min(1).default(12),
  /** A weak sign keeps silent in a message that asks about rules or figures (`inquiries`); a strong one never does. */
  strength: z.enum(['strong', 'weak']).default('strong'),
  /** Fires only in a message of at most so many syllables: a bare cry for help. */
  atMost: z.int().min(1).optional(),
  unless: z.array(Phrase).default([]),
})
export type UrgentSign = z.infer<typeof UrgentSign>

/** What is said for a kind of danger: first the numbers, then what happens after the call and that it is kept confidential. */
export const UrgentText = z.strictObject({
  kind: TextKind,
  /** Contact ids in the order to call. */
  call: z.array(Slug).min(1),
  lead: Phrase,
  next: Phrase,
  /** Law ids and plan sections. */
  sources: z.array(z.string()).min(1),
  owner: Slug,
  lastVerified: DayText,
})
export type UrgentText = z.infer<typeof UrgentText>

/** Lists of phrases beside the signs. */
export const PHRASE_LISTS = ['innocent', 'inquiries', 'eased'] as const

export const UrgentSigns = z.strictObject({
  words: z.record(Slug, z.array(Phrase)),
  /** Phrases that hold a word of danger and mean none: "đánh giá", "bảo hành". They are read over. */
  innocent: z.array(Phrase).default([]),
  /** Phrases of somebody who asks about rules, figures or meanings. */
  inquiries: z.array(Phrase).default([]),
  /** Phrases of somebody who told of danger and says that it is over, that somebody was called, that it was a joke, or thanks. */
  eased: z.array(Phrase).default([]),
  signs: z.array(UrgentSign).min(1),
  /** Which text is said when no sign fired but the words of the example messages did: the first kind whose words stand there. */
  heard: z
    .array(
      z.strictObject({
        kind: UrgencyKind,
        words: z.array(Phrase).min(1),
        /** With one of these it is of no such kind: who bleeds because somebody hits needs the police first. */
        unless: z.array(Phrase).default([]),
      }),
    )
    .default([]),
  texts: z.array(UrgentText).min(1),
})
export type UrgentSigns = z.infer<typeof UrgentSigns>

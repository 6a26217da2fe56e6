import * as z from 'zod'
import { DayText, Slug, SourceRef } from './source.ts'

/**
 * The parts an entry's text may have, in the order they are shown. The heading is what an officer types
 * after `##` in the file and what a citizen reads; the key is how a follow-up question finds the part.
 */
export const SECTIONS = {
  who: 'Ai được',
  amount: 'Được bao nhiêu',
  where: 'Nộp ở đâu',
  papers: 'Cần giấy tờ gì',
  deadline: 'Hạn nộp',
  cost: 'Tốn bao nhiêu',
  duration: 'Bao lâu có kết quả',
  refused: 'Nếu bị từ chối',
  notes: 'Nên biết',
  plan: 'Kế hoạch 2021–2025 nói gì',
} as const

export type SectionKey = keyof typeof SECTIONS

export const SECTION_KEYS = Object.keys(SECTIONS) as [SectionKey, ...SectionKey[]]

const Line = z.string().trim().min(1)

/** One question and the answer that an officer answers for. `lead` and section texts may hold `{{ }}` figures. */
export const Entry = z.strictObject({
  id: Slug,
  topic: Slug,
  /** The question as a citizen would ask it; the title of the answer. */
  question: Line.min(10).max(160),
  /** Other wordings people really use; searched, never shown. */
  alsoAskedAs: z.array(Line).min(8),
  /** Words that decide what the entry is about, for search only. */
  keywords: z.array(Line).default([]),
  /**
   * Phrases that tell that another entry is meant ("từ năm 2021", "mất cả cha lẫn mẹ"): with one of them in the question, or
   * earlier in the talk, this one is no answer. For entries that deny a right.
   */
  notWhen: z.array(Line).default([]),
  /** The answer in at most 60 words, with its condition, standing alone. */
  lead: Line,
  sections: z.array(z.strictObject({ key: z.enum(SECTION_KEYS), text: Line })).default([]),
  sources: z.array(SourceRef).min(1),
  /** A: official text or two independent sources. B: one secondary source, shown as "cần kiểm tra lại". */
  confidence: z.enum(['A', 'B']),
  validFrom: DayText,
  /** Last day the rule holds; absent while no end is known. */
  validUntil: DayText.optional(),
  /** The day by which an officer must have read the entry again. */
  reviewBy: DayText,
  /** The office (a contact's id) that answers for the entry and where a citizen can ask. */
  owner: Slug,
  related: z.array(Slug).default([]),
})

export type Entry = z.infer<typeof Entry>
export type Section = Entry['sections'][number]

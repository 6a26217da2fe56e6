import * as z from 'zod'
import { isDay } from './day.ts'

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'chỉ dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: bhtn-nop-ho-so')
  .max(48)

export const DayText = z.string().refine(isDay, 'phải là ngày có thật, viết năm-tháng-ngày, ví dụ: 2026-07-01')

/** A section of the plan by the stable id of the plan map (`KH-IV.1.d.1`), in plain words of our own. */
export const PlanSection = z.strictObject({
  id: z.string().regex(/^KH-(I|II|III|IV|V)(\.[0-9a-zđ]+)*$/, 'mã mục Kế hoạch, ví dụ: KH-IV.1.d.1'),
  says: z.string().trim().min(1),
  /** True when a citizen can have a question about it: at least one entry must then cite it. */
  asked: z.boolean().default(false),
})
export type PlanSection = z.infer<typeof PlanSection>

/** A legal text. `from` and `until` are the first and last day it is in force, where known. */
export const Law = z.strictObject({
  id: Slug,
  /** As a citizen would read it under an answer: "Luật Bảo hiểm xã hội 2024 (41/2024/QH15)". */
  name: z.string().trim().min(1),
  from: DayText.optional(),
  until: DayText.optional(),
  confidence: z.enum(['A', 'B']),
  /** Where the text was seen, for the officer who checks it; never shown to citizens. */
  seenAt: z.string().optional(),
})
export type Law = z.infer<typeof Law>

/** What an entry rests on: a section of the plan, or a law with its article. */
export const SourceRef = z.union([
  z.strictObject({ plan: z.string() }),
  z.strictObject({ law: Slug, article: z.string().trim().min(1).optional() }),
])
export type SourceRef = z.infer<typeof SourceRef>

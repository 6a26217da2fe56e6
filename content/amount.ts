import * as z from 'zod'
import type { Day } from './day.ts'
import { DayText, Slug } from './source.ts'

/** What a figure counts; decides how it is written. `months-of-age` is written "61 tuổi 6 tháng". */
export const UNITS = ['dong', 'percent', 'months-of-age', 'number'] as const
export type Unit = (typeof UNITS)[number]

const Value = z.strictObject({
  /** In the amount's unit: đồng, per cent, months of age, or a plain number. */
  value: z.number(),
  from: DayText,
  /** Last day this value holds; absent while no end is known. */
  until: DayText.optional(),
  law: Slug,
  article: z.string().optional(),
  confidence: z.enum(['A', 'B']),
  note: z.string().optional(),
})

/** An official figure as a dated series, or a formula over other figures. */
export const Amount = z
  .strictObject({
    id: Slug,
    name: z.string().trim().min(1),
    unit: z.enum(UNITS),
    values: z.array(Value).min(1).optional(),
    formula: z.string().optional(),
    /** The law that sets the formula. */
    law: Slug.optional(),
    article: z.string().optional(),
  })
  .refine(
    amount => (amount.values === undefined) !== (amount.formula === undefined),
    'cần đúng một trong hai: values hoặc formula',
  )
export type Amount = z.infer<typeof Amount>
export type AmountValue = z.infer<typeof Value>

/** The value in force on that day, if any. */
export function valueOn(amount: Amount, day: Day): AmountValue | undefined {
  return amount.values?.find(value => value.from <= day && (value.until === undefined || day <= value.until))
}

import * as z from 'zod'
import { DayText, Slug } from './source.ts'

/** An office or a line people can turn to. The only place where phone numbers, addresses and links stand. */
export const Contact = z.strictObject({
  id: Slug,
  /** "UBND xã, phường nơi bạn ở" */
  name: z.string().trim().min(1),
  /** As people read it; `tel` is derived by leaving out everything but digits. */
  phone: z
    .string()
    .regex(/^[0-9][0-9 .]*$/, 'chỉ số, dấu cách hoặc dấu chấm')
    .optional(),
  /** "miễn phí, cả ngày lẫn đêm" */
  phoneNote: z.string().optional(),
  address: z.string().optional(),
  web: z.url().optional(),
  hours: z.string().optional(),
  email: z.email().optional(),
  source: z.string().trim().min(1),
  confidence: z.enum(['A', 'B']),
  lastChecked: DayText,
})
export type Contact = z.infer<typeof Contact>

/** `0251 1022` → `02511022`, for `tel:` links. */
export function dial(contact: Contact): string | undefined {
  return contact.phone?.replace(/\D/g, '')
}

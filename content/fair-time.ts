import * as z from 'zod'
import type { Day } from './day.ts'

const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d'

/** When a fair opens and, where known, closes, by the clock in Việt Nam: `07:30` or `07:30-11:30`. */
export const FairTime = z
  .string()
  .regex(new RegExp(`^${CLOCK}(-${CLOCK})?$`), 'viết giờ:phút, ví dụ: 07:30 hoặc 07:30-11:30')
  .refine(time => {
    const [opens, closes] = time.split('-') as [string, string?]
    return closes === undefined || opens < closes
  }, 'giờ kết thúc phải sau giờ bắt đầu')

/** The clocks that `time` is made of; neither where it is not known. */
export function clocksOf(time: string | undefined): { opens?: string; closes?: string } {
  const [opens, closes] = time?.split('-') ?? []
  return { ...(opens ? { opens } : {}), ...(closes ? { closes } : {}) }
}

/** The instants at which a fair opens and closes, in milliseconds since the epoch. */
export function instantsOf(day: Day, time: string): { opens: number; closes?: number } {
  const [opens, closes] = time.split('-').map(clock => Date.parse(`${day}T${clock}:00+07:00`)) as [number, number?]
  return { opens, ...(closes === undefined ? {} : { closes }) }
}

/** `07:30-11:30` → `7:30–11:30`, as people write it. */
export function writeTime(time: string): string {
  return time
    .split('-')
    .map(clock => clock.replace(/^0/, ''))
    .join('–')
}

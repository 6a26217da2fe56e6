/** `npm run content:stale [-- --at 2027-01-01]`: what has ended, ends within 30 days, or is due for review. */
import { dayInVietnam, isDay, writeDay } from './day.ts'
import { contentOrExit } from './folder.ts'
import { staleOn } from './stale-on.ts'

const SAYS = {
  ended: 'đã hết hiệu lực sau ngày',
  'ends-soon': 'sắp hết hiệu lực, ngày cuối',
  'figure-ended': 'mức tiền đã hết hiệu lực sau ngày',
  'figure-ends-soon': 'mức tiền sắp hết hiệu lực, ngày cuối',
  'review-due': 'đến hạn xem lại ngày',
} as const

const at = process.argv[process.argv.indexOf('--at') + 1]
if (process.argv.includes('--at') && (!at || !isDay(at))) {
  console.error('--at cần một ngày có thật, ví dụ --at 2027-01-01')
  process.exit(1)
}
const day = process.argv.includes('--at') ? at! : dayInVietnam(Date.now())
const list = staleOn(day, contentOrExit())
for (const { what, why, on } of list) console.log(`${what}: ${SAYS[why]} ${writeDay(on)}`)
console.log(`${list.length} việc cần xem, tính ngày ${writeDay(day)}`)

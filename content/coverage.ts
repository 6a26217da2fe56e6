/** `npm run content:coverage`: which entries cite each section of the plan; fails on a section citizens ask about that none cites. */
import { contentOrExit } from './folder.ts'

const { entries, plan } = contentOrExit()
let holes = 0
for (const { id, asked, says } of plan) {
  const citing = entries.filter(entry => entry.sources.some(source => 'plan' in source && source.plan === id))
  if (!asked && citing.length === 0) continue
  if (citing.length === 0) holes++
  console.log(
    `${id}  ${citing.length === 0 ? `CHƯA CÓ mục hỏi đáp nào – ${says}` : citing.map(entry => entry.id).join(' ')}`,
  )
}
console.log(`${plan.filter(section => section.asked).length} mục của Kế hoạch có người hỏi, ${holes} chỗ trống`)
process.exitCode = holes > 0 ? 1 : 0

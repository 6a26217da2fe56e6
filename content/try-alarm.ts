/** `npm run content:alarm -- "câu cần thử"`: shows officers whether a sentence alarms, which sign fired and why. */
import { alarmOf, learnedEars } from './alarm.ts'
import { learnedIn } from './checked.ts'
import { contentOrExit } from './folder.ts'

const text = process.argv.slice(2).join(' ').trim()
if (!text) {
  console.error('Cách dùng: npm run content:alarm -- "câu cần thử"')
  process.exit(1)
}
const learned = learnedIn()
const { alert, read, signs, inquiries, innocent, chance, needed, words, pressing } = alarmOf(
  contentOrExit().urgent,
  learned && learnedEars(learned),
).explains(text)

console.log(
  alert ? `BÁO ĐỘNG: ${alert.sign.id} (${alert.sign.kind}), vì "${alert.words.join(' … ')}"` : 'Không báo động.',
)
console.log(`Đọc là: ${read}`)
for (const sign of signs)
  console.log(
    `Dấu hiệu ${sign.id}: "${sign.words.join(' … ')}"${sign.silenced === undefined ? '' : `, bỏ qua vì ${sign.silenced}`}`,
  )
if (inquiries.length > 0) console.log(`Có vẻ hỏi quy định: ${inquiries.join(', ')}`)
if (innocent.length > 0) console.log(`Cụm từ vô hại: ${innocent.join(', ')}`)
console.log(
  `Giống tin nguy hiểm: ${Math.round(100 * chance)} % (báo động từ ${Math.round(100 * needed)} %)${words.length > 0 ? `, vì ${words.join(', ')}` : ''}`,
)
console.log(`Nguy hiểm ngay lúc này: ${Math.round(100 * pressing)} %`)

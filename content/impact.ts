/** `npm run content:impact -- NAME`: every entry, sentence and figure that an amount reaches, as of today. */
import { dayInVietnam } from './day.ts'
import { contentOrExit } from './folder.ts'
import { impactOf } from './impact-of.ts'

const name = process.argv[2]
try {
  if (!name) throw new Error('Viết tên mức tiền, ví dụ: npm run content:impact -- muc-tham-chieu')
  const { amounts, sentences } = impactOf(name, contentOrExit(), dayInVietnam(Date.now()))
  for (const amount of amounts) console.log(`mức tính theo: ${amount}`)
  for (const { entry, field, sentence } of sentences) console.log(`${entry} · ${field}: ${sentence}`)
  console.log(
    `${amounts.length} mức khác, ${sentences.length} câu trong ${new Set(sentences.map(each => each.entry)).size} mục hỏi đáp`,
  )
} catch (fault) {
  console.error((fault as Error).message)
  process.exitCode = 1
}

/** `npm run content:new -- TOPIC ID`: makes an entry's file that only needs filling in. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT_FOLDER, readFolder } from './checked.ts'
import { dayInVietnam } from './day.ts'
import { SECTIONS } from './entry.ts'
import { pack } from './pack.ts'
import { Slug } from './source.ts'

const [topic = '', id = ''] = process.argv.slice(2)
try {
  const topics = pack(readFolder()).content.topics.map(each => each.id)
  if (!topics.includes(topic)) throw new Error(`Chủ đề "${topic}" không có. Chọn một trong: ${topics.join(', ')}`)
  if (!Slug.safeParse(id).success)
    throw new Error(
      `Mã "${id}" chưa đúng: chỉ dùng chữ thường không dấu, số, gạch nối; ví dụ: npm run content:new -- ${topic} ${topic}-cau-moi`,
    )
  const file = join(CONTENT_FOLDER, 'entries', topic, `${id}.md`)
  if (existsSync(file)) throw new Error(`Đã có tệp content/entries/${topic}/${id}.md`)
  mkdirSync(join(CONTENT_FOLDER, 'entries', topic), { recursive: true })
  writeFileSync(file, template(topic, id, dayInVietnam(Date.now())))
  console.log(`Đã tạo content/entries/${topic}/${id}.md. Điền vào các chỗ …, rồi chạy: npm run content:check ${id}`)
} catch (fault) {
  console.error((fault as Error).message)
  process.exitCode = 1
}

function template(topic: string, id: string, today: string): string {
  return `---
id: ${id}
topic: ${topic}
question: "…"          # đúng như người dân hỏi
alsoAskedAs:            # ít nhất 8 cách hỏi khác, lời người dân hay dùng
${Array(8).fill('  - "…"').join('\n')}
keywords: []
lead: >-
  … nhiều nhất 60 tiếng, tự đứng được, kèm điều kiện; tiền viết {{ tên-mức }}, số điện thoại viết {{ so 111 }}
sources:
  - { law: "…", article: "Điều …" }
  - { plan: "KH-…" }
confidence: A           # A: văn bản chính thức hoặc hai nguồn; B: một nguồn, sẽ ghi "cần kiểm tra lại"
validFrom: ${today}
reviewBy: "…"           # ngày phải xem lại, ví dụ 2027-06-30
owner: ubnd-xa          # nơi chịu trách nhiệm, theo content/contacts.yml
related: []
---
${Object.values(SECTIONS)
  .map(heading => `## ${heading}\n…\n`)
  .join('\n')}`
}

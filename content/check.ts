/** `npm run content:check [folder-or-file part]`: every complaint about the content files, in plain words. */
import { readFolder } from './checked.ts'
import { pack, sayComplaint } from './pack.ts'

const only = process.argv[2] ?? ''
const { content, complaints } = pack(readFolder())
const shown = complaints.filter(complaint => complaint.file.includes(only))
for (const complaint of shown) console.log(sayComplaint(complaint))
console.log(`${content.entries.length} mục hỏi đáp, ${content.amounts.length} mức tiền, ${shown.length} chỗ cần sửa`)
process.exitCode = shown.length > 0 ? 1 : 0

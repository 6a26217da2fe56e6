/**
 * `npm run qr -- ENTRY|TOPIC [--bot NAME] [--out FILE]`: an SVG to print and stand on a counter. Who photographs it
 * opens the chat on Telegram at that entry or topic. Without --bot the bot of TELEGRAM_BOT_TOKEN is asked for its name.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import QRCode from 'qrcode'
import * as z from 'zod'
import { contentIn } from './folder.ts'

const Me = z.object({ result: z.object({ username: z.string() }) })
const BOT_NAME = /^\w{5,32}$/

try {
  const { values, positionals } = parseArgs({
    options: { bot: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  })
  const id = positionals[0] ?? ''
  checkKnown(id)
  const bot = (values.bot ?? (await botName())).replace(/^@/, '')
  if (!BOT_NAME.test(bot)) throw new Error(`Tên bot "${bot}" chưa đúng: 5–32 chữ không dấu, số hoặc _`)
  const link = `https://t.me/${bot}?start=${id}`
  const file = values.out ?? `${id}.svg`
  // Level Q: a quarter of the picture may be dirty or scratched.
  writeFileSync(file, await QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 }))
  console.log(`Đã ghi ${file}: ${link}`)
} catch (fault) {
  console.error((fault as Error).message)
  process.exitCode = 1
}

function checkKnown(id: string): void {
  const { entries, topics } = contentIn()
  const known = [...topics, ...entries].map(each => each.id)
  if (known.includes(id)) return
  const near = known.filter(each => id && each.includes(id)).slice(0, 10)
  throw new Error(
    `Không có mục hỏi đáp hay chủ đề "${id}". ${near.length > 0 ? `Có phải: ${near.join(', ')}?` : `Các chủ đề: ${topics.map(each => each.id).join(', ')}`}`,
  )
}

async function botName(): Promise<string> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root } = process.env
  if (!token) throw new Error('Chưa biết tên bot: thêm --bot TÊN, hoặc đặt TELEGRAM_BOT_TOKEN trong .env')
  const address = `${(root || 'https://api.telegram.org').replace(/\/$/, '')}/bot${token}/getMe`
  const reply = await fetch(address).then(
    answer => answer.json(),
    () => undefined, // the address holds the token, and so does the fault
  )
  const me = Me.safeParse(reply)
  if (!me.success) throw new Error('Telegram không cho biết tên bot. Kiểm tra TELEGRAM_BOT_TOKEN, hoặc thêm --bot TÊN')
  return me.data.result.username
}

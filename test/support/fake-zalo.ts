import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { FAKE, fakeZalo } from './zalo-server.ts'

/** `npm run fake:zalo [-- --bot]`: a Zalo without an account. What is typed goes to the bot, what it says is printed. */
const { values } = parseArgs({
  options: {
    bot: { type: 'boolean', default: false },
    port: { type: 'string', default: '8790' },
    to: { type: 'string', default: 'http://127.0.0.1:8787' },
  },
})

const zalo = await fakeZalo({
  port: Number(values.port),
  buttons: 'untyped',
  firstRefresh: `refresh-${Date.now()}`,
  retryAfterMs: [2000, 5000],
  onText: (_, text) => console.log(`\n${text.replace(/^/gm, '  │ ')}\n`),
})
const phone = values.bot ? zalo.bot(undefined, 'fake-citizen') : zalo.oa(`${values.to}/zalo/oa`, '2468458835296197922')
const settings = values.bot
  ? { ZALO_BOT_TOKEN: FAKE.botToken, ZALO_BOT_API_ROOT: zalo.root }
  : {
      ZALO_APP_ID: FAKE.appId,
      ZALO_APP_SECRET: FAKE.appSecret,
      ZALO_OA_SECRET_KEY: FAKE.secretKey,
      // The fake begins anew each time it is started, and so does the bot with a token it has not seen.
      ZALO_OA_REFRESH_TOKEN: zalo.firstRefresh,
      ZALO_API_ROOT: zalo.root,
    }

console.log(
  `Zalo ${values.bot ? 'Bot' : 'Official Account'} giả ở ${zalo.root}. Mở cửa sổ khác, chạy bot với các cài đặt này:\n`,
)
console.log(
  `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')} npm start\n`,
)
console.log('Rồi gõ tin nhắn ở đây, mỗi dòng một tin. Nhắn số để chọn trong danh sách. Ctrl+C để thôi.\n')

const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
lines.prompt()
lines.on('line', async line => {
  if (line.trim()) {
    const statuses = await phone.say(line.trim())
    if (statuses.some(status => status !== 200))
      console.log(`  (bot trả lời ${statuses.map(status => status || 'không kịp 2 giây hoặc chưa chạy').join(', ')})`)
  }
  lines.prompt()
})
lines.on('close', async () => {
  await zalo.stop()
})

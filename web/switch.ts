/**
 * `npm run --silent switch` says what is off. `npm run --silent switch -- telegram off --officer Lan --reason "…"`
 * switches a channel, or `all`, off and `on` again. Citizens read the reason as it stands. Takes hold with the next message.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { CHANNELS } from '../bot/message.ts'
import { openSqlite } from '../db/open-sqlite.ts'
import { switchesIn } from '../db/switches.ts'
import { readConfig } from './config.ts'

const NAMES = [...CHANNELS, 'all'] as const
const REASON_LIMIT = 300 // stands before the number to call, on a small phone

const Change = z.object({
  channel: z.enum(NAMES, `kênh là một trong: ${NAMES.join(', ')}`),
  to: z.enum(['on', 'off'], 'viết on hoặc off'),
  officer: z.string('còn thiếu --officer "tên"').trim().min(1, 'còn thiếu --officer "tên"'),
  reason: z
    .string('còn thiếu --reason "vì sao"')
    .trim()
    .min(1, 'còn thiếu --reason "vì sao"')
    .max(REASON_LIMIT, `lý do dài quá ${REASON_LIMIT} chữ cái`),
})

try {
  const { values, positionals } = parseArgs({
    options: { officer: { type: 'string' }, reason: { type: 'string' } },
    allowPositionals: true,
  })
  const [channel, to] = positionals
  const change = channel === undefined ? undefined : Change.parse({ channel, to, ...values })
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { database, close } = openSqlite(readConfig(process.env).DATABASE_FILE)
  const switches = switchesIn(database)
  if (change) await switches.flip({ ...change, off: change.to === 'off', at: Date.now() })
  const off = await switches.off()
  for (const each of off)
    console.log(`${each.channel}: đang tắt từ ${new Date(each.at).toISOString()}, ${each.officer}: ${each.reason}`)
  if (off.length === 0) console.log('Mọi kênh đang mở.')
  close()
} catch (fault) {
  const says = fault instanceof z.ZodError ? z.prettifyError(fault) : fault instanceof Error ? fault.message : fault
  console.error(says)
  process.exit(1)
}

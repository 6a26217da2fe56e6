/** A process of its own that reminds from a SQLite file until it is killed; what it delivers it writes, a chat a line, into a file. */
import { appendFileSync } from 'node:fs'
import { newRounds, sendReminders } from '../../bot/send-reminders.ts'
import { FairCalendar } from '../../content/fair.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { postmanOn } from './reminding.ts'

const [file = '', delivered = '', start = ''] = process.argv.slice(2)
const CALENDAR = FairCalendar.parse({
  days: [10],
  organiser: 'trung-tam',
  usualPlace: 'Tam Hiệp',
  plan: 'KH-IV',
  holidays: [],
  lunarHolidays: [],
})
const ahead = Number(start) - Date.now()
const sleep = (ms: number) => new Promise<void>(done => setTimeout(done, ms))
const clock = { now: () => Date.now() + ahead, sleep }
const { database } = openSqlite(file)
const door = {
  channel: 'telegram' as const,
  async send(chat: string) {
    await sleep(5)
    appendFileSync(delivered, `${chat}\n`)
    await sleep(5) // the reply is under way while the citizen reads
    return 'sent' as const
  },
}
console.log('begun')
const sent = await sendReminders(CALENDAR, [], postmanOn(database, clock, [door]), newRounds(), {
  ms: 60_000,
  most: 1e9,
})
console.log(`done ${sent}`)

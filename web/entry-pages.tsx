import type { Context } from 'hono'
import { type Day, dayInVietnam, writeDay } from '../content/day.ts'
import { isToCome } from '../content/entry-dates.ts'
import { entryOn } from '../content/entry-on.ts'
import { DayText, Slug } from '../content/source.ts'
import type { Door } from './app.tsx'
import { entryToday } from './entry-today.ts'
import { refuse } from './faults.tsx'
import { showMissing } from './missing-entry.tsx'
import { EntryPage } from './pages/entry-page.tsx'
import { showShared } from './show-shared.ts'

/** `GET /hoi/bhtn-nop-ho-so`: one entry as of today; with `?ngay=2026-06-30` as it was answered on that day. */
export async function showEntry(context: Context<Door>): Promise<Response> {
  const id = Slug.safeParse(context.req.param('id')).data
  if (!id) return showMissing(context, 'unknown')
  const asked = context.req.query('ngay')
  if (asked === undefined) return showToday(context, id)

  const today = dayInVietnam(context.var.services.now())
  const day = DayText.safeParse(asked)
  if (!day.success)
    return refuse(context, 400, 'Ngày trong địa chỉ chưa đúng. Viết năm-tháng-ngày, ví dụ: ngay=2026-06-30.')
  if (day.data > today)
    return refuse(context, 400, `Ngày ${writeDay(day.data)} chưa tới. Ở đây chỉ xem lại được những ngày đã qua.`)
  return day.data === today ? context.redirect(`/hoi/${id}`) : showPast(context, id, day.data, today)
}

async function showToday(context: Context<Door>, id: string): Promise<Response> {
  const { services } = context.var
  const shown = await entryToday(id, services)
  if (typeof shown === 'string') return showMissing(context, shown)
  return showShared(context, <EntryPage services={services} shown={shown} />)
}

/** What was in force and published on a past day. A log that cannot be read cannot be vouched for: that is a fault. */
async function showPast(context: Context<Door>, id: string, past: Day, today: Day): Promise<Response> {
  const { services } = context.var
  const { library, entries } = services.memory
  const [history] = await Promise.all([entries.history(id), library.catchUp(services.memory)])
  const was = entryOn(past, library.shipped(id), history)
  if (!was?.entry) {
    const isKnown = was !== undefined || entryOn(today, undefined, history) !== undefined
    return isKnown ? showMissing(context, 'not-published-then', past) : showMissing(context, 'unknown')
  }
  const { entry, since } = was
  if (isToCome(entry, past)) return showMissing(context, 'not-in-force-then', entry.validFrom)
  return showShared(
    context,
    <EntryPage services={services} shown={{ entry, today, past, published: since, isNewest: true }} />,
  )
}

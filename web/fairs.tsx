import type { Context } from 'hono'
import { fairFile } from '../bot/steps/fairs.ts'
import { addDays, type Day, dayInVietnam, isDay } from '../content/day.ts'
import { fairPlannedFor, fairsBetween } from '../content/fair-calendar.ts'
import type { FairDay } from '../content/fair-days.ts'
import { fairIcs } from '../content/fair-ics.ts'
import { clocksOf } from '../content/fair-time.ts'
import type { FairFeed, FairItem } from './api/fair-shapes.ts'
import type { Door } from './app.tsx'
import { FairsPage } from './pages/fairs-page.tsx'
import type { Services } from './services.ts'
import { show } from './show.ts'

const DAYS_BACK = 92 // a subscribed calendar keeps the last months
const DAYS_AHEAD = 366
const CACHED = 'public, max-age=900' // calendars look every few hours; a cancelled fair must not wait for a cache as well

/** `GET /viec-lam`: the next fairs, the last ones, what to bring, how to subscribe. */
export async function showFairs(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  const isNewest = await caughtUp(services).then(
    () => true,
    fault => {
      services.memory.report('the page of job fairs was shown without the newest changes', fault)
      return false
    },
  )
  return show(
    context,
    <FairsPage services={services} today={today(services)} origin={originOf(context)} isNewest={isNewest} />,
  )
}

/** `GET /viec-lam.ics`. After a fault of ours calendars keep what they have: better than a cancelled fair that comes back. */
export async function fairsAsIcs(context: Context<Door>): Promise<Response> {
  const fairs = await fairsTold(context.var.services)
  return calendar(context, fairIcs(fairs, { subscribed: true, page: `${originOf(context)}/viec-lam` }), 'inline')
}

/** `GET /viec-lam/2026-12-10.ics`: the fair that was planned for that day, wherever it is held now. */
export async function fairAsIcs(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  const planned = context.req.param('file')?.slice(0, -'.ics'.length) ?? ''
  if (!isDay(planned) || planned < addDays(today(services), -DAYS_FAR) || addDays(today(services), DAYS_FAR) < planned)
    return context.notFound()
  await caughtUp(services)
  const fair = fairPlannedFor(planned, services.memory.library.knowledge.content.fairs, today(services))
  if (!fair) return context.notFound()
  const file = fairIcs([fair], { subscribed: false, page: `${originOf(context)}/viec-lam` })
  return calendar(context, file, `attachment; filename="phien-viec-lam-${planned}.ics"`)
}

const DAYS_FAR = 5 * 366 // the calendar is proved right for 60 months

/** `GET /viec-lam.json`. */
export async function fairsAsJson(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  const fairs = await fairsTold(services)
  const { content, names } = services.memory.library.knowledge
  const origin = originOf(context)
  const feed: FairFeed = {
    organiser: names.contacts.get(content.fairs.organiser)?.name ?? '',
    rule: content.fairs.days,
    page: `${origin}/viec-lam`,
    calendar: `${origin}/viec-lam.ics`,
    fairs: fairs.map(fair => itemOf(fair, origin)),
  }
  return context.json(feed, 200, { 'cache-control': CACHED })
}

function itemOf({ planned, daysLeft: _, time, ...fair }: FairDay, origin: string): FairItem {
  return {
    id: planned,
    ...fair,
    ...clocksOf(time),
    ics: origin + fairFile({ planned }),
  }
}

async function fairsTold(services: Services): Promise<FairDay[]> {
  await caughtUp(services)
  const day = today(services)
  return fairsBetween(
    addDays(day, -DAYS_BACK),
    addDays(day, DAYS_AHEAD),
    services.memory.library.knowledge.content.fairs,
    day,
  )
}

function caughtUp({ memory }: Services): Promise<void> {
  return memory.library.catchUp(memory)
}

function today({ now }: Services): Day {
  return dayInVietnam(now())
}

/** Where the world reaches us; what the visitor's request says when nobody has set it. */
function originOf(context: Context<Door>): string {
  return context.var.services.publicUrl?.replace(/\/$/, '') ?? new URL(context.req.url).origin
}

function calendar(context: Context<Door>, file: string, disposition: string): Response {
  return context.body(file, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': disposition,
    'cache-control': CACHED,
  })
}

import { addDays, dayInVietnam } from '../content/day.ts'
import { fairsBetween } from '../content/fair-calendar.ts'
import type { Library } from '../content/library.ts'
import { wording } from '../content/wording.ts'
import type { Deeds } from './deeds.ts'
import { reachesOut } from './handoff.ts'
import { fairLine } from './steps/fairs.ts'
import type { SubscriptionStore } from './subscription-store.ts'

const AHEAD_DAYS = 62 // at least three fairs even when one falls away

/** Reminding and stopping. Where nobody can be written to first, nothing is done and the answer's own words hold. */
export function remindDeeds(subscriptions: SubscriptionStore, library: Library): Deeds {
  return {
    async remind({ channel, conversation, at }) {
      if (!reachesOut(channel)) return undefined
      const isNew = await subscriptions.start(channel, conversation, at)
      const says = (isNew ? wording.reminded : wording.remindedAlready)(nextFair(library, at))
      return channel === 'zalo-oa' ? `${says}\n\n${wording.remindedOnZaloOa}` : says
    },
    async 'stop-reminding'({ channel, conversation, at }) {
      if (!reachesOut(channel)) return undefined
      return (await subscriptions.stop(channel, conversation, at)) ? wording.stoppedReminding : wording.wasNotReminding
    },
  }
}

function nextFair({ knowledge }: Library, at: number): string {
  const today = dayInVietnam(at)
  const next = fairsBetween(today, addDays(today, AHEAD_DAYS), knowledge.content.fairs, today).find(
    fair => fair.status !== 'cancelled',
  )
  return next ? wording.nextFair(fairLine(next)) : ''
}

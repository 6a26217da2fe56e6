import { postThrough } from '../../bot/post.ts'
import type { ReminderDoor } from '../../bot/reminder-door.ts'
import type { Memory } from '../../bot/respond.ts'
import { tellAskers } from '../../bot/tell-askers.ts'
import { endForgotten } from '../../bot/with-person.ts'
import { actsIn } from '../../db/acts.ts'
import type { Database } from '../../db/database.ts'
import { jobsIn } from '../../db/jobs.ts'
import { linksIn } from '../../db/links.ts'
import { checkLinksDaily } from './check-links.ts'
import { publishDue } from './publish-due.ts'

// What Node's timers and the Worker's cron call again and again: a fault is told, and the next round makes it good.

/** Publishes what officers scheduled; called every minute. */
export async function tendScheduled(memory: Memory, database: Database): Promise<void> {
  await publishDue(Date.now(), memory.entries, actsIn(database)).catch(fault =>
    memory.report('what is due could not be published; tried again in a minute', fault),
  )
}

/** Ends what citizens waited for too long, and says where to call. */
export async function tendWaiting(doors: readonly ReminderDoor[], memory: Memory): Promise<void> {
  await endForgotten(Date.now(), memory, postThrough(doors)).catch(fault =>
    memory.report('who waits too long for an officer could not be looked for', fault),
  )
}

/** Closes questions that are answered now and tells who wanted to hear of it; called every minute. */
export async function tendAskers(doors: readonly ReminderDoor[], memory: Memory): Promise<void> {
  await tellAskers(Date.now(), memory, doors).catch(fault =>
    memory.report('askers could not be told of answers; tried again in a minute', fault),
  )
}

/** Checks the content's links when that is due; a fault is made good the next day. */
export async function tendLinks(memory: Memory, database: Database): Promise<void> {
  const stores = { library: memory.library, jobs: jobsIn(database), links: linksIn(database) }
  await checkLinksDaily(Date.now(), stores).catch(fault => memory.report('the links could not be checked', fault))
}

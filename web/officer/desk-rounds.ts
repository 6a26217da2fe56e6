import type { ReminderDoor } from '../../bot/reminder-door.ts'
import type { Memory } from '../../bot/respond.ts'
import { tellAskers } from '../../bot/tell-askers.ts'
import type { Database } from '../../db/database.ts'
import { jobsIn } from '../../db/jobs.ts'
import { linksIn } from '../../db/links.ts'
import { checkLinksDaily } from './check-links.ts'

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

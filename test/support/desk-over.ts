import type { Entry } from '../../content/entry.ts'
import { Library } from '../../content/library.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import type { Services } from '../../web/services.ts'
import { memoryIn } from '../../web/wiring.ts'
import { openDesk } from './desk.ts'
import { knowledge } from './knowledge.ts'

/** The desk over a few entries, everything else as shipped: what is tried before publishing then takes no time. */
export function openDeskOver(entries: readonly Entry[], changes: Partial<Services> = {}) {
  const { database } = openSqlite(':memory:')
  const memory = memoryIn(database, new Library({ ...knowledge().content, entries: [...entries] }))
  return openDesk({ memory, database, ...changes })
}

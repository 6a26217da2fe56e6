import type { Memory } from '../../bot/respond.ts'
import { learnedIn } from '../../content/folder.ts'
import { Library } from '../../content/library.ts'
import { conversationsIn } from '../../db/conversations.ts'
import { inboxIn } from '../../db/inbox.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { revisionsIn } from '../../db/revisions.ts'
import { knowledge } from './knowledge.ts'

export interface TestMemory extends Memory {
  /** What was reported to the operators. */
  reported: string[]
  close(): void
}

/** Real stores on SQLite in memory, and the shipped content. */
export function memory(): TestMemory {
  const { database, close } = openSqlite(':memory:')
  const reported: string[] = []
  return {
    library: new Library(knowledge().content, learnedIn(), knowledge()),
    entries: revisionsIn(database),
    conversations: conversationsIn(database),
    inbox: inboxIn(database),
    deeds: {},
    report: what => void reported.push(what),
    reported,
    close,
  }
}

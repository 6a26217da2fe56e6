import type { Memory } from '../../bot/respond.ts'
import type { TokenStore } from '../../bot/token-store.ts'
import { learnedIn } from '../../content/checked.ts'
import { Library } from '../../content/library.ts'
import type { Database } from '../../db/database.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { tokensIn } from '../../db/tokens.ts'
import { memoryIn } from '../../web/wiring.ts'
import { knowledge } from './knowledge.ts'

export interface TestMemory extends Memory {
  tokens: TokenStore
  database: Database
  /** What was reported to the operators. */
  reported: string[]
  close(): void
}

/** Real stores on SQLite in memory, and the shipped content. */
export function memory(): TestMemory {
  const { database, close } = openSqlite(':memory:')
  const reported: string[] = []
  return {
    ...memoryIn(database, new Library(knowledge().content, learnedIn(), knowledge())),
    tokens: tokensIn(database),
    database,
    report: what => void reported.push(what),
    reported,
    close,
  }
}

import { personDeeds } from '../../bot/person-deeds.ts'
import { remindDeeds } from '../../bot/remind-deeds.ts'
import type { Memory } from '../../bot/respond.ts'
import type { TokenStore } from '../../bot/token-store.ts'
import { learnedIn } from '../../content/folder.ts'
import { Library } from '../../content/library.ts'
import { conversationsIn } from '../../db/conversations.ts'
import { fairChangesIn } from '../../db/fair-changes.ts'
import { feedbackIn } from '../../db/feedback.ts'
import { forgetIn } from '../../db/forget.ts'
import { handoffsIn } from '../../db/handoffs.ts'
import { inboxIn } from '../../db/inbox.ts'
import { openSqlite } from '../../db/open-sqlite.ts'
import { pendingIn } from '../../db/pending.ts'
import { revisionsIn } from '../../db/revisions.ts'
import { subscriptionsIn } from '../../db/subscriptions.ts'
import { switchesIn } from '../../db/switches.ts'
import { tokensIn } from '../../db/tokens.ts'
import { unreachableIn } from '../../db/unreachable.ts'
import { knowledge } from './knowledge.ts'

export interface TestMemory extends Memory {
  tokens: TokenStore
  /** What was reported to the operators. */
  reported: string[]
  close(): void
}

/** Real stores on SQLite in memory, and the shipped content. */
export function memory(): TestMemory {
  const { database, close } = openSqlite(':memory:')
  const reported: string[] = []
  const stores = {
    library: new Library(knowledge().content, learnedIn(), knowledge()),
    entries: revisionsIn(database),
    fairs: fairChangesIn(database),
    conversations: conversationsIn(database),
    inbox: inboxIn(database),
    pending: pendingIn(database),
    unreachable: unreachableIn(database),
    handoffs: handoffsIn(database),
    feedback: feedbackIn(database),
    switches: switchesIn(database),
  }
  return {
    ...stores,
    tokens: tokensIn(database),
    deeds: { ...personDeeds(stores, forgetIn(database)), ...remindDeeds(subscriptionsIn(database), stores.library) },
    report: what => void reported.push(what),
    reported,
    close,
  }
}

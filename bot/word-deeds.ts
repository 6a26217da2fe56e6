import { wording } from '../content/wording.ts'
import type { Deeds } from './deeds.ts'
import { reachesOut } from './handoff.ts'
import type { InboxStore } from './inbox-store.ts'

/** Telling of an answer later. Where nobody can be written to first, nothing is done and the answer's own words hold. */
export function wordDeeds(inbox: InboxStore): Deeds {
  return {
    async 'tell-me'({ channel, conversation }) {
      if (!reachesOut(channel)) return undefined
      return (await inbox.wantWord(channel, conversation)) ? wording.wordWillCome : wording.nothingToTell
    },
  }
}

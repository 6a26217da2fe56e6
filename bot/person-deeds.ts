import { wording } from '../content/wording.ts'
import type { Deeds } from './deeds.ts'
import { forgetChat } from './forget-chat.ts'
import type { ForgetStore } from './forget-store.ts'
import { noteFeedback } from './note-feedback.ts'
import type { Memory } from './respond.ts'
import { callPerson, endWithPerson } from './with-person.ts'

/** The deeds that need nothing but the stores: a person, feedback, and being forgotten. */
export function personDeeds(stores: Omit<Memory, 'deeds' | 'report'>, forget: ForgetStore): Deeds {
  return {
    'call-a-person': whom => callPerson(whom, stores),
    'end-with-person': whom => endWithPerson(whom, stores),
    'note-feedback': whom => noteFeedback(whom, stores),
    forget: whom => forgetChat(whom, forget),
    'tell-what-is-kept': async () => wording.privacy(stores.keepDays),
  }
}

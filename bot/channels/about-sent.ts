import type { Knowledge } from '../../content/knowledge.ts'
import { wording } from '../../content/wording.ts'

/** What a citizen may send that is not words. */
export const UNREADABLE = ['photo', 'document', 'sound', 'location', 'contact', 'other'] as const
export type Unreadable = (typeof UNREADABLE)[number]

const EMERGENCY = ['113', '111'] // contacts: the police, and for children
const COMMUNE_OFFICE = 'ubnd-xa' // the contact every citizen has near by

/** The sentence that helps whoever sent it; the same on every channel. */
export function aboutSent(what: Unreadable, { names: { contacts } }: Knowledge): string {
  const numbers = EMERGENCY.map(id => contacts.get(id)?.phone ?? id).join(' hoặc ')
  switch (what) {
    case 'photo':
      return wording.photoSent
    case 'document':
      return wording.documentSent
    case 'sound':
      return wording.soundSent(numbers)
    case 'location':
      return wording.locationSent(contacts.get(COMMUNE_OFFICE)?.name ?? '', numbers)
    case 'contact':
      return wording.personalNumber
    case 'other':
      return wording.textOnly
  }
}

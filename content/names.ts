import type { Content } from './content.ts'
import type { Names } from './figures.ts'

/** The figures and offices of a content base, by id. */
export function namesOf(content: Pick<Content, 'amounts' | 'contacts'>): Names {
  return {
    amounts: new Map(content.amounts.map(amount => [amount.id, amount])),
    contacts: new Map(content.contacts.map(contact => [contact.id, contact])),
  }
}

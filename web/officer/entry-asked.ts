import type { Knowledge } from '../../content/knowledge.ts'
import { type EntryAtDesk, entryAtDesk, knowledgeNow } from './entry-at-desk.ts'
import { refuseAtDesk } from './refusal.tsx'
import type { DeskContext, DeskRoute } from './route.ts'

/** How an entry's id stands in an address. */
export const ID = ':id{[a-z0-9-]+}'

export const noSuchEntry = (context: DeskContext): Response =>
  refuseAtDesk(context, 404, 'Không có mục hỏi đáp nào mang mã này.')

/** A route's work on the entry its address names, with the library brought up to date; 404 where there never was one. */
export function onEntry(
  does: (context: DeskContext, entry: EntryAtDesk, knowledge: Knowledge) => Response | Promise<Response>,
): DeskRoute['does'] {
  return async context => {
    const knowledge = await knowledgeNow(context)
    const entry = await entryAtDesk(context, context.req.param('id') ?? '')
    return entry ? does(context, entry, knowledge) : noSuchEntry(context)
  }
}

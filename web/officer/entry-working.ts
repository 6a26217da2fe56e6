import { workingsIn } from '../../db/workings.ts'
import { ID, noSuchEntry } from './entry-asked.ts'
import { entryAtDesk } from './entry-at-desk.ts'
import { NEW, workingKey } from './entry-new.tsx'
import { seenOf, typedFields } from './entry-typed.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const ENTRY_WORKING_ROUTES: DeskRoute[] = [
  { method: 'POST', path: `/officer/entries/${ID}/working`, may: ALL, does: keepOrDrop },
]

/** Keeps what has been typed and not saved, as scripts send it every few seconds; with `act=drop` throws it away. */
async function keepOrDrop(context: DeskContext): Promise<Response> {
  const id = context.req.param('id') ?? ''
  if (id !== NEW && !(await entryAtDesk(context, id))) return noSuchEntry(context)
  const { database, now } = context.env.services
  const { name } = context.var.signedIn.officer
  const key = id === NEW ? workingKey(context) : id
  if (context.var.fields.act === 'drop') {
    await workingsIn(database).drop(name, key)
    return context.redirect(id === NEW ? '/officer/entries/new' : `/officer/entries/${id}/edit`, 303)
  }
  const seen = id === NEW ? 0 : seenOf(context)
  if (seen < 0) return context.body(null, 422)
  await workingsIn(database).keep(name, key, { fields: typedFields(context), seen, at: now() })
  return context.body(null, 204)
}

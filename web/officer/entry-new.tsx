import { addDays } from '../../content/day.ts'
import { readEntryForm } from '../../content/desk/entry-form.ts'
import type { EntryFields } from '../../content/desk/entry-form-fields.ts'
import type { Working } from '../../content/desk/working-store.ts'
import { workingsIn } from '../../db/workings.ts'
import { show } from '../show.ts'
import { doToEntry, entryAtDesk, knowledgeNow } from './entry-at-desk.ts'
import { preview, Unsaved } from './entry-edit.tsx'
import { EntryForm, type EntryFormShown } from './entry-form.tsx'
import { dayAsked, reasonOf, typedFields } from './entry-typed.ts'
import { DeskPage } from './frame.tsx'
import { todayOf } from './moment.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

/** Stands in addresses where an id would, so no entry may be called so. */
export const NEW = 'new'

const PATH = '/officer/entries/new'
const REVIEWED_WITHIN_DAYS = 365

export const ENTRY_NEW_ROUTES: DeskRoute[] = [
  { method: 'GET', path: PATH, may: ALL, does: showNew },
  { method: 'POST', path: PATH, may: ALL, does: takeNew },
]

/**
 * Under what name unsaved text of a new entry is kept. Several can be under way: `?ban=` tells them apart, for example
 * `?ban=hop-thu-12` for the text begun from a question of the inbox.
 */
export function workingKey(context: DeskContext): string {
  const which = context.req.query('ban') ?? ''
  return /^[a-z0-9-]{1,60}$/.test(which) ? `${NEW}:${which}` : NEW
}

async function showNew(context: DeskContext): Promise<Response> {
  await knowledgeNow(context)
  const working = await workingsIn(context.env.services.database).of(
    context.var.signedIn.officer.name,
    workingKey(context),
  )
  return page(context, { fields: working?.fields ?? emptyFields(context), complaints: {}, unsaved: working })
}

async function takeNew(context: DeskContext): Promise<Response> {
  const knowledge = await knowledgeNow(context)
  const fields = typedFields(context)
  const { act } = context.var.fields
  if (act === 'preview') return preview(context, fields.id ?? '', () => page(context, { fields, complaints: {} }))

  const { database, now } = context.env.services
  const { name } = context.var.signedIn.officer
  const workings = workingsIn(database)
  const key = workingKey(context)
  await workings.keep(name, key, { fields, seen: 0, at: now() })
  if (act === 'keep') return context.redirect(address(context, 'done=kept'), 303)

  const id = fields.id?.trim() ?? ''
  const read = readEntryForm(id, fields, knowledge.content)
  const why = reasonOf(context)
  const isTaken = id === NEW || (await entryAtDesk(context, id)) !== undefined
  if (!read.entry || 'wrong' in why || isTaken) {
    const complaints = {
      ...(isTaken ? { id: ['mã này đã dùng, hãy chọn mã khác'] } : {}),
      ...read.complaints,
      ...('wrong' in why ? { reason: [why.wrong] } : {}),
    }
    return page(context, { fields, complaints, status: 422 })
  }
  const deed = act === 'submit' ? 'save-and-submit' : 'save'
  const past = { shipped: undefined, history: [] }
  const done = await doToEntry(context, deed, past, { seen: 0, reason: why.reason, entry: read.entry })
  if (done === 'stale')
    return page(context, { fields, complaints: { id: ['vừa có người dùng mã này, hãy chọn mã khác'] }, status: 422 })
  if ('refused' in done) return page(context, { fields, complaints: { '': [done.refused] }, status: 422 })
  await workings.drop(name, key)
  await context.env.services.memory.inbox.rename(key.slice(NEW.length + 1), id) // the questions it was begun from
  return context.redirect(`/officer/entries/${id}?done=${deed}`, 303)
}

/** What a new entry starts from. */
export function emptyFields(context: DeskContext): EntryFields {
  const today = todayOf(context)
  return { confidence: 'A', validFrom: today, reviewBy: addDays(today, REVIEWED_WITHIN_DAYS) }
}

/** Our own address, still of the same text. */
function address(context: DeskContext, also = ''): string {
  const which = workingKey(context).slice(NEW.length + 1)
  const query = [which ? `ban=${which}` : '', also].filter(Boolean).join('&')
  return query ? `${PATH}?${query}` : PATH
}

function page(
  context: DeskContext,
  {
    fields,
    complaints,
    unsaved,
    status = 200,
  }: Pick<EntryFormShown, 'fields' | 'complaints'> & { unsaved?: Working | undefined; status?: number },
): Response {
  const kept = context.req.query('done') === 'kept' ? 'Đã cất bản viết dở. Chỉ bạn nhìn thấy bản này.' : undefined
  const query = address(context).slice(PATH.length)
  return show(
    context,
    <DeskPage context={context} title="Viết mục hỏi đáp mới" done={kept}>
      {unsaved ? <Unsaved context={context} id={NEW} query={query} working={unsaved} /> : null}
      <EntryForm
        context={context}
        knowledge={context.env.services.memory.library.knowledge}
        shown={{
          id: undefined,
          action: address(context),
          working: `${PATH}/working${query}`,
          fields,
          seen: 0,
          complaints,
          day: dayAsked(context),
        }}
      />
    </DeskPage>,
    status,
  )
}

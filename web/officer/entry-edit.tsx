import { readEntryForm } from '../../content/desk/entry-form.ts'
import { ENTRY_FIELDS, type EntryFields, fieldsOf, isSameEntry } from '../../content/desk/entry-form-fields.ts'
import type { Working } from '../../content/desk/working-store.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { workingsIn } from '../../db/workings.ts'
import { show } from '../show.ts'
import { ID, onEntry } from './entry-asked.ts'
import { doToEntry, type EntryAtDesk, knowledgeNow } from './entry-at-desk.ts'
import { EntryForm, type EntryFormShown } from './entry-form.tsx'
import { drawableEntry, EntryPreview } from './entry-preview.tsx'
import { dayAsked, reasonOf, seenOf, typedFields } from './entry-typed.ts'
import { DeskForm, DeskPage } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const ENTRY_EDIT_ROUTES: DeskRoute[] = [
  { method: 'GET', path: `/officer/entries/${ID}/edit`, may: ALL, does: onEntry(showEdit) },
  { method: 'POST', path: `/officer/entries/${ID}/edit`, may: ALL, does: onEntry(takeEdit) },
]

async function showEdit(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const working = await workingsIn(context.env.services.database).of(context.var.signedIn.officer.name, entry.id)
  const saved = fieldsOf(entry.text)
  const unsaved = working && isChanged(saved, working.fields) ? working : undefined
  return page(context, entry, {
    fields: unsaved?.fields ?? saved,
    seen: unsaved?.seen ?? entry.newest?.number ?? 0,
    complaints: {},
    unsaved,
  })
}

async function takeEdit(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const { act } = context.var.fields
  const { id } = entry
  const fields = typedFields(context)
  const seen = seenOf(context)
  if (act === 'preview') return preview(context, id, () => page(context, entry, { fields, seen, complaints: {} }))

  const workings = workingsIn(context.env.services.database)
  const { name } = context.var.signedIn.officer
  // Whatever comes of it, what was typed is kept until it is saved.
  await workings.keep(name, id, { fields, seen, at: context.env.services.now() })
  if (act === 'keep') return context.redirect(`/officer/entries/${id}/edit?done=kept`, 303)

  const read = readEntryForm(id, fields, context.env.services.memory.library.knowledge.content)
  const why = reasonOf(context)
  if (!read.entry || 'wrong' in why) {
    const complaints = { ...read.complaints, ...('wrong' in why ? { reason: [why.wrong] } : {}) }
    return page(context, entry, { fields, seen, complaints, status: 422 })
  }
  const deed = act === 'submit' ? 'save-and-submit' : 'save'
  if (deed === 'save' && seen === (entry.newest?.number ?? 0) && isSameEntry(read.entry, entry.text)) {
    await workings.drop(name, id)
    return context.redirect(`/officer/entries/${id}?done=unchanged`, 303)
  }
  const done = await doToEntry(context, deed, entry, { seen, reason: why.reason, entry: read.entry })
  if (done === 'stale') return context.redirect(`/officer/entries/${id}/merge`, 303)
  if ('refused' in done) return page(context, entry, { fields, seen, complaints: { '': [done.refused] }, status: 422 })
  await workings.drop(name, id)
  return context.redirect(`/officer/entries/${id}?done=${deed}`, 303)
}

/** The preview alone for scripts, the whole page with it otherwise. */
export async function preview(
  context: DeskContext,
  id: string,
  page: () => Response | Promise<Response>,
): Promise<Response> {
  if (!context.req.header('x-fragment')) return page()
  const knowledge = await knowledgeNow(context)
  const entry = drawableEntry(id, typedFields(context))
  return context.html(String(<EntryPreview entry={entry} day={dayAsked(context)} knowledge={knowledge} />))
}

/** Whether a text that was typed differs from a saved one. */
export function isChanged(saved: EntryFields, typed: EntryFields): boolean {
  return ENTRY_FIELDS.some(({ name }) => (typed[name] ?? '').trim() !== (saved[name] ?? '').trim())
}

function page(
  context: DeskContext,
  entry: EntryAtDesk,
  {
    fields,
    seen,
    complaints,
    unsaved,
    status = 200,
  }: Pick<EntryFormShown, 'fields' | 'seen' | 'complaints'> & { unsaved?: Working | undefined; status?: number },
): Response {
  const { id, newest } = entry
  const isBehind = seen !== (newest?.number ?? 0)
  const kept = context.req.query('done') === 'kept' ? 'Đã cất bản viết dở. Chỉ bạn nhìn thấy bản này.' : undefined
  return show(
    context,
    <DeskPage context={context} title={`Sửa: ${entry.text.question}`} done={kept}>
      <p>
        <a href={`/officer/entries/${id}`}>Về mục {id}</a>
      </p>
      {unsaved ? <Unsaved context={context} id={id} working={unsaved} /> : null}
      {isBehind && newest ? (
        <p class="caution">
          {newest.officer} đã sửa mục này lúc {writeMoment(newest.at)}, sau khi bạn bắt đầu. Khi bạn lưu, hai bản được
          đặt cạnh nhau để bạn chọn. <a href={`/officer/entries/${id}/merge`}>So hai bản ngay</a>
        </p>
      ) : null}
      {entry.state === 'scheduled' ? (
        <p class="caution">Bản này đã hẹn đăng. Lưu một bản mới thì lịch hẹn bị huỷ.</p>
      ) : null}
      <EntryForm
        context={context}
        knowledge={context.env.services.memory.library.knowledge}
        shown={{
          id,
          action: `/officer/entries/${id}/edit`,
          working: `/officer/entries/${id}/working`,
          fields,
          seen,
          complaints,
          day: dayAsked(context),
        }}
      />
    </DeskPage>,
    status,
  )
}

/** Says that unsaved text is shown, and offers to go back to the saved one. */
export function Unsaved({
  context,
  id,
  query = '',
  working,
}: {
  context: DeskContext
  id: string
  query?: string
  working: Working
}) {
  return (
    <div class="caution">
      <p>Bạn có bản chưa lưu từ {writeMoment(working.at)}. Bản đó đang hiện dưới đây.</p>
      <DeskForm context={context} action={`/officer/entries/${id}/working${query}`}>
        <button type="submit" class="button danger" name="act" value="drop">
          Bỏ bản chưa lưu
        </button>
      </DeskForm>
    </div>
  )
}

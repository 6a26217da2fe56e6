import { fieldDifference } from '../../content/desk/difference.ts'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { merged, SIDES, type Side, type ThreeWay, threeWay } from '../../content/desk/three-way.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { workingsIn } from '../../db/workings.ts'
import { show } from '../show.ts'
import { ID, onEntry } from './entry-asked.ts'
import type { EntryAtDesk } from './entry-at-desk.ts'
import { Words } from './entry-difference.tsx'
import { DeskForm, DeskPage } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const ENTRY_MERGE_ROUTES: DeskRoute[] = [
  { method: 'GET', path: `/officer/entries/${ID}/merge`, may: ALL, does: onEntry(showMerge) },
  { method: 'POST', path: `/officer/entries/${ID}/merge`, may: ALL, does: onEntry(takeMerge) },
]

const SAYS: Record<Side, string> = {
  theirs: 'Lấy của đồng nghiệp',
  yours: 'Lấy của bạn',
  both: 'Lấy cả hai',
}

/** The text that both started from, the colleague's and the officer's own, which is still unsaved. */
async function sides(context: DeskContext, entry: EntryAtDesk) {
  const working = await workingsIn(context.env.services.database).of(context.var.signedIn.officer.name, entry.id)
  const newest = entry.newest
  if (!working || !newest || working.seen >= newest.number) return undefined
  const seen = entry.history.find(({ number }) => number === working.seen)?.entry ?? entry.shipped
  const base = seen ? fieldsOf(seen) : {}
  const theirs = fieldsOf(newest.entry)
  return { working, newest, fields: threeWay(base, theirs, working.fields) }
}

/** A colleague's edit beside one's own, field by field: nothing is overwritten unasked. */
async function showMerge(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const found = await sides(context, entry)
  if (!found) return context.redirect(`/officer/entries/${entry.id}/edit`, 303)
  return page(context, entry, found, [])
}

/** Puts the chosen texts together as the officer's unsaved text, to be read once more and saved. */
async function takeMerge(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const found = await sides(context, entry)
  if (!found) return context.redirect(`/officer/entries/${entry.id}/edit`, 303)
  const { working, newest, fields } = found
  // Somebody may have saved again while the officer was choosing.
  if (context.var.fields.theirs !== String(newest.number))
    return context.redirect(`/officer/entries/${entry.id}/merge`, 303)
  const chosen = Object.fromEntries(
    fields.flatMap(({ name }) => {
      const side = SIDES.find(each => each === context.var.fields[`take-${name}`])
      return side ? [[name, side]] : []
    }),
  )
  const open = fields.filter(({ name, take }) => !chosen[name] && !take).map(({ name }) => name)
  if (open.length > 0) return page(context, entry, found, open, 422)
  const { database, now } = context.env.services
  await workingsIn(database).keep(context.var.signedIn.officer.name, entry.id, {
    fields: merged(working.fields, fields, chosen),
    seen: newest.number,
    at: now(),
  })
  return context.redirect(`/officer/entries/${entry.id}/edit`, 303)
}

function page(
  context: DeskContext,
  entry: EntryAtDesk,
  { newest, fields }: NonNullable<Awaited<ReturnType<typeof sides>>>,
  open: readonly string[],
  status = 200,
): Response {
  return show(
    context,
    <DeskPage context={context} title="Có người vừa sửa cùng mục này">
      <p>
        Trong lúc bạn viết, {newest.officer} đã lưu mục <a href={`/officer/entries/${entry.id}`}>{entry.id}</a> lúc{' '}
        {writeMoment(newest.at)}: “{newest.reason}”. Chữ của bạn còn nguyên. Hãy chọn từng phần, rồi xem lại và lưu.
      </p>
      <p class="hint">
        <ins>Chữ gạch dưới</ins> là thêm vào, <del>chữ gạch ngang</del> là bỏ đi, so với bản hai người cùng bắt đầu.
      </p>
      <DeskForm context={context} action={`/officer/entries/${entry.id}/merge`}>
        <input type="hidden" name="theirs" value={String(newest.number)} />
        {fields.length === 0 ? <p>Hai bản giống hệt nhau.</p> : null}
        {fields.map(field => (
          <Choice field={field} officer={newest.officer} isOpen={open.includes(field.name)} />
        ))}
        <button type="submit" class="button main">
          Ghép lại để xem và lưu
        </button>
      </DeskForm>
    </DeskPage>,
    status,
  )
}

function Choice({ field, officer, isOpen }: { field: ThreeWay; officer: string; isOpen: boolean }) {
  const { name, label, base, theirs, yours, take, shape } = field
  return (
    <fieldset class={isOpen ? 'field bad wider' : 'wider'}>
      <legend>{label}</legend>
      {isOpen ? <p class="wrong">Cả hai cùng sửa phần này, hãy chọn một bản.</p> : null}
      <div class="columns">
        <section>
          <h2>Của {officer}</h2>
          {theirs === base ? <p>Không sửa.</p> : <Words pieces={fieldDifference(field, base, theirs)} />}
        </section>
        <section>
          <h2>Của bạn</h2>
          {yours === base ? <p>Không sửa.</p> : <Words pieces={fieldDifference(field, base, yours)} />}
        </section>
      </div>
      {SIDES.filter(side => side !== 'both' || shape === 'list').map(side => (
        <label class="choice">
          <input type="radio" name={`take-${name}`} value={side} checked={take === side} /> {SAYS[side]}
        </label>
      ))}
    </fieldset>
  )
}

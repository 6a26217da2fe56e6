import { type EntryFields, fieldsOf } from '../../content/desk/entry-form-fields.ts'
import type { Entry } from '../../content/entry.ts'
import type { Visitor } from './desk.ts'

/** The fields of an entry's form as an officer sends it, with what they changed. */
export function typed(entry: Entry, changes: EntryFields = {}): EntryFields {
  return { ...fieldsOf(entry), seen: '0', act: 'save', reason: 'Sửa cho dễ hiểu', ...changes }
}

/** The number of the newest revision that an entry's page shows, as its forms carry it. */
export async function newestShown(who: Visitor, id: string): Promise<string> {
  const page = await (await who.get(`/officer/entries/${id}/edit`)).text()
  return /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
}

/** Does something to an entry; where what the trial found is in the way, the officer says why it is right and goes on. */
export async function press(who: Visitor, id: string, deed: string, fields: EntryFields): Promise<Response> {
  const path = `/officer/entries/${id}`
  const pressed = await who.post(`${path}/${deed}`, fields)
  if (!pressed.headers.get('location')?.includes('/check')) return pressed
  await who.post(`${path}/check`, { seen: fields.seen ?? '', reason: 'Đúng như ý muốn' })
  return who.post(`${path}/${deed}`, fields)
}

/** Takes a text all the way: the writer saves and submits it, the approver publishes it. */
export async function publish(
  writer: Visitor,
  approver: Visitor,
  entry: Entry,
  changes: EntryFields,
): Promise<Response> {
  const { id } = entry
  const seen = await newestShown(writer, id)
  await writer.post(`/officer/entries/${id}/edit`, typed(entry, { ...changes, seen, act: 'submit' }))
  return press(approver, id, 'publish', { seen: await newestShown(approver, id) })
}

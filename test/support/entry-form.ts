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
  return approver.post(`/officer/entries/${id}/publish`, { seen: await newestShown(approver, id) })
}

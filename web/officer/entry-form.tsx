import type { Day } from '../../content/day.ts'
import type { FieldComplaints } from '../../content/desk/entry-form.ts'
import { ENTRY_FIELDS, type EntryField, type EntryFields } from '../../content/desk/entry-form-fields.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { EntryPickers } from './entry-pickers.tsx'
import { drawableEntry, EntryPreview } from './entry-preview.tsx'
import { DeskForm, Field } from './frame.tsx'
import type { DeskContext } from './route.ts'

/** The form's id: the preview stands beside the form and belongs to it. */
const FORM = 'muc'

/** What the form of an entry shows. */
export interface EntryFormShown {
  /** Undefined while a new entry has no id yet: then it is a field. */
  id: string | undefined
  /** Where the form is sent; unsaved text goes to the same address with `/working` in the place of its last part. */
  action: string
  working: string
  fields: EntryFields
  /** The newest revision this text goes on from. */
  seen: number
  complaints: FieldComplaints
  /** The day of the preview. */
  day: Day
  /** Said above the form. */
  notice?: string | undefined
}

/** The form of an entry with its preview and the names that can be picked. */
export function EntryForm({
  context,
  knowledge,
  shown,
}: {
  context: DeskContext
  knowledge: Knowledge
  shown: EntryFormShown
}) {
  const { id, fields, complaints } = shown
  const field = (each: EntryField) => (
    <Field
      {...asFrameField(each, knowledge)}
      value={fields[each.name] ?? ''}
      wrong={complaints[each.name]?.join('; ')}
    />
  )
  return (
    <>
      <Complaints complaints={complaints} />
      <div class="beside">
        <DeskForm context={context} action={shown.action} id={FORM} data-working={shown.working}>
          <input type="hidden" name="seen" value={String(shown.seen)} />
          {id === undefined ? (
            <Field
              name="id"
              label="Mã mục"
              help="Chữ thường không dấu, số, gạch nối; đặt một lần, không đổi nữa. Ví dụ: bhtn-nop-ho-so."
              value={fields.id ?? ''}
              wrong={complaints.id?.join('; ')}
            />
          ) : null}
          {ENTRY_FIELDS.map(field)}
          <Field
            name="reason"
            label="Vì sao sửa"
            help="Một câu cho đồng nghiệp và cho người xem lại sau này, ví dụ: Luật Việc làm 2025 có hiệu lực."
            value={fields.reason ?? ''}
            wrong={complaints.reason?.join('; ')}
          />
          <p class="hint" role="status" data-kept />
          <div class="buttons">
            <button type="submit" class="button main" name="act" value="save">
              Lưu nháp
            </button>
            <button type="submit" class="button" name="act" value="submit">
              Lưu và gửi duyệt
            </button>
            <button type="submit" class="button" name="act" value="keep">
              Cất bản viết dở
            </button>
          </div>
        </DeskForm>
        <aside aria-label="Tên để chọn và xem thử">
          <EntryPickers knowledge={knowledge} day={shown.day} topic={fields.topic} />
          <section aria-labelledby="xem-thu">
            <h2 id="xem-thu">Xem thử</h2>
            <p class="inline">
              <label for="o-ngay">Vào ngày</label>
              <input id="o-ngay" type="date" name="ngay" value={shown.day} form={FORM} />
              <button type="submit" class="button" name="act" value="preview" form={FORM}>
                Xem thử
              </button>
            </p>
            <div data-preview>
              <EntryPreview entry={drawableEntry(id ?? 'muc-moi', fields)} day={shown.day} knowledge={knowledge} />
            </div>
          </section>
        </aside>
      </div>
    </>
  )
}

/** Everything that is wrong, first, each with a way to its field. */
function Complaints({ complaints }: { complaints: FieldComplaints }) {
  const names = Object.keys(complaints)
  if (names.length === 0) return null
  const labels = new Map([...ENTRY_FIELDS.map(({ name, label }) => [name, label] as const), ...OTHER_LABELS])
  return (
    <div class="caution" role="alert">
      <p>Chưa lưu được. Chữ bạn gõ còn nguyên, hãy sửa:</p>
      <ul>
        {names.map(name =>
          labels.has(name) ? (
            <li>
              <a href={`#o-${name}`}>{labels.get(name)}</a>: {complaints[name]!.join('; ')}
            </li>
          ) : (
            <li>{complaints[name]!.join('; ')}</li>
          ),
        )}
      </ul>
    </div>
  )
}

const OTHER_LABELS = [
  ['id', 'Mã mục'],
  ['reason', 'Vì sao sửa'],
] as const

const CONFIDENCE = { A: 'A – văn bản chính thức hoặc hai nguồn', B: 'B – mới có một nguồn' }

const LINES: Partial<Record<string, number>> = { lead: 5, alsoAskedAs: 10, sources: 4 }

function asFrameField({ name, label, help, shape }: EntryField, { content }: Knowledge) {
  const named = (list: readonly { id: string; name: string }[]) => [
    ['', '– chọn –'] as const,
    ...list.map(each => [each.id, each.name] as const),
  ]
  const choice =
    name === 'topic'
      ? named(content.topics)
      : name === 'owner'
        ? named(content.contacts)
        : name === 'confidence'
          ? CONFIDENCE
          : undefined
  return {
    name,
    label,
    ...(help ? { help } : {}),
    ...(choice ? { options: choice } : {}),
    ...(shape === 'text' || shape === 'list' ? { lines: LINES[name] ?? 3 } : {}),
    ...(shape === 'day' ? { type: 'date' as const } : {}),
  }
}

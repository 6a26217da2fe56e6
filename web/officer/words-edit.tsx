import { urgentPart } from '../../content/desk/urgent-part.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { Slug } from '../../content/source.ts'
import { show } from '../show.ts'
import { submitChange } from './change-deeds.ts'
import { ChangeHistory } from './change-history.tsx'
import { knowledgeNow } from './entry-at-desk.ts'
import { reasonOf, seenOf } from './entry-typed.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { editAddress } from './words-page.tsx'
import { fieldsOfPart, namePart, type PartField, readPart, typedPart } from './words-parts.ts'

export const WORDS_EDIT_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/words/edit', may: ALL, does: showEdit },
  { method: 'POST', path: '/officer/words/edit', may: ALL, does: takeEdit },
]

const LONGEST = 20_000 // letters of one field

/** What is edited. An empty key is a new group, `sign:` a new sign. */
interface AtHand {
  part: 'synonyms' | 'urgent'
  key: string
  value: unknown
  isNew: boolean
}

interface Shown {
  typed?: Record<string, string>
  id?: string | undefined
  wrong?: Record<string, string>
  says?: string
  status?: number
}

async function showEdit(context: DeskContext): Promise<Response> {
  const { part = '', key = '' } = context.req.query()
  const atHand = partOf(await knowledgeNow(context), part, key)
  return atHand ? page(context, atHand) : noSuchPart(context)
}

async function takeEdit(context: DeskContext): Promise<Response> {
  const { fields } = context.var
  const knowledge = await knowledgeNow(context)
  const atHand = partOf(knowledge, fields.part ?? '', fields.key ?? '')
  if (!atHand) return noSuchPart(context)
  const typed = Object.fromEntries(
    fieldsOfPart(atHand).map(({ name }) => [name, (fields[nameInForm(name)] ?? '').slice(0, LONGEST)]),
  )
  const again = (shown: Shown) => page(context, atHand, { typed, id: fields.id, ...shown })
  const why = reasonOf(context)
  if ('wrong' in why) return again({ wrong: { reason: why.wrong }, status: 422 })
  const key = keyOf(atHand, typed, fields.id ?? '')
  if (key === undefined)
    return again({ wrong: { id: 'chỉ dùng chữ thường không dấu, số và dấu gạch nối' }, status: 422 })
  if (atHand.isNew && partOf(knowledge, atHand.part, key)?.isNew === false)
    return again({ says: 'Đã có phần mang tên này, hãy sửa phần đó.', status: 422 })
  const isRemoved = fields.act === 'remove' && atHand.part === 'synonyms' && !atHand.isNew
  const change = { part: atHand.part, key, value: isRemoved ? null : readPart({ part: atHand.part, key }, typed) }
  const done = await submitChange(context, change, why.reason, seenOf(context))
  if (done === 'stale') return again({ says: 'Phần này vừa có thay đổi khác, bạn xem lại.', status: 409 })
  if ('refused' in done) return again({ says: `Chưa gửi được: ${done.refused}.`, status: 422 })
  return context.redirect(`/officer/changes/${done.number}?done=submitted`, 303)
}

const noSuchPart = (context: DeskContext) => refuseAtDesk(context, 404, 'Không có phần này.')

function partOf({ content }: Knowledge, part: string, key: string): AtHand | undefined {
  if (part === 'synonyms') {
    const value = content.synonyms.find(({ means }) => means === key)
    return value || key === '' ? { part, key, value, isNew: !value } : undefined
  }
  if (part !== 'urgent') return undefined
  if (key === 'sign:') return { part, key, value: { within: 12, strength: 'strong' }, isNew: true }
  const value = urgentPart(content.urgent, key)
  return value === undefined ? undefined : { part, key, value, isNew: false }
}

/** The key a change is kept under; undefined when a new sign's name will not do. */
function keyOf({ part, key, isNew }: AtHand, typed: Record<string, string>, id: string): string | undefined {
  if (!isNew) return key
  if (part === 'synonyms') return typed.means?.trim() ?? ''
  return Slug.safeParse(id.trim()).success ? `sign:${id.trim()}` : undefined
}

/** A part that is nothing but a list has no name of its own. */
const nameInForm = (name: string): string => name || 'items'

async function page(context: DeskContext, atHand: AtHand, shown: Shown = {}): Promise<Response> {
  const { part, key, value, isNew } = atHand
  const { typed = typedPart(atHand, value), wrong = {} } = shown
  const history = await context.env.services.memory.changes.history(part, key)
  const title = isNew ? (part === 'synonyms' ? 'Thêm nhóm từ đồng nghĩa' : 'Thêm dấu hiệu nguy hiểm') : namePart(atHand)
  return show(
    context,
    <DeskPage context={context} title={title}>
      <p>
        <a href="/officer/words">Từ và dấu hiệu</a>
      </p>
      <Alert says={shown.says} />
      <ChangeHistory history={history} />
      <DeskForm context={context} action={editAddress(part, key)}>
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="seen" value={String(history.at(-1)?.number ?? 0)} />
        {isNew && part === 'urgent' ? (
          <Field name="id" label="Mã dấu hiệu" help="Ví dụ: keu-cuu" value={shown.id} wrong={wrong.id} required />
        ) : null}
        {fieldsOfPart(atHand).map(field =>
          field.name === 'means' && !isNew ? (
            <input type="hidden" name="means" value={key} />
          ) : (
            <PartInput field={field} value={typed[field.name] ?? ''} />
          ),
        )}
        <Field
          name="reason"
          label="Vì sao đổi"
          help="Ghi vào nhật ký."
          value={context.get('fields')?.reason}
          wrong={wrong.reason}
          required
        />
        <div class="buttons">
          <button type="submit" name="act" value="submit" class="button main">
            Gửi duyệt
          </button>
          {part === 'synonyms' && !isNew ? (
            <button type="submit" name="act" value="remove" class="button danger">
              Đề nghị bỏ nhóm này
            </button>
          ) : null}
        </div>
      </DeskForm>
    </DeskPage>,
    shown.status ?? 200,
  )
}

const LINES = { text: 4, list: 8, groups: 6 } as const

function PartInput({ field: { name, label, help, shape, options }, value }: { field: PartField; value: string }) {
  const common = { name: nameInForm(name), label, value, help }
  if (shape === 'choice') return <Field {...common} options={options ?? {}} />
  if (shape === 'day') return <Field {...common} type="date" />
  if (shape === 'number') return <Field {...common} type="number" />
  return shape === 'line' ? <Field {...common} /> : <Field {...common} lines={LINES[shape]} />
}

import type { Effect, Finding, Outcome } from '../../bot/try-draft.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { writeNumber } from '../../content/write-value.ts'
import { actsIn } from '../../db/acts.ts'
import { entryChecksIn } from '../../db/entry-checks.ts'
import { show } from '../show.ts'
import { checkEntry, isOf, openOf, stateOf } from './check-entry.ts'
import { ID, onEntry } from './entry-asked.ts'
import type { EntryAtDesk } from './entry-at-desk.ts'
import { reasonOf, seenOf } from './entry-typed.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute, mayPublish, PUBLISHERS } from './route.ts'

export const CHECK_ROUTES: DeskRoute[] = [
  {
    method: 'GET',
    path: `/officer/entries/${ID}/check`,
    may: ALL,
    does: onEntry((context, entry) => page(context, entry)),
  },
  { method: 'POST', path: `/officer/entries/${ID}/check`, may: PUBLISHERS, does: onEntry(agree) },
]

const HELD = 'Chưa đăng: bản này làm đổi câu trả lời khác. Xem các chỗ đỏ dưới đây rồi ghi lý do nếu vẫn đăng.'
const SHOWN = 50 // questions of a kind; more would not be read

/** Kinds of changes in the order they are read, the grave ones first. */
const EFFECTS: readonly { effect: Effect; says: string; explains: string }[] = [
  {
    effect: 'urgent',
    says: 'Đổi lời chỉ dẫn khi nguy cấp',
    explains: 'Không đăng được. Hãy sửa lại bản này, hoặc báo quản trị.',
  },
  {
    effect: 'lost',
    says: 'Mất câu trả lời',
    explains: 'Đang có câu trả lời chắc chắn; đăng bản này thì máy chỉ còn hỏi lại hoặc nói không biết.',
  },
  { effect: 'taken', says: 'Giành câu hỏi của mục khác', explains: 'Mục này sẽ trả lời thay cho mục đang trả lời.' },
  { effect: 'given-away', says: 'Mất câu hỏi về mục khác', explains: 'Mục khác sẽ trả lời thay cho mục này.' },
  {
    effect: 'moved',
    says: 'Chuyển giữa hai mục khác',
    explains: 'Bản này làm câu hỏi nhảy từ mục khác sang mục khác.',
  },
  { effect: 'gained', says: 'Được trả lời', explains: 'Trước đây máy hỏi lại hoặc không biết; nay có câu trả lời.' },
  { effect: 'other', says: 'Đổi khác, vẫn chưa có câu trả lời', explains: 'Không phải việc của mục này thì bỏ qua.' },
]

const KINDS: Record<Outcome['kind'], string> = {
  found: 'trả lời',
  choice: 'hỏi lại cho rõ',
  fairs: 'lịch phiên việc làm',
  urgent: 'chỉ dẫn khi nguy cấp',
  question: 'hỏi từng bước',
  courtesy: 'lời chào',
  declined: 'việc của nơi khác',
  unknown: 'không biết',
  waiting: 'chờ cán bộ',
}

/** An officer who may publish has looked at what is red and says why it is right all the same. */
async function agree(context: DeskContext, entry: EntryAtDesk): Promise<Response> {
  const { database, now, memory } = context.env.services
  const checks = entryChecksIn(database)
  const check = await checks.of(entry.id)
  const isNewest = seenOf(context) === (entry.newest?.number ?? 0) && check?.library === stateOf(memory.library)
  if (!isOf(entry, check) || !isNewest)
    return page(context, entry, { says: 'Nội dung vừa có thay đổi. Máy đã thử lại, bạn xem kết quả mới.', status: 409 })
  if (check.red.some(({ isUrgent }) => isUrgent))
    return page(context, entry, { says: 'Lời chỉ dẫn khi nguy cấp không được đổi theo cách này.', status: 409 })
  const why = reasonOf(context)
  if ('wrong' in why) return page(context, entry, { wrong: why.wrong, status: 422 })
  const officer = context.var.signedIn.officer.name
  const acknowledged = check.red.map(({ key }) => key)
  await checks.keep(entry.id, { ...check, acknowledged, reason: why.reason, officer })
  const act = `Chấp nhận ${acknowledged.length} chỗ đỏ khi thử`
  await actsIn(database).add({ at: now(), officer, act, subject: entry.id, reason: why.reason })
  return context.redirect(`/officer/entries/${entry.id}?done=acknowledged`, 303)
}

async function page(
  context: DeskContext,
  entry: EntryAtDesk,
  { says, wrong, status = 200 }: { says?: string; wrong?: string; status?: number } = {},
): Promise<Response> {
  const { check, trial } = await checkEntry(context, entry)
  const { knowledge } = context.env.services.memory.library
  const open = openOf(check)
  const mayAgree = mayPublish(context)
  const isHeld = context.req.query('held') !== undefined
  return show(
    context,
    <DeskPage context={context} title="Thử trước khi đăng">
      <p>
        <a href={`/officer/entries/${entry.id}`}>{entry.text.question}</a>
      </p>
      <Alert says={says ?? (isHeld && open.length > 0 ? HELD : undefined)} />
      <p>
        Bản mới nhất đã được thử với {writeNumber(trial.tried)} câu: câu hỏi mẫu của mọi mục và câu người dân hỏi gần
        đây (đã che thông tin riêng).
      </p>
      {trial.findings.some(({ effect }) => effect === 'urgent') ? null : (
        <p class="done">Chỉ dẫn khi nguy cấp: không đổi.</p>
      )}
      {trial.findings.length === 0 ? <p class="done">Không câu nào đổi câu trả lời.</p> : null}
      {EFFECTS.map(({ effect, ...titles }) => (
        <Group
          {...titles}
          isRed={check.red.some(({ key }) => key.startsWith(`${effect}:`))}
          findings={trial.findings.filter(each => each.effect === effect)}
          knowledge={knowledge}
          own={entry.text}
        />
      ))}
      {check.red.length > 0 && open.length === 0 ? (
        <p class="caution">
          {check.officer} đã chấp nhận các chỗ đỏ: {check.reason}
        </p>
      ) : null}
      {open.length > 0 && !open.some(({ isUrgent }) => isUrgent) ? (
        mayAgree ? (
          <DeskForm context={context} action={`/officer/entries/${entry.id}/check`}>
            <input type="hidden" name="seen" value={String(entry.newest?.number ?? 0)} />
            <Field
              name="reason"
              label="Vì sao vẫn đăng"
              help="Một câu, ghi vào nhật ký. Ví dụ: câu này đúng là thuộc mục mới."
              value={context.get('fields')?.reason}
              wrong={wrong}
              lines={2}
              required
            />
            <button type="submit" class="button main">
              Đã xem, chấp nhận các chỗ đỏ
            </button>
          </DeskForm>
        ) : (
          <p class="hint">Người duyệt sẽ xem các chỗ đỏ và ghi lý do trước khi đăng.</p>
        )
      ) : null}
      {open.length > 0 && mayAgree && !open.some(({ isUrgent }) => isUrgent) ? null : (
        <p>
          <a class="button main" href={`/officer/entries/${entry.id}`}>
            Về mục này
          </a>
        </p>
      )}
    </DeskPage>,
    status,
  )
}

function Group({
  says,
  explains,
  isRed,
  findings,
  knowledge,
  own,
}: {
  says: string
  explains: string
  isRed: boolean
  findings: readonly Finding[]
  knowledge: Knowledge
  own: { id: string; question: string }
}) {
  if (findings.length === 0) return null
  const id = `nhom-${findings[0]!.effect}`
  const nameNow = (entry: string) => knowledge.entries.get(entry)?.question ?? entry
  const nameThen = (entry: string) => (entry === own.id ? own.question : nameNow(entry))
  return (
    <section class={isRed ? 'card red' : 'card'} aria-labelledby={id}>
      <h2 id={id} class={isRed ? 'wrong' : ''}>
        {isRed ? 'Đỏ: ' : ''}
        {says} ({findings.length})
      </h2>
      <p class="hint">{explains}</p>
      <ul>
        {findings.slice(0, SHOWN).map(({ question, from, to }) => (
          <li>
            <strong>{question}</strong>
            <br />
            Đang: <Answered {...from} nameOf={nameNow} />
            <br />
            Sẽ: <Answered {...to} nameOf={nameThen} />
          </li>
        ))}
      </ul>
      {findings.length > SHOWN ? <p>Và {findings.length - SHOWN} câu nữa.</p> : null}
    </section>
  )
}

function Answered({ kind, entries, nameOf }: Outcome & { nameOf(entry: string): string }) {
  if (kind !== 'found') return <em>{KINDS[kind]}</em>
  return entries.map((entry, at) => (
    <>
      {at > 0 ? ', ' : ''}
      <a href={`/officer/entries/${entry}`}>{nameOf(entry)}</a>
    </>
  )) as never
}

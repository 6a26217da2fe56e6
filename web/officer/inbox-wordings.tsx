import type { Knowledge } from '../../content/knowledge.ts'
import { foldedKey } from '../../content/search/fold.ts'
import { Field } from './frame.tsx'
import { GroupForm } from './inbox-form.tsx'
import type { InboxGroup } from './inbox-groups.ts'
import type { DeskContext } from './route.ts'

const WORDINGS_PROPOSED = 5
const CANDIDATES_SHOWN = 5

/** What was typed into a form of the page and why it was not taken. */
export interface GroupTyped {
  fields: Record<string, string>
  wrong: Partial<Record<'wordings' | 'entry' | 'reason' | 'why', string>>
}

/** The form that gives an entry the wordings of a group. */
export function Wordings(props: {
  context: DeskContext
  group: InboxGroup
  typed: GroupTyped | undefined
  knowledge: Knowledge
}) {
  const { context, group, typed, knowledge } = props
  const candidates = group.candidates.slice(0, CANDIDATES_SHOWN).flatMap(id => knowledge.entries.get(id) ?? [])
  return (
    <section>
      <h2>Đã có mục trả lời, chỉ thiếu cách hỏi này</h2>
      <GroupForm context={context} group={group} does="wording">
        <fieldset>
          <legend>Mục nào trả lời</legend>
          {typed?.wrong.entry ? <p class="wrong">{typed.wrong.entry}</p> : null}
          {candidates.map(entry => (
            <p>
              <label>
                <input type="radio" name="entry" value={entry.id} checked={entry.id === typed?.fields.entry} />{' '}
                {entry.question}
              </label>{' '}
              <a href={`/officer/entries/${entry.id}`}>
                Xem<span class="hidden"> mục {entry.question}</span>
              </a>
            </p>
          ))}
          <Field
            name="other"
            label="Mục khác"
            help="Không thấy mục cần ở trên thì dán mã của mục, ví dụ bhtn-nop-ho-so."
            value={typed?.fields.other}
          />
        </fieldset>
        <Field
          name="wordings"
          label="Cách hỏi thêm vào mục"
          help="Mỗi dòng một cách hỏi. Bỏ tên người, nơi ở và phần không cần; người dân không nhìn thấy các dòng này."
          value={typed?.fields.wordings ?? proposed(group).join('\n')}
          wrong={typed?.wrong.wordings}
          lines={5}
          required
        />
        <Field
          name="reason"
          label="Lý do"
          help="Người duyệt đọc dòng này."
          value={typed?.fields.reason ?? 'Người dân hỏi theo cách này'}
          wrong={typed?.wrong.reason}
          required
        />
        <button type="submit" class="button">
          Thêm cách hỏi và gửi duyệt
        </button>
      </GroupForm>
    </section>
  )
}

/** Different wordings, each on one line, the typical one first. */
function proposed({ typical, questions }: InboxGroup): string[] {
  const byKey = new Map<string, string>()
  for (const { question } of [typical, ...questions]) {
    const line = question.replace(/\s+/g, ' ').trim()
    const key = foldedKey(line)
    if (key && !byKey.has(key)) byKey.set(key, line)
  }
  return [...byKey.values()].slice(0, WORDINGS_PROPOSED)
}

import { reply } from '../../bot/reply.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { show } from '../show.ts'
import { DeskPage, Field } from './frame.tsx'
import { shorten } from './inbox.tsx'
import { GroupForm } from './inbox-form.tsx'
import { type InboxGroup, inboxGroups, takersOf } from './inbox-groups.ts'
import { Questions } from './inbox-questions.tsx'
import { type GroupTyped, Wordings } from './inbox-wordings.tsx'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const INBOX_GROUP_ROUTES: DeskRoute[] = [
  {
    method: 'GET',
    path: '/officer/inbox/group/:id',
    may: ALL,
    does: context => groupPage(context, context.req.param('id')),
  },
]

const DONE: Record<string, string> = {
  taken: 'Bạn đã nhận nhóm này.',
  wording: 'Đã thêm cách hỏi và gửi duyệt. Khi có người duyệt và đăng, các câu này tự đóng.',
}

/** Everything about a group, by the id of any of its questions, and everything that can be done about it. */
export async function groupPage(context: DeskContext, id = '', typed?: GroupTyped): Promise<Response> {
  const group = (await inboxGroups(context)).find(each => each.questions.some(question => `${question.id}` === id))
  if (!group) return refuseAtDesk(context, 404, 'Câu này không còn trong hộp thư: đã xong, hoặc người hỏi đã xoá.')
  const { knowledge } = context.env.services.memory.library
  const { questions, citizens, typical } = group
  const takers = takersOf(group)
  const others = takers.filter(name => name !== context.var.signedIn.officer.name)
  return show(
    context,
    <DeskPage context={context} title={shorten(typical.question)} done={DONE[context.req.query('done') ?? '']}>
      <p>
        {citizens} người hỏi, {questions.length} câu, cũ nhất lúc {writeMoment(questions[0]!.at)}.{' '}
        {takers.length > 0 ? `Đang làm: ${takers.join(', ')}.` : 'Chưa ai nhận.'}
      </p>
      {others.length > 0 ? (
        <p class="caution">{others.join(', ')} đang làm nhóm này. Bạn hỏi nhau trước khi làm tiếp nhé.</p>
      ) : null}
      <Promises group={group} />
      <BotNow context={context} group={group} />
      <div class="buttons">
        <GroupForm context={context} group={group} does="draft">
          <button type="submit" class="button main">
            Soạn mục mới từ câu này
          </button>
        </GroupForm>
        <GroupForm context={context} group={group} does="take">
          <button type="submit" class="button">
            Tôi nhận nhóm này
          </button>
        </GroupForm>
        {takers.includes(context.var.signedIn.officer.name) ? (
          <GroupForm context={context} group={group} does="give-back">
            <button type="submit" class="button">
              Trả lại cho mọi người
            </button>
          </GroupForm>
        ) : null}
      </div>
      <Questions group={group} />
      <Wordings context={context} group={group} typed={typed} knowledge={knowledge} />
      <section>
        <h2>Không thuộc việc của mình</h2>
        <GroupForm context={context} group={group} does="aside">
          <Field
            name="why"
            label="Vì sao"
            help="Ghi vào nhật ký. Nhóm rời hộp thư; mở lại được ở trang Đã xong."
            value={typed?.fields.why}
            wrong={typed?.wrong.why}
            required
          />
          <button type="submit" class="button danger">
            Để ra ngoài
          </button>
        </GroupForm>
      </section>
    </DeskPage>,
    typed ? 422 : 200,
  )
}

function Promises({ group }: { group: InboxGroup }) {
  const promised = [...new Set(group.questions.flatMap(({ entry }) => entry ?? []))]
  return (
    <>
      {promised.map(entry => (
        <p>
          {entry.startsWith('hop-thu-') ? (
            <a href={`/officer/entries/new?ban=${entry}`}>Mục mới đang soạn cho nhóm này</a>
          ) : (
            <>
              Đang chờ mục <a href={`/officer/entries/${entry}`}>{entry}</a> được duyệt và đăng; khi đó các câu này tự
              đóng.
            </>
          )}
        </p>
      ))}
    </>
  )
}

/** What a citizen who asks this now is told. */
function BotNow({ context, group }: { context: DeskContext; group: InboxGroup }) {
  const { now, memory } = context.env.services
  const answer = reply({ text: group.typical.question, at: now() }, [], memory.library.knowledge)
  if (answer.kind !== 'found') return <p>Bây giờ máy vẫn chưa trả lời được câu này bằng mục nào.</p>
  return (
    <section class="card">
      <h2>Bây giờ máy trả lời bằng mục này</h2>
      <p>
        <a href={`/officer/entries/${answer.entry}`}>{answer.title}</a>
      </p>
      <p>{answer.lead}</p>
      <GroupForm context={context} group={group} does="answered">
        <input type="hidden" name="entry" value={answer.entry} />
        <button type="submit" class="button">
          Đúng rồi: đóng nhóm, báo người chờ
        </button>
      </GroupForm>
    </section>
  )
}

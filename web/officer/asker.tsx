import { reachesOut } from '../../bot/handoff.ts'
import type { InboxItem } from '../../bot/inbox-store.ts'
import { postThrough } from '../../bot/post.ts'
import { officerAnswers } from '../../bot/with-person.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { onNumbered } from './numbered.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { NOT_SENT, TURNS_SHOWN, Words } from './talk.tsx'
import { Turns } from './turns.tsx'

const PATH = '/officer/inbox/question/:id'

const onQuestion = onNumbered(
  'id',
  async (context, id) => {
    await knowledgeNow(context)
    return (await context.env.services.memory.inbox.find([id]))[0]
  },
  'Không có câu hỏi này, hoặc người hỏi đã xoá.',
)

export const ASKER_ROUTES: DeskRoute[] = [
  { method: 'GET', path: PATH, may: ALL, does: onQuestion((context, item) => askerPage(context, item)) },
  { method: 'POST', path: PATH, may: ALL, does: onQuestion(answerAsker) },
]

/** One question, what was said around it, and a form to answer whoever asked. */
async function askerPage(
  context: DeskContext,
  item: InboxItem,
  typed?: { text: string; wrong?: string; says?: string; status: number },
): Promise<Response> {
  const { conversations, handoffs } = context.env.services.memory
  const [{ turns }, talk] = await Promise.all([
    conversations.open(item.channel, item.conversation, TURNS_SHOWN),
    handoffs.open(item.channel, item.conversation),
  ])
  const isAnswered = item.toldAt !== null
  return show(
    context,
    <DeskPage context={context} title="Trả lời riêng người hỏi">
      <p>
        {item.state === 'handled' ? (
          <a href="/officer/inbox">Hộp thư</a>
        ) : (
          <a href={`/officer/inbox/group/${item.id}`}>Cả nhóm câu cùng ý</a>
        )}
      </p>
      <Alert says={typed?.says} />
      <blockquote>{item.question}</blockquote>
      <p class="hint">
        {channelName(item.channel)}, {writeMoment(item.at)}
      </p>
      <h2>Đã nói với nhau</h2>
      <Turns context={context} turns={turns} />
      {talk ? (
        <p>
          Người này đang chờ cán bộ: <a href={`/officer/inbox/talk/${talk.id}`}>mở cuộc trò chuyện</a>.
        </p>
      ) : isAnswered ? (
        <p>Người này đã được báo lúc {writeMoment(item.toldAt ?? 0)}.</p>
      ) : (
        <DeskForm context={context} action={`/officer/inbox/question/${item.id}`}>
          <Field
            name="text"
            label="Lời trả lời"
            help={
              reachesOut(item.channel)
                ? 'Gửi ngay, kèm câu hỏi và tên của bạn. Máy vẫn trả lời những câu sau. Gửi xong, câu này rời hộp thư.'
                : 'Kênh này không tự báo: người dân đọc khi họ hỏi câu tiếp theo ở đúng trang ấy. Gửi xong, câu này rời hộp thư.'
            }
            value={typed?.text}
            wrong={typed?.wrong}
            lines={5}
            required
          />
          <button type="submit" class="button main">
            Gửi cho người hỏi
          </button>
        </DeskForm>
      )}
    </DeskPage>,
    typed?.status ?? 200,
  )
}

async function answerAsker(context: DeskContext, item: InboxItem): Promise<Response> {
  const { memory, database, now, doors = [] } = context.env.services
  const { name } = context.var.signedIn.officer
  const typed = context.var.fields.text ?? ''
  const words = Words.safeParse(typed)
  const again = (more: { wrong?: string; says?: string; status: number }) =>
    askerPage(context, item, { text: typed, ...more })
  if (!words.success) return again({ wrong: words.error.issues[0]!.message, status: 422 })
  if (reachesOut(item.channel) && !doors.some(door => door.channel === item.channel))
    return again({ says: 'Kênh này đang đóng nên chưa gửi được.', status: 409 })
  const at = now()
  try {
    const outcome = await officerAnswers(item, { officer: name, text: words.data, at }, memory, postThrough(doors))
    if (outcome === 'answered')
      return again({ says: 'Người này đã được trả lời từ trước nên không gửi nữa.', status: 409 })
    if (outcome === 'refused' || outcome === 'unreachable') return again({ says: NOT_SENT[outcome], status: 409 })
    await actsIn(database).add({
      at,
      officer: name,
      act: 'Trả lời riêng người hỏi',
      subject: `hộp thư: câu ${item.id}`,
      reason: '',
    })
    return context.redirect('/officer/inbox?done=told', 303)
  } catch (fault) {
    memory.report('an officer’s answer could not be sent', fault)
    return again({
      says: 'Không rõ lời của bạn đã tới chưa, vì kênh trục trặc. Máy không gửi lần nữa để khỏi lặp.',
      status: 502,
    })
  }
}

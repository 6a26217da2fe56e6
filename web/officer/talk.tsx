import * as z from 'zod'
import type { Turn } from '../../bot/conversation.ts'
import { type Handoff, reachesOut } from '../../bot/handoff.ts'
import { type Posted, postThrough } from '../../bot/post.ts'
import { officerEnds, officerReplies } from '../../bot/with-person.ts'
import { wording } from '../../content/wording.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { Alert, DeskForm, DeskPage, Field } from './frame.tsx'
import { onNumbered } from './numbered.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { openTalk, sayWait } from './talks.tsx'
import { Turns } from './turns.tsx'

const onTalk = onNumbered(
  'id',
  async (context, id) => {
    await knowledgeNow(context)
    return context.env.services.memory.handoffs.find(id)
  },
  'Không có cuộc trò chuyện này, hoặc người dân đã xoá.',
)

export const TALK_ROUTES: DeskRoute[] = [
  {
    method: 'GET',
    path: '/officer/inbox/talk/:id',
    may: ALL,
    does: onTalk((context, talk) => talkPage(context, talk)),
  },
  { method: 'POST', path: '/officer/inbox/talk/:id/reply', may: ALL, does: onTalk(replyToCitizen) },
  { method: 'POST', path: '/officer/inbox/talk/:id/end', may: ALL, does: onTalk(end) },
  { method: 'POST', path: '/officer/inbox/talk/:id/read', may: ALL, does: onTalk(markRead) },
]

export const TURNS_SHOWN = 40
export const Words = z
  .string()
  .trim()
  .min(2, 'còn thiếu lời trả lời')
  .max(1_500, 'dài quá 1500 chữ cái: bạn gửi làm hai lần') // with what stands around it, one message on Zalo
const Seen = z.coerce.number().int().nonnegative().catch(0)
const TWICE_MS = 60_000

/** Why words did not reach a citizen, as the officer reads it. */
export const NOT_SENT: Record<Exclude<Posted, 'sent'>, string> = {
  refused: 'Kênh không nhận tin này: người dân im lặng quá lâu nên Zalo chưa cho nhắn. Lời của bạn còn ở ô dưới.',
  unreachable: 'Không tới được người này nữa: họ đã chặn hoặc xoá cuộc trò chuyện.',
}
const SENDING_FAILED =
  'Chưa chắc đã gửi được: kênh đang trục trặc hoặc chưa mở. Lời của bạn còn ở ô dưới, chờ ít phút rồi gửi lại.'

async function talkPage(
  context: DeskContext,
  talk: Handoff,
  typed?: { text: string; wrong?: string; says?: string; status: number },
): Promise<Response> {
  const { memory, now } = context.env.services
  const { turns } = await memory.conversations.open(talk.channel, talk.conversation, TURNS_SHOWN)
  const waiting = await openTalk(context, talk.id)
  const isOver = talk.state === 'ended' && talk.endedBy !== 'time'
  const seen = String(Math.max(0, ...turns.map(turn => turn.at)))
  const done = context.req.query('done') === 'sent' ? 'Đã gửi.' : undefined
  return show(
    context,
    <DeskPage context={context} title={`Nói chuyện qua ${channelName(talk.channel)}`} done={done}>
      <p>
        <a href="/officer/inbox/talks">Mọi người đang chờ</a>
      </p>
      <Alert says={typed?.says} />
      <p>
        Gọi cán bộ lúc {writeMoment(talk.askedAt)}
        {waiting ? ` · ${sayWait(waiting, now(), memory.library.knowledge.content.fairs)}` : ''}
        {talk.state === 'ended' ? ` · đã kết thúc lúc ${writeMoment(talk.endedAt ?? 0)}` : ''}
        {talk.officer ? ` · ${talk.officer} trả lời` : ''}
      </p>
      {talk.officer && talk.officer !== context.var.signedIn.officer.name && !isOver ? (
        <p class="caution">{talk.officer} đang nói chuyện với người này.</p>
      ) : null}
      <Turns context={context} turns={turns} />
      {isOver ? (
        <p>Cuộc trò chuyện đã kết thúc. Người dân nhắn "gặp cán bộ" thì mở lại.</p>
      ) : (
        <DeskForm context={context} action={`/officer/inbox/talk/${talk.id}/reply`}>
          <input type="hidden" name="seen" value={seen} />
          <Field
            name="text"
            label="Trả lời"
            help={
              reachesOut(talk.channel)
                ? 'Gửi ngay tới người dân, kèm tên của bạn. Đừng hỏi hay viết số căn cước, số sổ, số tài khoản.'
                : 'Kênh này không tự báo: người dân đọc khi bấm "Xem trả lời" hoặc nhắn tiếp. Đừng hỏi hay viết số căn cước, số sổ.'
            }
            value={typed?.text}
            wrong={typed?.wrong}
            lines={5}
            required
          />
          <button type="submit" class="button main">
            Gửi
          </button>
        </DeskForm>
      )}
      <div class="buttons">
        {talk.state === 'ended' ? null : (
          <DeskForm context={context} action={`/officer/inbox/talk/${talk.id}/end`}>
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" class="button">
              Kết thúc, máy trả lời tiếp
            </button>
          </DeskForm>
        )}
        <DeskForm context={context} action={`/officer/inbox/talk/${talk.id}/read`}>
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" class="button">
            Đã đọc, không cần trả lời
          </button>
        </DeskForm>
      </div>
    </DeskPage>,
    typed?.status ?? 200,
  )
}

async function replyToCitizen(context: DeskContext, talk: Handoff): Promise<Response> {
  const { services } = context.env
  const { memory, now, doors = [] } = services
  const { name } = context.var.signedIn.officer
  const typed = context.var.fields.text ?? ''
  const words = Words.safeParse(typed)
  if (!words.success)
    return talkPage(context, talk, { text: typed, wrong: words.error.issues[0]!.message, status: 422 })
  const at = now()
  const { turns } = await memory.conversations.open(talk.channel, talk.conversation, TURNS_SHOWN)
  if (saidJustNow(turns, wording.officerSays(name, words.data), at)) return toTalk(context, talk, 'sent')
  try {
    const said = { officer: name, text: words.data, at }
    const outcome = await officerReplies(talk, said, memory, postThrough(doors))
    if (outcome === 'ended')
      return talkPage(context, (await memory.handoffs.find(talk.id)) ?? talk, {
        text: typed,
        says: 'Cuộc trò chuyện vừa kết thúc nên lời của bạn chưa được gửi.',
        status: 409,
      })
    if (outcome === 'refused' || outcome === 'unreachable')
      return talkPage(context, talk, { text: typed, says: NOT_SENT[outcome], status: 409 })
    await dealtWith(context, talk, 'Trả lời người dân')
    return outcome === 'kept' ? context.redirect('/officer/inbox/talks?done=kept', 303) : toTalk(context, talk, 'sent')
  } catch (fault) {
    memory.report('an officer’s reply could not be sent', fault)
    return talkPage(context, talk, { text: typed, says: SENDING_FAILED, status: 502 })
  }
}

/** A form that was sent twice says it once. */
function saidJustNow(turns: readonly Turn[], text: string, at: number): boolean {
  return turns.some(turn => turn.kind === 'person' && turn.said === text && at - turn.at < TWICE_MS)
}

async function end(context: DeskContext, talk: Handoff): Promise<Response> {
  const { memory, now, doors = [] } = context.env.services
  try {
    const by = { officer: context.var.signedIn.officer.name, at: now() }
    const outcome = await officerEnds(talk, by, memory, postThrough(doors))
    if (outcome === 'ended')
      return talkPage(context, talk, { text: '', says: 'Cuộc trò chuyện đã kết thúc từ trước.', status: 409 })
    await dealtWith(context, talk, 'Kết thúc nói chuyện với người dân')
    return context.redirect('/officer/inbox/talks?done=ended', 303)
  } catch (fault) {
    memory.report('the end of a talk could not be told', fault)
    await dealtWith(context, talk, 'Kết thúc nói chuyện với người dân')
    return talkPage(context, (await memory.handoffs.find(talk.id)) ?? talk, {
      text: '',
      says: 'Đã kết thúc, nhưng chưa báo được cho người dân vì kênh đang trục trặc.',
      status: 502,
    })
  }
}

async function markRead(context: DeskContext, talk: Handoff): Promise<Response> {
  await dealtWith(context, talk, 'Đọc lời người dân')
  return context.redirect('/officer/inbox/talks?done=read', 303)
}

/** What the officer has seen of the talk is dealt with; what came since is not. */
async function dealtWith(context: DeskContext, talk: Handoff, act: string): Promise<void> {
  const { memory, database, now } = context.env.services
  const { name } = context.var.signedIn.officer
  const at = now()
  const until = Seen.parse(context.var.fields.seen)
  await memory.inbox.readTo(talk.channel, talk.conversation, { officer: name, until, at })
  await actsIn(database).add({ at, officer: name, act, subject: `cuộc trò chuyện ${talk.id}`, reason: '' })
}

function toTalk(context: DeskContext, talk: Handoff, done: string): Response {
  return context.redirect(`/officer/inbox/talk/${talk.id}?done=${done}`, 303)
}

import type { Handoff } from '../../bot/handoff.ts'
import { answerExpected, isOpen } from '../../bot/office-hours.ts'
import { dayInVietnam } from '../../content/day.ts'
import { writeClock, writeMoment } from '../../content/write-moment.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { DeskPage } from './frame.tsx'
import { Places, shorten } from './inbox.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const TALKS_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer/inbox/talks', may: ALL, does: showTalks }]

const MOST = 200
const TURNS_READ = 12

/** A conversation with a person, as the desk lists it. */
export interface Talk extends Handoff {
  /** Since when the citizen waits for an officer's word; undefined when it is the citizen's turn. */
  since: number | undefined
  /** What they said last. */
  said: string
  isUrgent: boolean
}

const DONE: Record<string, string> = {
  sent: 'Đã gửi.',
  kept: 'Đã để lại lời: người dân đọc khi họ mở lại hoặc nhắn tiếp.',
  ended: 'Đã kết thúc, người dân đã được báo.',
  read: 'Đã ghi là đã đọc.',
}

/** Open talks: danger first, then who waits longest; those in which it is the citizen's turn come last. */
export async function openTalks(context: DeskContext): Promise<Talk[]> {
  const { memory, now } = context.env.services
  const open = await memory.handoffs.askedBefore(now(), 0, MOST)
  const talks = await Promise.all(open.map(each => talkOf(context, each)))
  const late = Number.MAX_SAFE_INTEGER
  return talks.sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || (a.since ?? late) - (b.since ?? late))
}

/** One open talk, by its id; undefined when it is not open. */
export async function openTalk(context: DeskContext, id: number): Promise<Talk | undefined> {
  const { memory, now } = context.env.services
  const [next] = await memory.handoffs.askedBefore(now(), id - 1, 1)
  return next?.id === id ? talkOf(context, next) : undefined
}

async function talkOf(context: DeskContext, { since, ...handoff }: Handoff & { since: number }): Promise<Talk> {
  const { conversations } = context.env.services.memory
  const { turns } = await conversations.open(handoff.channel, handoff.conversation, TURNS_READ)
  const lastWord = turns.findLastIndex(turn => turn.kind === 'person' && turn.at >= handoff.askedAt)
  const after = turns.slice(lastWord + 1).filter(turn => turn.at >= handoff.askedAt)
  const waits = handoff.state === 'waiting' || after.some(turn => turn.kind === 'waiting')
  return {
    ...handoff,
    since: waits ? since : undefined,
    said: turns.findLast(turn => turn.kind !== 'person')?.said ?? '',
    isUrgent: after.some(turn => turn.kind === 'urgent'),
  }
}

/** Talks that ended while something said in them was still unread. */
async function endedUnread(context: DeskContext): Promise<(Handoff & { messages: number })[]> {
  const { inbox, handoffs } = context.env.services.memory
  const unread = await inbox.unread(MOST)
  const found = await Promise.all(
    unread.map(async ({ channel, conversation, messages }) => {
      const newest = await handoffs.newest(channel, conversation)
      return newest?.state === 'ended' ? [{ ...newest, messages }] : []
    }),
  )
  return found.flat()
}

async function showTalks(context: DeskContext): Promise<Response> {
  const [talks, ended] = [await openTalks(context), await endedUnread(context)]
  const { memory, now } = context.env.services
  const holidays = memory.library.knowledge.content.fairs
  return show(
    context,
    <DeskPage context={context} title="Người chờ cán bộ" done={DONE[context.req.query('done') ?? '']}>
      <Places here="/officer/inbox/talks" />
      <p>
        {isOpen(now(), holidays) ? 'Đang trong giờ làm việc.' : 'Bây giờ là ngoài giờ làm việc.'} Sau ba ngày làm việc
        không ai trả lời, máy xin lỗi người dân và chỉ nơi gọi.
      </p>
      {talks.length === 0 ? <p>Không có ai đang chờ.</p> : null}
      {talks.map(talk => (
        <section class={talk.isUrgent ? 'card urgent' : 'card'}>
          <h2>
            <a href={`/officer/inbox/talk/${talk.id}`}>{shorten(talk.said)}</a>
          </h2>
          {talk.isUrgent ? (
            <p>
              <strong>Có lời báo nguy hiểm.</strong> Máy đã đưa số khẩn cấp; bạn đọc và trả lời ngay.
            </p>
          ) : null}
          <p>
            {channelName(talk.channel)} · {sayWait(talk, now(), holidays)}
            {talk.officer ? ` · ${talk.officer} đã trả lời` : ''}
          </p>
        </section>
      ))}
      {ended.length > 0 ? (
        <section>
          <h2>Đã kết thúc mà còn lời chưa đọc</h2>
          <ul>
            {ended.map(({ id, channel, messages, endedBy, endedAt }) => (
              <li>
                <a href={`/officer/inbox/talk/${id}`}>
                  {channelName(channel)}, {messages} lời
                </a>
                : {endedBy === 'citizen' ? 'người dân tự kết thúc' : 'hết thời gian chờ'} lúc{' '}
                {writeMoment(endedAt ?? 0)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </DeskPage>,
  )
}

/** Since when, and by when an answer was promised. */
export function sayWait(
  { since }: Pick<Talk, 'since'>,
  now: number,
  holidays: Parameters<typeof answerExpected>[1],
): string {
  if (since === undefined) return 'đang đợi người dân nhắn tiếp'
  const expected = answerExpected(since, holidays)
  const late = now > expected ? 'ĐÃ QUÁ HẠN, ' : ''
  const when = dayInVietnam(since) === dayInVietnam(now) ? writeClock(since) : writeMoment(since)
  return `chờ từ ${when}, ${late}hẹn trả lời trước ${writeMoment(expected)}`
}

import type { InboxItem } from '../../bot/inbox-store.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { DeskForm, DeskPage } from './frame.tsx'
import { type InboxGroup, inboxGroups, MOST, takersOf } from './inbox-groups.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const INBOX_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/inbox', may: ALL, does: showInbox },
  { method: 'GET', path: '/officer/inbox/done', may: ALL, does: showDone },
]

const HANDLED_SHOWN = 50

const SHOWN = {
  all: 'Tất cả',
  open: 'Chưa ai nhận',
  mine: 'Tôi đang làm',
} as const

const DONE: Record<string, string> = {
  answered: 'Đã đóng. Ai muốn được báo sẽ nhận tin trong ít phút, vào giờ ban ngày.',
  aside: 'Đã để ra ngoài, có ghi lý do trong nhật ký.',
  back: 'Đã trả lại cho mọi người.',
  told: 'Đã trả lời người hỏi.',
}

export const REASONS: Record<InboxItem['reason'], string> = {
  unknown: 'chưa có câu trả lời',
  'not-helpful': 'người dân báo chưa đúng',
  'asked-for-a-person': 'gặp cán bộ',
}

async function showInbox(context: DeskContext): Promise<Response> {
  const { inbox } = context.env.services.memory
  const { name } = context.var.signedIn.officer
  const [groups, { questions }] = [await inboxGroups(context), await inbox.count()]
  const which = Object.keys(SHOWN).find(key => key === context.req.query('show')) ?? 'all'
  const shown = groups.filter(group => {
    const takers = takersOf(group)
    return which === 'open' ? takers.length === 0 : which === 'mine' ? takers.includes(name) : true
  })
  return show(
    context,
    <DeskPage context={context} title="Hộp thư" done={DONE[context.req.query('done') ?? '']}>
      <Places here="/officer/inbox" />
      <p>
        Câu máy chưa trả lời được, và câu người dân báo chưa đúng. Câu cùng ý đứng chung một nhóm; nhóm nhiều người hỏi
        đứng trước. Không câu nào tự mất đi.
      </p>
      {questions > MOST ? (
        <p class="caution">
          Đang có {questions} câu. Trang này xếp {MOST} câu cũ nhất; xử lý xong thì các câu sau hiện ra.
        </p>
      ) : null}
      <nav aria-label="Lọc nhóm">
        <ul>
          {Object.entries(SHOWN).map(([key, says]) => (
            <li>
              <a href={`/officer/inbox?show=${key}`} {...(key === which ? { 'aria-current': 'page' } : {})}>
                {says}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.length === 0 ? <p>Không có câu nào.</p> : <Groups context={context} groups={shown} />}
    </DeskPage>,
  )
}

function Groups({ context, groups }: { context: DeskContext; groups: readonly InboxGroup[] }) {
  const { entries } = context.env.services.memory.library.knowledge
  return (
    <Wide label="Các nhóm câu hỏi">
      <table>
        <caption>{groups.length} nhóm câu hỏi</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Người
            </th>
            <th scope="col">Câu hỏi</th>
            <th scope="col">Cũ nhất</th>
            <th scope="col">Mục gần nhất</th>
            <th scope="col">Ai làm</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(group => {
            const [first] = group.questions
            return (
              <tr>
                <td class="number">{group.citizens}</td>
                <th scope="row" class="words">
                  <a href={`/officer/inbox/group/${first!.id}`}>{shorten(group.typical.question)}</a>
                  {group.questions.length > 1 ? (
                    <span class="hint"> và {group.questions.length - 1} câu nữa</span>
                  ) : null}
                  {group.questions.some(each => each.wantsWord) ? <span class="tag">có người chờ báo</span> : null}
                </th>
                <td>{writeMoment(first!.at)}</td>
                <td>{entries.get(group.candidates[0] ?? '')?.question ?? '–'}</td>
                <td>{takersOf(group).join(', ') || 'chưa ai nhận'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Wide>
  )
}

/** The three rooms of the inbox. */
export function Places({ here }: { here: string }) {
  const places = [
    ['/officer/inbox', 'Câu hỏi'],
    ['/officer/inbox/talks', 'Người chờ cán bộ'],
    ['/officer/inbox/done', 'Đã xong'],
  ] as const
  return (
    <nav aria-label="Hộp thư">
      <ul>
        {places.map(([path, says]) => (
          <li>
            <a href={path} {...(path === here ? { 'aria-current': 'page' } : {})}>
              {says}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Long messages are read on the group's own page. */
export function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text || '(không có chữ)'
}
const LONGEST = 160

async function showDone(context: DeskContext): Promise<Response> {
  const { memory } = context.env.services
  const handled = await memory.inbox.handled(HANDLED_SHOWN)
  const reopened = context.req.query('done') === 'reopened' ? 'Đã mở lại.' : undefined
  return show(
    context,
    <DeskPage context={context} title="Câu hỏi đã xong" done={reopened}>
      <Places here="/officer/inbox/done" />
      {handled.length === 0 ? <p>Chưa có câu nào.</p> : null}
      {handled.map(({ id, question, channel, officer, entry, handledAt, toldAt }) => (
        <div class="card">
          <p>{shorten(question)}</p>
          <p class="hint">
            {channelName(channel)} · {officer} đóng lúc {writeMoment(handledAt ?? 0)}
            {toldAt === null ? '' : ` · đã báo người hỏi lúc ${writeMoment(toldAt)}`}
          </p>
          <p>
            {entry ? <a href={`/officer/entries/${entry}`}>Trả lời bằng mục {entry}</a> : 'Không dùng mục hỏi đáp nào'}
          </p>
          {toldAt === null ? (
            <DeskForm context={context} action="/officer/inbox/reopen">
              <input type="hidden" name="id" value={String(id)} />
              <button type="submit" class="button">
                Mở lại<span class="hidden"> câu {shorten(question)}</span>
              </button>
            </DeskForm>
          ) : null}
        </div>
      ))}
    </DeskPage>,
  )
}

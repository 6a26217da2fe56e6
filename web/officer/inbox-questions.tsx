import { writeMoment } from '../../content/write-moment.ts'
import { channelName } from './channel-name.ts'
import { REASONS, shorten } from './inbox.tsx'
import type { InboxGroup } from './inbox-groups.ts'
import { Wide } from './wide.tsx'

/** Every question of a group, with the way to whoever asked it. */
export function Questions({ group }: { group: InboxGroup }) {
  return (
    <Wide label="Từng câu trong nhóm">
      <table>
        <caption>Từng câu trong nhóm</caption>
        <thead>
          <tr>
            <th scope="col">Câu hỏi</th>
            <th scope="col">Lúc</th>
            <th scope="col">Kênh</th>
            <th scope="col">Vì sao ở đây</th>
            <th scope="col">Việc</th>
          </tr>
        </thead>
        <tbody>
          {group.questions.map(({ id, question, at, channel, reason, wantsWord }) => (
            <tr>
              <th scope="row" class="words">
                {question}
              </th>
              <td>{writeMoment(at)}</td>
              <td>{channelName(channel)}</td>
              <td>
                {REASONS[reason]}
                {wantsWord ? <span class="tag">chờ báo</span> : null}
              </td>
              <td>
                <a href={`/officer/inbox/question/${id}`}>
                  Trả lời riêng<span class="hidden"> câu {shorten(question)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

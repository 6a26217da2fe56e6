import type { Turn } from '../../bot/conversation.ts'
import { wording } from '../../content/wording.ts'
import { writeMoment } from '../../content/write-moment.ts'
import type { DeskContext } from './route.ts'

const ANSWERED: Record<Turn['kind'], string> = {
  found: 'Máy trả lời bằng mục',
  choice: 'Máy hỏi lại, cho chọn',
  fairs: 'Máy đưa lịch phiên việc làm',
  urgent: 'NGUY HIỂM: máy đưa số khẩn cấp',
  question: 'Máy hỏi thêm',
  courtesy: 'Máy đáp lời',
  declined: 'Máy nói việc này ngoài phần mình',
  unknown: 'Máy chưa trả lời được',
  waiting: 'Chuyển cho cán bộ',
  person: 'Cán bộ đã nhắn',
}

/** What was said in a conversation, masked, oldest first. Danger stands out. */
export function Turns({ context, turns }: { context: DeskContext; turns: readonly Turn[] }) {
  const { entries } = context.env.services.memory.library.knowledge
  if (turns.length === 0) return <p>Không còn lời nào được giữ.</p>
  return (
    <ol class="turns">
      {turns.map(turn => (
        <li class={turn.kind === 'urgent' ? 'turn urgent' : turn.kind === 'person' ? 'turn ours' : 'turn'}>
          <p class="said">{readable(turn.said, id => entries.get(id)?.question)}</p>
          <p class="hint">
            {writeMoment(turn.at)} · {turn.kind === 'urgent' ? <strong>{ANSWERED.urgent}</strong> : ANSWERED[turn.kind]}
            {turn.kind === 'found' || turn.kind === 'choice' ? ' ' : ''}
            {turn.kind === 'found' || turn.kind === 'choice'
              ? turn.entries.map((id, at) => (
                  <>
                    {at > 0 ? ', ' : ''}
                    <a href={`/officer/entries/${id}`}>{entries.get(id)?.question ?? id}</a>
                  </>
                ))
              : null}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A pressed button as what it stands for. */
function readable(said: string, questionOf: (id: string) => string | undefined): string {
  const [, id] = /^#([a-z0-9-]+)/.exec(said) ?? []
  if (id) return `[bấm xem: ${questionOf(id) ?? id}]`
  if (said.startsWith('&bao-tin')) return `[bấm: ${wording.tellMe}]`
  return /^[@&/]/.test(said) ? `[bấm nút: ${said}]` : said
}

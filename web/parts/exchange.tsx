import type { Answer } from '../../bot/answer.ts'
import { Actions } from './actions.tsx'
import { AnswerView } from './answer-view.tsx'
import { QuickExit } from './quick-exit.tsx'

export interface ExchangeProps {
  said: string
  answer: Answer
  conversation: string
  framed?: boolean
  /** The newest one, to which the page and the script scroll. */
  latest?: boolean
}

/** Topics that somebody at home must not see being read. */
export const TELLTALE: readonly string[] = ['tre-em-111', 'binh-dang-gioi']

/** One question and its answer, as an item of the history; the script asks for just this. */
export function Exchange({ said, answer, conversation, framed = false, latest = true }: ExchangeProps) {
  const shown = answer.kind === 'urgent' ? [] : answer.actions // an urgent answer shows its numbers itself
  const isTelltale = answer.kind === 'urgent' || (answer.kind === 'found' && TELLTALE.includes(answer.topic))
  return (
    <li class={`exchange ${answer.kind}`} id={latest ? 'moi-nhat' : undefined}>
      <div class="said">
        <p class="who">Bạn</p>
        <p>{said}</p>
      </div>
      <div class="answer">
        {isTelltale ? <QuickExit /> : null}
        <p class="who">Trả lời</p>
        <AnswerView answer={answer} />
        <Actions actions={shown} conversation={conversation} framed={framed} />
      </div>
    </li>
  )
}

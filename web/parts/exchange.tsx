import type { Answer } from '../../bot/answer.ts'
import { Actions } from './actions.tsx'
import { AnswerView } from './answer-view.tsx'

/** One question and its answer, as an item of the history; the script asks for just this. */
export function Exchange({ said, answer, conversation }: { said: string; answer: Answer; conversation: string }) {
  const shown = answer.kind === 'urgent' ? [] : answer.actions // an urgent answer shows its numbers itself
  return (
    <li class={`exchange ${answer.kind}`} id="moi-nhat">
      <div class="said">
        <p class="who">Bạn</p>
        <p>{said}</p>
      </div>
      <div class="answer">
        <p class="who">Trả lời</p>
        <AnswerView answer={answer} />
        <Actions actions={shown} conversation={conversation} />
      </div>
    </li>
  )
}

import type { Answer } from '../../bot/answer.ts'
import type { Turn } from '../../bot/conversation.ts'
import { topicButtons } from '../../bot/topic-buttons.ts'
import { dial } from '../../content/contact.ts'
import { TEXT_LIMIT } from '../api/shapes.ts'
import { chatAddress, SayButton } from '../parts/actions.tsx'
import { Exchange } from '../parts/exchange.tsx'
import { Page } from '../parts/page.tsx'
import type { Services } from '../services.ts'
import { linesIn, sayLine } from '../urgent-help.ts'

export interface Chat {
  conversation: string
  /** Earlier turns, newest last. */
  earlier: readonly Turn[]
  latest?: { said: string; answer: Answer }
  /** What the citizen typed and why it was not taken. */
  refused?: { typed: string; says: string }
}

/** The citizen's chat. Works by forms alone; the script only saves reloading. */
export function ChatPage({ services, chat, framed = false }: { services: Services; chat: Chat; framed?: boolean }) {
  const { conversation, earlier, latest, refused } = chat
  return (
    <Page
      services={services}
      title={latest ? `${latest.said.slice(0, 60)} – Hỏi đáp an sinh Đồng Nai` : 'Hỏi đáp an sinh Đồng Nai'}
      script
      framed={framed}
      {...(latest || framed ? {} : { shared: { path: '/' } })}
    >
      <div class="top">
        <h1 class={latest ? 'small' : ''}>Bạn cần hỏi gì?</h1>
        <p id="chu-to"></p>
      </div>
      {latest ? null : <Welcome services={services} conversation={conversation} framed={framed} />}
      {earlier.length > 0 ? <Earlier earlier={earlier} conversation={conversation} framed={framed} /> : null}
      <h2 class="hidden" id="cuoc-tro-chuyen">
        Cuộc trò chuyện
      </h2>
      <ol class="history" aria-labelledby="cuoc-tro-chuyen">
        {latest ? <Exchange {...latest} conversation={conversation} framed={framed} /> : null}
      </ol>
      <p class="hidden" role="status" aria-live="polite" id="bao-tin"></p>
      <NotSent services={services} />
      <form class="ask" method="post" action={chatAddress(framed)} id="hoi">
        <label for="cau-hoi">Câu hỏi của bạn</label>
        {refused ? (
          <p class="wrong" id="vi-sao">
            {refused.says}
          </p>
        ) : null}
        <div class="row">
          <textarea
            id="cau-hoi"
            name="text"
            rows={2}
            maxlength={TEXT_LIMIT}
            required
            autocomplete="off"
            aria-describedby={refused ? 'vi-sao loi-dan' : 'loi-dan'}
            aria-invalid={refused ? 'true' : undefined}
          >
            {refused?.typed ?? ''}
          </textarea>
          <button type="submit" class="button main">
            Hỏi
          </button>
        </div>
        <ul class="suggestions" id="goi-y" aria-label="Câu hỏi gợi ý" hidden></ul>
        <input type="hidden" name="conversation" value={conversation} />
        <p class="hint" id="loi-dan">
          Không cần dấu. Không nhập số CCCD, số sổ, số tài khoản. Câu hỏi được lưu lại; máy che các số đó trước khi lưu.{' '}
          <a href="/rieng-tu">Giữ gì, bao lâu, xoá thế nào</a> <span id="dem"></span>
        </p>
      </form>
    </Page>
  )
}

/** Shown by the script when a question did not get through; the numbers work without a network. */
function NotSent({ services }: { services: Services }) {
  return (
    <section class="wrong" id="chua-gui" aria-label="Câu hỏi chưa gửi được" hidden>
      <p></p>
      <p>
        <button type="button" class="button">
          Gửi lại ngay
        </button>
      </p>
      <p>
        Đang nguy hiểm thì gọi, không cần mạng:
        {linesIn(services.memory.library.knowledge)
          .slice(0, 4)
          .map((line, at) => (
            <>
              {at === 0 ? ' ' : ' · '}
              <a href={`tel:${dial(line)}`}>{sayLine(line)}</a>
            </>
          ))}
      </p>
    </section>
  )
}

interface Talk {
  conversation: string
  framed: boolean
}

function Welcome({ services, conversation, framed }: { services: Services } & Talk) {
  const { knowledge } = services.memory.library
  const main = topicButtons(knowledge)
  const others = [...knowledge.topics.values()].filter(topic => !main.some(button => button.value === `@${topic.id}`))
  return (
    <>
      <p>Hỏi về bảo hiểm, trợ cấp, việc làm, trẻ em… ở Đồng Nai. Mỗi câu trả lời đều có căn cứ và ngày.</p>
      <ul class="actions topics">
        {main.map(button => (
          <li>
            <SayButton label={button.label} value={button.value} conversation={conversation} framed={framed} />
          </li>
        ))}
      </ul>
      <details class="more">
        <summary>Các việc khác</summary>
        <ul class="actions">
          {others.map(topic => (
            <li>
              <SayButton label={topic.short} value={`@${topic.id}`} conversation={conversation} framed={framed} />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Earlier({ earlier, conversation, framed }: { earlier: readonly Turn[] } & Talk) {
  const asked = [...new Set(earlier.flatMap(turn => (turn.kind === 'person' ? [] : turn.said)))].filter(
    said => !/^[#@&]/.test(said),
  )
  if (asked.length === 0) return null
  return (
    <details class="more">
      <summary>Bạn đã hỏi ({asked.length})</summary>
      <ul class="actions">
        {asked.map(said => (
          <li>
            <SayButton label={said.slice(0, 120)} value={said} conversation={conversation} framed={framed} />
          </li>
        ))}
      </ul>
    </details>
  )
}

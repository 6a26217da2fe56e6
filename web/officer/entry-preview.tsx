import type { Found } from '../../bot/answer.ts'
import { drawForTelegram, plainOf } from '../../bot/channels/telegram-drawing.ts'
import { drawForZalo } from '../../bot/channels/zalo-drawing.ts'
import { foundAnswer } from '../../bot/found.ts'
import { type Day, writeDay } from '../../content/day.ts'
import { sourcesTyped, typedEntry } from '../../content/desk/entry-form.ts'
import type { EntryFields } from '../../content/desk/entry-form-fields.ts'
import type { Entry } from '../../content/entry.ts'
import { Entry as EntryShape } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { AnswerView } from '../parts/answer-view.tsx'

/** What can be drawn of a text that is still being written: what a preview needs, and defaults for the rest. */
const Drawable = EntryShape.omit({ alsoAskedAs: true, keywords: true, notWhen: true, related: true }).extend({
  question: EntryShape.shape.lead.catch('(chưa có câu hỏi)'),
  topic: EntryShape.shape.topic.catch('chua-chon'),
  confidence: EntryShape.shape.confidence.catch('A'),
  validFrom: EntryShape.shape.validFrom.catch('2000-01-01'),
  validUntil: EntryShape.shape.validUntil.catch(undefined),
  reviewBy: EntryShape.shape.reviewBy.catch('2000-01-01'),
  owner: EntryShape.shape.owner.catch('chua-chon'),
})

/** The entry of a form as far as it can be drawn; undefined while it has no answer or no source. */
export function drawableEntry(id: string, fields: EntryFields): Entry | undefined {
  const { alsoAskedAs, keywords, notWhen, related, ...typed } = typedEntry(id, fields, sourcesTyped(fields))
  const read = Drawable.safeParse(typed)
  if (!read.success) return undefined
  const { validUntil, ...rest } = read.data
  return { ...rest, ...(validUntil ? { validUntil } : {}), alsoAskedAs: [], keywords: [], notWhen: [], related: [] }
}

/** An entry as citizens would get it on a day, drawn by the channels' own code. */
export function EntryPreview({ entry, day, knowledge }: { entry: Entry | undefined; day: Day; knowledge: Knowledge }) {
  if (!entry) return <p>Chưa xem thử được: cần có trả lời ngắn và ít nhất một căn cứ.</p>
  const drawn = answersOf(entry, day, knowledge)
  if (typeof drawn === 'string') return <p class="wrong">Chưa xem thử được: {drawn}.</p>
  return (
    <>
      <p class="hint">Như người dân nhận được vào ngày {writeDay(day)}.</p>
      <div class="columns">
        {CHANNELS.map(({ name, draw }) => (
          <section class="card preview" aria-label={name}>
            <h3>{name}</h3>
            {draw(drawn.first)}
            <details>
              <summary>Toàn văn – {name}</summary>
              {draw(drawn.whole)}
            </details>
          </section>
        ))}
      </div>
    </>
  )
}

const CHANNELS = [
  { name: 'Telegram', draw: asOnTelegram },
  { name: 'Zalo', draw: asOnZalo },
  { name: 'Trang web', draw: (answer: Found) => <AnswerView answer={answer} /> },
]

/** What comes first, and everything; or what is wrong with a figure, in the officer's words. */
function answersOf(entry: Entry, day: Day, knowledge: Knowledge): { first: Found; whole: Found } | string {
  try {
    return {
      first: foundAnswer(entry, [], day, knowledge),
      whole: foundAnswer(entry, 'all', day, knowledge),
    }
  } catch (fault) {
    return (fault as Error).message
  }
}

function asOnTelegram(answer: Found) {
  return drawForTelegram(answer).map(({ html, buttons }) => (
    <>
      <p class="as-typed">{elementsOf(html)}</p>
      <ul class="bot-buttons">
        {buttons.flat().map(button => (
          <li>{button.text}</li>
        ))}
      </ul>
    </>
  ))
}

function asOnZalo(answer: Found) {
  return drawForZalo(answer).map(text => <p class="as-typed">{text}</p>)
}

/** Telegram's own notation, of which we use only bold and italics, as page elements: text is never taken for HTML. */
function elementsOf(html: string) {
  return html.split(/(<b>.*?<\/b>|<i>.*?<\/i>)/s).map(part => {
    const [, tag, inner] = /^<([bi])>(.*)<\/\1>$/s.exec(part) ?? []
    if (tag === 'b') return <strong>{plainOf(inner!)}</strong>
    return tag === 'i' ? <em>{plainOf(inner!)}</em> : plainOf(part)
  })
}

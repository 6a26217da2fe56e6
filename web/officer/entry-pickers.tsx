import { type Day, writeDay } from '../../content/day.ts'
import { figureOf } from '../../content/figures.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { writeValue } from '../../content/write-value.ts'

/** One thing that can be put into a field: what is typed for it, and what it means. */
interface Pick {
  typed: string
  means: string
}

/** Names that an officer need not know by heart, beside the form; with scripts a press puts one where the cursor is. */
export function EntryPickers({ knowledge, day, topic }: { knowledge: Knowledge; day: Day; topic: string | undefined }) {
  const { content } = knowledge
  return (
    <>
      <Picker
        title="Mức tiền, tỷ lệ, tuổi"
        help={`Giá trị ngày ${writeDay(day)}. Viết được cả phép tính: {{ 10 × muc-tham-chieu }}; viết bằng triệu: {{ muc-tham-chieu | trieu }}.`}
        picks={content.amounts.map(({ id, name }) => ({
          typed: `{{ ${id} }}`,
          means: `${name}: ${valueToday(id, knowledge, day)}`,
        }))}
      />
      <Picker
        title="Số điện thoại, nơi liên hệ"
        help="so: số điện thoại; ten: tên nơi đó; dia-chi: địa chỉ; trang: trang mạng."
        picks={content.contacts.flatMap(({ id, name, phone, address, web }) => [
          { typed: `{{ ten ${id} }}`, means: name },
          ...(phone ? [{ typed: `{{ so ${id} }}`, means: `${phone} – ${name}` }] : []),
          ...(address ? [{ typed: `{{ dia-chi ${id} }}`, means: `${address} – ${name}` }] : []),
          ...(web ? [{ typed: `{{ trang ${id} }}`, means: `${web} – ${name}` }] : []),
        ])}
      />
      <Picker
        title="Văn bản pháp luật"
        help="Viết vào phần Căn cứ, rồi thêm dấu phẩy và điều, khoản."
        picks={content.laws.map(({ id, name }) => ({ typed: id, means: name }))}
      />
      <Picker
        title="Mục của Kế hoạch 9491"
        help="Viết vào phần Căn cứ."
        picks={content.plan.map(({ id, says }) => ({ typed: id, means: says }))}
      />
      <Picker
        title="Mục hỏi đáp cùng chủ đề"
        help="Viết vào phần Mục liên quan."
        picks={content.entries
          .filter(entry => entry.topic === topic)
          .map(({ id, question }) => ({ typed: id, means: question }))}
      />
    </>
  )
}

function Picker({ title, help, picks }: { title: string; help: string; picks: readonly Pick[] }) {
  if (picks.length === 0) return null
  return (
    <details class="picker">
      <summary>{title}</summary>
      <p class="hint">{help}</p>
      <ul>
        {picks.map(({ typed, means }) => (
          <li>
            <code data-insert={typed}>{typed}</code> {means}
          </li>
        ))}
      </ul>
    </details>
  )
}

function valueToday(id: string, { names }: Knowledge, day: Day): string {
  const figure = figureOf(id, names, day)
  return 'missing' in figure ? 'không có giá trị cho ngày này' : writeValue(figure.value, figure.unit)
}

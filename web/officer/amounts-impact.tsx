import { type Day, writeDay } from '../../content/day.ts'
import type { ChangedSentence, ChangeImpact } from '../../content/desk/amount-change.ts'
import { difference } from '../../content/desk/difference.ts'
import { Words } from './entry-difference.tsx'
import { Wide } from './wide.tsx'

/** Everything that citizens read otherwise from a day on: figures, then sentences, entry by entry. */
export function AmountImpact({ impact: { figures, sentences }, day }: { impact: ChangeImpact; day: Day }) {
  const byEntry = new Map<string, ChangedSentence[]>()
  for (const sentence of sentences) byEntry.set(sentence.entry, [...(byEntry.get(sentence.entry) ?? []), sentence])
  return (
    <>
      <p role="status">
        Từ ngày {writeDay(day)}: {figures.length} mức đổi, {sentences.length} câu đổi trong {byEntry.size} mục hỏi đáp.
      </p>
      <Wide captionId="muc-doi">
        <table>
          <caption id="muc-doi">Các mức đổi</caption>
          <thead>
            <tr>
              <th scope="col">Mức</th>
              <th scope="col" class="number">
                Nếu không sửa
              </th>
              <th scope="col" class="number">
                Sau khi sửa
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ id, name, before, after }) => (
              <tr>
                <td class="title">
                  {name}
                  <br />
                  <small>{id}</small>
                </td>
                <td class="number">{before}</td>
                <td class="number">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <h2>Các câu đổi</h2>
      {byEntry.size === 0 ? <p>Không câu nào đổi: chưa mục nào dùng mức này vào ngày đó.</p> : null}
      {[...byEntry.values()].map(list => (
        <section class="card">
          <h3>
            <a href={`/officer/entries/${list[0]!.entry}`}>{list[0]!.question}</a>
          </h3>
          {list.map(({ field, before, after }) => (
            <>
              <p class="hint">{field}</p>
              <Words pieces={difference(before, after)} />
            </>
          ))}
        </section>
      ))}
    </>
  )
}

import { type Explanation, explain } from '../../bot/explain.ts'
import { type AlarmReading, HEARD } from '../../content/alarm.ts'
import { SIGNAL_NAMES, type Signals } from '../../content/search/signals.ts'
import { show } from '../show.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskForm, DeskPage, Field } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'
import { URGENCY_NAMES } from './words-parts.ts'

/** By POST, so that the sentence stands in no address and no log. */
export const TRY_OUT_ROUTES: DeskRoute[] = [{ method: 'POST', path: '/officer/words/try', may: ALL, does: tryOut }]

const LONGEST = 1000

const SIGNALS: Record<keyof Signals, string> = {
  words: 'Từ',
  coverage: 'Phủ',
  marks: 'Dấu',
  waysCoverage: 'Phủ cách hỏi',
  likeness: 'Giống nhất',
  wayHeld: 'Trùng cách hỏi',
  votes: 'Phiếu',
  evidence: 'Đã học',
  topic: 'Chủ đề',
}

const KINDS: Record<Explanation['answer']['kind'], string> = {
  found: 'trả lời bằng một mục',
  choice: 'hỏi lại cho rõ',
  fairs: 'lịch phiên việc làm',
  urgent: 'chỉ dẫn khi nguy cấp',
  question: 'hỏi từng bước',
  courtesy: 'lời chào, lời nhắn',
  declined: 'chỉ sang nơi khác',
  unknown: 'nói không biết, chuyển cho cán bộ',
  waiting: 'chờ cán bộ',
}

/** Any sentence, as the service understands it. Nothing of it is kept. */
async function tryOut(context: DeskContext): Promise<Response> {
  const knowledge = await knowledgeNow(context)
  const text = (context.var.fields.text ?? '').trim()
  if (text === '' || text.length > LONGEST)
    return show(
      context,
      <DeskPage context={context} title="Thử một câu">
        <TryOutForm context={context} wrong={text ? `quá dài, nhiều nhất ${LONGEST} chữ cái` : 'hãy gõ một câu'} />
      </DeskPage>,
      422,
    )
  const explained = explain({ text, at: context.env.services.now() }, knowledge)
  return show(
    context,
    <DeskPage context={context} title="Thử một câu">
      <TryOutForm context={context} />
      <Decision explained={explained} />
      <Words explained={explained} />
      <Candidates explained={explained} />
      <Danger reading={knowledge.alarm.explains(text)} />
    </DeskPage>,
  )
}

/** The box for a sentence, wherever it stands. */
export function TryOutForm({ context, wrong }: { context: DeskContext; wrong?: string }) {
  return (
    <DeskForm context={context} action="/officer/words/try">
      <Field
        name="text"
        label="Thử một câu"
        help="Gõ như người dân gõ. Máy cho xem đã hiểu thế nào; câu này không được lưu lại."
        value={context.get('fields')?.text}
        wrong={wrong}
        lines={2}
      />
      <button type="submit" class="button main">
        Thử
      </button>
    </DeskForm>
  )
}

function Decision({ explained: { answer, step } }: { explained: Explanation }) {
  return (
    <section aria-labelledby="quyet-dinh">
      <h2 id="quyet-dinh">Máy quyết định</h2>
      <p>
        Bước: <strong>{step}</strong>. Cách trả lời: <strong>{KINDS[answer.kind]}</strong>.
      </p>
      {answer.kind === 'found' ? (
        <p>
          <a href={`/officer/entries/${answer.entry}`}>{answer.title}</a>
        </p>
      ) : null}
    </section>
  )
}

function Words({ explained: { typed, mended, read } }: { explained: Explanation }) {
  return (
    <section aria-labelledby="chu-doc">
      <h2 id="chu-doc">Các chữ máy đọc</h2>
      <dl>
        <dt>Như đã gõ</dt>
        <dd>{typed.join(' ')}</dd>
        <dt>Sau khi sửa lỗi gõ</dt>
        <dd>{mended.join(' ')}</dd>
        <dt>Sau khi thay từ đồng nghĩa</dt>
        <dd>{read.join(' ')}</dd>
      </dl>
    </section>
  )
}

function Candidates({ explained: { found } }: { explained: Explanation }) {
  const { matches, none, ours } = found
  if (matches.length === 0) return <p>Không mục nào có chữ của câu này.</p>
  return (
    <>
      <Wide captionId="ung-vien">
        <table>
          <caption id="ung-vien">Các mục gần nhất. Mỗi dấu hiệu từ 0 đến 1.</caption>
          <thead>
            <tr>
              <th scope="col">Mục</th>
              <th scope="col" class="number">
                Khả năng
              </th>
              {SIGNAL_NAMES.map(name => (
                <th scope="col" class="number">
                  {SIGNALS[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matches.map(match => (
              <tr>
                <td class="title">
                  <a href={`/officer/entries/${match.found.id}`}>{match.found.question}</a>
                </td>
                <td class="number">{percent(match.chance)}</td>
                {SIGNAL_NAMES.map(name => (
                  <td class="number">{match.signals[name].toFixed(2).replace('.', ',')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p>
        Không mục nào đúng: {percent(none)}.{ours === undefined ? null : ` Thuộc việc của mình: ${percent(ours)}.`}
      </p>
    </>
  )
}

function Danger({ reading }: { reading: AlarmReading }) {
  const { alert, read, signs, inquiries, innocent, chance, needed, suspected, words, pressing } = reading
  return (
    <section aria-labelledby="nguy-hiem">
      <h2 id="nguy-hiem">Dấu hiệu nguy hiểm</h2>
      {alert ? (
        <p class="wrong">
          Báo động: {URGENCY_NAMES[alert.sign.kind]}
          {alert.sign.id === HEARD ? ', vì giống tin mẫu nguy hiểm' : `, dấu hiệu ${alert.sign.id}`}
          {alert.words.length > 0 ? `, vì "${alert.words.join(' … ')}"` : ''}.
        </p>
      ) : (
        <p>Không báo động{suspected ? ', nhưng hơi giống tin nguy hiểm: ghi số cần gọi dưới câu trả lời' : ''}.</p>
      )}
      <p>Đọc là: {read}</p>
      <ul>
        {signs.map(({ id, words: said, silenced }) => (
          <li>
            Dấu hiệu {id}: "{said.join(' … ')}"{silenced === undefined ? '' : `, bỏ qua vì: ${silenced}`}
          </li>
        ))}
        {inquiries.length > 0 ? <li>Có vẻ hỏi quy định: {inquiries.join(', ')}</li> : null}
        {innocent.length > 0 ? <li>Cụm từ vô hại: {innocent.join(', ')}</li> : null}
        <li>
          Giống tin nguy hiểm: {percent(chance)} (báo động từ {percent(needed)})
          {words.length > 0 ? `, vì ${words.join(', ')}` : ''}
        </li>
        <li>Nguy hiểm ngay lúc này: {percent(pressing)}</li>
      </ul>
    </section>
  )
}

const percent = (share: number): string => `${(100 * share).toFixed(1).replace('.', ',')} %`

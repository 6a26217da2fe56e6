import type { Urgent } from '../../bot/answer.ts'
import { SURE } from '../../bot/steps/from-content.ts'
import { helpline } from '../../bot/steps/person.ts'
import type { Day } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import { hasEnded } from '../../content/entry-dates.ts'
import { renderEntry } from '../../content/render-entry.ts'
import type { Match } from '../../content/search/search.ts'
import { entriesInForce, type Topic } from '../../content/topic.ts'
import { Actions, SayButton } from '../parts/actions.tsx'
import { AnswerView } from '../parts/answer-view.tsx'
import { EntryLinks } from '../parts/entry-links.tsx'
import { Page } from '../parts/page.tsx'
import { Prose } from '../parts/prose.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import type { Services } from '../services.ts'

/** What somebody looked for, and what was found. */
export interface Looked {
  /** Shown again, masked. */
  typed: string
  /** Why it was not taken. */
  wrong?: string
  today?: Day
  /** Best first. */
  matches: readonly Match[]
  /** Those that go by what was typed, when nothing else was: their questions are shown instead of matches. */
  topics?: readonly Topic[]
  urgent?: Urgent
  /** Somebody else's subject: where to turn. */
  elsewhere?: string
}

/** The search page: an empty field, or what was found. */
export function SearchPage({ services, looked }: { services: Services; looked?: Looked }) {
  const { typed, wrong, urgent, today } = looked ?? {}
  const title = urgent ? 'Hãy gọi ngay' : wrong ? 'Chưa tìm được' : looked ? resultTitle(looked) : 'Tìm câu trả lời'
  return (
    <Page
      services={services}
      title={`${title} – Hỏi đáp an sinh Đồng Nai`}
      leaves={urgent !== undefined}
      shared={looked ? {} : { path: '/tim' }}
    >
      <h1>{title}</h1>
      {urgent ? (
        <section class="urgent" aria-label="Việc nguy hiểm">
          <div class="answer">
            <AnswerView answer={urgent} />
          </div>
        </section>
      ) : null}
      <SearchForm {...(typed === undefined ? {} : { typed })} {...(wrong ? { wrong } : {})} />
      {looked && today ? <Results services={services} looked={looked} today={today} /> : null}
      {looked ? null : (
        <p>
          Hoặc xem theo <a href="/chu-de">chủ đề</a>, hoặc <a href="/">hỏi như nói chuyện</a>.
        </p>
      )}
    </Page>
  )
}

function resultTitle({ matches, topics = [] }: Looked): string {
  return matches.length + topics.length > 0 ? 'Câu trả lời tìm được' : 'Chưa có câu trả lời'
}

function Results({ services, looked, today }: { services: Services; looked: Looked; today: Day }) {
  const { matches, topics = [], elsewhere, urgent } = looked
  if (topics.length > 0) return <Topics services={services} topics={topics} today={today} typed={looked.typed} />
  if (matches.length === 0) return <Nothing services={services} looked={looked} />
  const sure = matches.filter(match => match.chance >= SURE)
  const others = matches.filter(match => match.chance < SURE)
  return (
    <>
      {elsewhere && !urgent ? <p class="caution">{elsewhere}</p> : null}
      {sure.map(({ found }) => (
        <Result entry={found} services={services} today={today} />
      ))}
      <h2>{sure.length > 0 ? 'Câu gần giống' : 'Các câu gần nhất'}</h2>
      <ul class="links">
        {others.map(({ found }) => (
          <li>
            <a href={`/hoi/${found.id}`}>{found.question}</a>
            {hasEnded(found, today) ? <span class="beside">(đã hết hiệu lực)</span> : null}
          </li>
        ))}
      </ul>
      <AskInstead typed={looked.typed} />
    </>
  )
}

/** The entry that most likely answers, with its lead as of today. */
function Result({ entry, services, today }: { entry: Entry; services: Services; today: Day }) {
  const { lead, endedOn } = renderEntry(entry, services.memory.library.knowledge.names, today)
  return (
    <article class="result">
      <h2>
        <a href={`/hoi/${entry.id}`}>{entry.question}</a>
      </h2>
      {endedOn ? <p class="caution">Quy định này đã hết hiệu lực.</p> : null}
      <Prose text={lead} />
    </article>
  )
}

const FIRST = 6 // questions, shared among the topics

/** The most asked questions of each topic that goes by what was typed, and the way to all of them. */
function Topics({
  services,
  topics,
  today,
  typed,
}: {
  services: Services
  topics: readonly Topic[]
  today: Day
  typed: string
}) {
  const { entries } = services.memory.library.knowledge.content
  return (
    <>
      {topics.map(topic => (
        <section>
          <h2>
            <a href={`/chu-de/${topic.id}`}>{topic.name}</a>
          </h2>
          <EntryLinks
            entries={entriesInForce(topic, entries, today).slice(0, Math.max(2, FIRST / topics.length))}
            day={today}
          />
        </section>
      ))}
      <AskInstead typed={typed} />
    </>
  )
}

function Nothing({ services, looked }: { services: Services; looked: Looked }) {
  const { knowledge } = services.memory.library
  const dvc = knowledge.names.contacts.get('dvc')
  return (
    <>
      <p>
        {looked.elsewhere ??
          'Không có mục nào trả lời chắc chắn điều này, nên trang không đoán. Bạn thử viết cách khác, hoặc hỏi một trong các nơi dưới đây.'}
      </p>
      <Actions
        actions={[
          ...helpline(knowledge).actions,
          ...(dvc?.web ? [{ kind: 'open', label: dvc.name, value: dvc.web } as const] : []),
        ]}
        conversation=""
      />
      <AskInstead typed={looked.typed} />
    </>
  )
}

function AskInstead({ typed }: { typed: string }) {
  return (
    <section>
      <h2>Chưa đúng ý bạn?</h2>
      <p>Hỏi trong khung hỏi đáp: câu chưa trả lời được sẽ tới cán bộ để bổ sung. Ở đó câu hỏi được lưu lại.</p>
      <SayButton label="Hỏi câu này" value={typed} conversation="" />
    </section>
  )
}

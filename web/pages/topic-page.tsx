import type { Day } from '../../content/day.ts'
import { hasEnded, isToCome } from '../../content/entry-dates.ts'
import { entriesOf, type Topic } from '../../content/topic.ts'
import { EntryLinks } from '../parts/entry-links.tsx'
import { OfficeView } from '../parts/office-view.tsx'
import { Page } from '../parts/page.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import type { Services } from '../services.ts'

/** The questions of one topic; rules that have ended stand apart. */
export function TopicPage({ services, topic, today }: { services: Services; topic: Topic; today: Day }) {
  const { content, names } = services.memory.library.knowledge
  const entries = entriesOf(topic, content.entries).filter(entry => !isToCome(entry, today))
  const ended = entries.filter(entry => hasEnded(entry, today))
  const inForce = entries.filter(entry => !hasEnded(entry, today))
  const office = names.contacts.get(topic.office)
  const description = `${inForce.length} câu hỏi và trả lời về ${topic.name} ở Đồng Nai, có căn cứ và ngày.`
  return (
    <Page
      services={services}
      title={`${topic.name} – hỏi đáp ở Đồng Nai`}
      shared={{ path: `/chu-de/${topic.id}`, description }}
    >
      <nav aria-label="Bạn đang ở đâu">
        <ol class="way">
          <li>
            <a href="/chu-de">Chủ đề</a>
          </li>
        </ol>
      </nav>
      <h1>{topic.name}</h1>
      {inForce.length > 0 ? <EntryLinks entries={inForce} day={today} /> : <p>Chủ đề này chưa có câu nào.</p>}
      {ended.length > 0 ? (
        <details class="more">
          <summary>Đã hết hiệu lực ({ended.length})</summary>
          <EntryLinks entries={ended} day={today} />
        </details>
      ) : null}
      <SearchForm />
      {office ? (
        <section>
          <h2>Chưa có câu của bạn? Hỏi ở đây</h2>
          <OfficeView office={office} />
        </section>
      ) : null}
    </Page>
  )
}

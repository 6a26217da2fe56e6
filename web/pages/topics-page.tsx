import type { Day } from '../../content/day.ts'
import { hasEnded, isToCome } from '../../content/entry-dates.ts'
import { Page } from '../parts/page.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import type { Services } from '../services.ts'

/** Every topic with the number of questions it answers. */
export function TopicsPage({ services, today }: { services: Services; today: Day }) {
  const { content } = services.memory.library.knowledge
  const inForce = content.entries.filter(entry => !hasEnded(entry, today) && !isToCome(entry, today))
  return (
    <Page services={services} title="Các chủ đề hỏi đáp an sinh ở Đồng Nai" shared={{ path: '/chu-de' }}>
      <h1>Các chủ đề</h1>
      <SearchForm />
      <ul class="links topics">
        {content.topics.map(topic => (
          <li>
            <a href={`/chu-de/${topic.id}`}>{topic.name}</a>
            <span class="beside">{inForce.filter(entry => entry.topic === topic.id).length} câu</span>
          </li>
        ))}
      </ul>
    </Page>
  )
}

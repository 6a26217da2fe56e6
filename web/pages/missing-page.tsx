import { Page } from '../parts/page.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import type { Services } from '../services.ts'

/** Nothing (any more) at an address that could have held an entry or a topic: why, and how to find it. */
export function MissingPage({ services, heading, says }: { services: Services; heading: string; says: string }) {
  return (
    <Page services={services} title={`${heading} – Hỏi đáp an sinh Đồng Nai`}>
      <h1>{heading}</h1>
      <p>{says}</p>
      <SearchForm />
      <ul class="actions">
        <li>
          <a class="button" href="/chu-de">
            Các chủ đề
          </a>
        </li>
        <li>
          <a class="button" href="/">
            Hỏi đáp
          </a>
        </li>
      </ul>
    </Page>
  )
}

import { writeDay } from '../../content/day.ts'
import { Page } from '../parts/page.tsx'
import type { Services } from '../services.ts'

/** Everything answers rest on: the plan's sections in plain words, and the laws with their dates. */
export function SourcesPage({ services }: { services: Services }) {
  const { plan, laws } = services.memory.library.knowledge.content
  return (
    <Page services={services} title="Căn cứ của các câu trả lời" shared={{ path: '/can-cu' }}>
      <h1>Căn cứ của các câu trả lời</h1>
      <p>
        Kế hoạch 9491/KH-UBND ngày 10/8/2021 của UBND tỉnh Đồng Nai đặt mục tiêu cho giai đoạn 2021–2025, nay đã hết
        thời gian. Chế độ hôm nay theo luật và nghị định dưới đây.
      </p>
      <h2>Các mục của Kế hoạch 9491</h2>
      <dl>
        {plan.map(section => (
          <>
            <dt id={section.id}>{section.id.replace('KH-', 'Mục ')}</dt>
            <dd>{section.says}</dd>
          </>
        ))}
      </dl>
      <h2>Văn bản pháp luật</h2>
      <dl>
        {[...laws]
          .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
          .map(law => (
            <>
              <dt id={law.id}>{law.name}</dt>
              <dd>
                {law.from ? `Từ ngày ${writeDay(law.from)}` : 'Chưa rõ ngày hiệu lực'}
                {law.until ? ` đến hết ngày ${writeDay(law.until)}` : ''}
              </dd>
            </>
          ))}
      </dl>
    </Page>
  )
}

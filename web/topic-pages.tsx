import type { Context } from 'hono'
import { dayInVietnam } from '../content/day.ts'
import type { Door } from './app.tsx'
import { caughtUp } from './caught-up.ts'
import { MissingPage } from './pages/missing-page.tsx'
import { TopicPage } from './pages/topic-page.tsx'
import { TopicsPage } from './pages/topics-page.tsx'
import { show } from './show.ts'
import { showShared } from './show-shared.ts'

/** `GET /chu-de`: every topic. */
export async function showTopics(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  await caughtUp(services)
  return showShared(context, <TopicsPage services={services} today={dayInVietnam(services.now())} />)
}

/** `GET /chu-de/bhyt`: the entries of a topic. */
export async function showTopic(context: Context<Door>): Promise<Response> {
  const { services } = context.var
  await caughtUp(services)
  const topic = services.memory.library.knowledge.topics.get(context.req.param('topic') ?? '')
  if (topic)
    return showShared(context, <TopicPage services={services} topic={topic} today={dayInVietnam(services.now())} />)
  const says = 'Bạn tìm theo chữ, hoặc chọn trong danh sách chủ đề nhé.'
  return show(context, <MissingPage services={services} heading="Không có chủ đề này" says={says} />, 404)
}

import { respond } from '../../bot/respond.ts'
import { noonOf } from '../../content/day.ts'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { urgentKeys } from '../../content/desk/urgent-part.ts'
import { linksIn } from '../../db/links.ts'
import { officersIn } from '../../db/officers.ts'
import { workingsIn } from '../../db/workings.ts'
import { question } from '../contracts/inbox-store.ts'
import { openDesk } from './desk.ts'
import { newestShown, publish, typed } from './entry-form.ts'
import { TODAY } from './knowledge.ts'
import { serveOpened } from './serve-app.ts'

const AT = noonOf(TODAY)
const MERGED = 'bhtn-nop-ho-so'
const SUBMITTED = 'bhtn-uy-quyen'
const PUBLISHED = 'bhtn-mat-so'

/** A desk on a port in the middle of a working day: something waits in every room of it. */
export async function serveBusyDesk() {
  const desk = await serveOpened(await openDesk())
  await askThings(desk)
  await workOnEntries(desk)
  const { writer, administrator, kept } = desk
  await writer.post('/officer/amounts/muc-tham-chieu', {
    value: '2.700.000',
    from: '2027-01-01',
    law: 'nd-161-2026',
    article: 'Điều 3',
    confidence: 'A',
    reason: 'Nghị định mới',
    seen: '0',
    act: 'submit',
  })
  await administrator.post('/officer/switches/telegram', { to: 'off', reason: 'Đang sửa máy chủ' })
  for (const { web } of [...kept.library.knowledge.names.contacts.values()].filter(each => each.web).slice(0, 2))
    await linksIn(kept.database).note({ url: web!, at: AT, status: 404, isDead: true })
  return { ...desk, pagesAt: await pagesOf(desk) }
}

type Desk = Awaited<ReturnType<typeof openDesk>>

async function askThings({ kept }: Desk): Promise<void> {
  const asked = [
    'nuôi chó có phải đăng ký với xã không',
    'nuôi chó có phải đk với xã k',
    'xin giấy phép mở tiệm tóc ở đâu',
    `${'tôi ở trọ xa quê, hỏi nhiều nơi không ai chỉ, '.repeat(8)}giờ phải làm sao`,
  ]
  for (const [n, each] of asked.entries())
    await kept.inbox.add(question({ question: each, conversation: `nha-${n}`, at: AT - 5000 + n }))
  await kept.inbox.handle([3], { officer: 'Lan', entry: null, at: AT })
  const words = ['nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp', 'gặp cán bộ', 'ba đánh con chảy máu, cứu con']
  for (const [n, text] of words.entries())
    await respond({ channel: 'telegram', conversation: 'telegram:7', text, at: AT - 60_000 + n }, kept)
}

async function workOnEntries({ writer, approver, kept }: Desk): Promise<void> {
  const entryOf = (id: string) => kept.library.knowledge.entries.get(id)!
  const also = (id: string) => `${fieldsOf(entryOf(id)).alsoAskedAs}\nxin chỉ giúp về ${id.replaceAll('-', ' ')} với ạ`
  await publish(writer, approver, entryOf(PUBLISHED), { alsoAskedAs: also(PUBLISHED) })
  await writer.post(
    `/officer/entries/${SUBMITTED}/edit`,
    typed(entryOf(SUBMITTED), { alsoAskedAs: also(SUBMITTED), act: 'submit' }),
  )
  await approver.post(
    `/officer/entries/${MERGED}/edit`,
    typed(entryOf(MERGED), { alsoAskedAs: also(MERGED), seen: await newestShown(approver, MERGED) }),
  )
  // The administrator, who looks at all pages, had begun before the colleague saved.
  const fields = { ...fieldsOf(entryOf(MERGED)), keywords: 'nộp hồ sơ' }
  await workingsIn(kept.database).keep('Minh', MERGED, { fields, seen: 0, at: AT })
}

/** For each address with parameters: addresses of what there is. Others are looked at as they are, and so. */
async function pagesOf({ kept }: Desk): Promise<Record<string, string[]>> {
  const { synonyms, urgent } = kept.library.knowledge.content
  const [officer] = await officersIn(kept.database).list()
  const edited = (part: string, key: string) => `/officer/words/edit?${new URLSearchParams({ part, key })}`
  const entry = '/officer/entries/:id{[a-z0-9-]+}'
  return {
    '/officer/officers/:id': [`/officer/officers/${officer!.id}`],
    '/officer/officers/:id/:deed': [`/officer/officers/${officer!.id}/password`],
    '/officer/switches/:channel': ['/officer/switches/telegram', '/officer/switches/web'],
    '/officer/entries': ['/officer/entries', '/officer/entries?q=thai+sản', '/officer/entries?q=xyzxyz'],
    [entry]: [PUBLISHED, SUBMITTED, MERGED].map(id => `/officer/entries/${id}`),
    [`${entry}/edit`]: [`/officer/entries/${MERGED}/edit`],
    [`${entry}/merge`]: [`/officer/entries/${MERGED}/merge`],
    [`${entry}/withdraw`]: [`/officer/entries/${PUBLISHED}/withdraw`],
    [`${entry}/history`]: [
      `/officer/entries/${PUBLISHED}/history`,
      `/officer/entries/${PUBLISHED}/history?tu=0&den=1`,
      `/officer/entries/${PUBLISHED}/history?ngay=2026-07-01`,
    ],
    [`${entry}/check`]: [`/officer/entries/${SUBMITTED}/check`],
    '/officer/amounts/:id{[a-z0-9-]+}': ['/officer/amounts/muc-tham-chieu', '/officer/amounts/tro-cap-mai-tang'],
    '/officer/words/edit': [
      edited('synonyms', synonyms[0]!.means),
      edited('urgent', 'sign:'),
      ...['text', 'words', 'innocent'].map(part =>
        edited('urgent', urgentKeys(urgent).find(key => key.startsWith(part))!),
      ),
    ],
    '/officer/changes/:number': ['/officer/changes/1'],
    '/officer/inbox/group/:id': ['/officer/inbox/group/1'],
    '/officer/inbox/question/:id': ['/officer/inbox/question/1'],
    '/officer/inbox/talk/:id': ['/officer/inbox/talk/1'],
    '/officer/fairs/:planned': ['/officer/fairs/2026-12-10'],
    '/officer/review/:id': ['/officer/review/bhtn-nop-ho-so'],
  }
}

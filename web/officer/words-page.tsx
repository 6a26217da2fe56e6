import { newestByKey } from '../../content/desk/change-state.ts'
import { urgentKeys } from '../../content/desk/urgent-part.ts'
import { fold } from '../../content/search/fold.ts'
import { show } from '../show.ts'
import { Waiting } from './amounts-page.tsx'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskPage, Field } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { TryOutForm } from './try-out.tsx'
import { Wide } from './wide.tsx'
import { namePart } from './words-parts.ts'

export const WORDS_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer/words', may: ALL, does: showWords }]

/** The groups of synonyms and the parts of the signs of danger, each a link to its form. */
async function showWords(context: DeskContext): Promise<Response> {
  const { content } = await knowledgeNow(context)
  const { changes } = context.env.services.memory
  const history = [...(await changes.history('synonyms')), ...(await changes.history('urgent'))]
  const waiting = (['synonyms', 'urgent'] as const).flatMap(part =>
    [...newestByKey(history.filter(each => each.part === part)).values()].filter(({ kind }) => kind === 'submitted'),
  )
  const q = context.req.query('q')?.trim().slice(0, 200) ?? ''
  const groups = content.synonyms.filter(({ means, words }) => fold([means, ...words].join(' ')).includes(fold(q)))
  return show(
    context,
    <DeskPage context={context} title="Từ và dấu hiệu">
      <TryOutForm context={context} />
      <Waiting changes={waiting} />
      <h2>Từ đồng nghĩa</h2>
      <form method="get" action="/officer/words">
        <Field name="q" label="Tìm từ" type="search" value={q} />
        <div class="buttons">
          <button type="submit" class="button">
            Tìm
          </button>
          <a class="button" href={editAddress('synonyms', '')}>
            Thêm nhóm
          </a>
        </div>
      </form>
      <p role="status">{groups.length} nhóm</p>
      <Wide captionId="cac-nhom">
        <table>
          <caption id="cac-nhom">Các nhóm từ đồng nghĩa</caption>
          <thead>
            <tr>
              <th scope="col">Hiểu là</th>
              <th scope="col">Từ người dân dùng</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ means, words }) => (
              <tr>
                <td>
                  <a href={editAddress('synonyms', means)}>{means}</a>
                </td>
                <td>{words.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <h2>Dấu hiệu nguy hiểm</h2>
      <p class="caution">
        Mọi thay đổi ở đây được thử với các tin mẫu nguy hiểm: chỉ cần một tin không còn được nghe thấy, máy không nhận.
      </p>
      <p>
        <a class="button" href={editAddress('urgent', 'sign:')}>
          Thêm dấu hiệu
        </a>
      </p>
      <ul>
        {urgentKeys(content.urgent).map(key => (
          <li>
            <a href={editAddress('urgent', key)}>{namePart({ part: 'urgent', key })}</a>
          </li>
        ))}
      </ul>
    </DeskPage>,
  )
}

export function editAddress(part: 'synonyms' | 'urgent', key: string): string {
  return `/officer/words/edit?${new URLSearchParams({ part, key })}`
}

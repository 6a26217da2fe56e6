import { officeOf } from '../../bot/found.ts'
import { addDays, type Day, writeDay } from '../../content/day.ts'
import { ENTRY_STATES, type EntryState, entryState } from '../../content/desk/entry-state.ts'
import type { Entry } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { Revision } from '../../content/revision.ts'
import { fold } from '../../content/search/fold.ts'
import { search } from '../../content/search/search.ts'
import { show } from '../show.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const ENTRIES_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer/entries', may: ALL, does: showEntries }]

const PER_PAGE = 50

const DUE = [
  ['', 'Tất cả'],
  ['overdue', 'Đã quá hạn'],
  ['30', 'Trong 30 ngày'],
  ['90', 'Trong 90 ngày'],
] as const

/** One line of the list. */
interface Row {
  entry: Entry
  state: EntryState
  newest: Revision | undefined
}

/** Every entry, also those that are only in the log, by the filters in the address. */
async function showEntries(context: DeskContext): Promise<Response> {
  const knowledge = await knowledgeNow(context)
  const { memory } = context.env.services
  const today = todayOf(context)
  const asked = (name: string) => context.req.query(name)?.trim().slice(0, 200) ?? ''
  const filters = {
    q: asked('q'),
    topic: asked('topic'),
    state: asked('state'),
    due: asked('due'),
    owner: asked('owner'),
  }
  const rows = rowsOf(knowledge, await memory.entries.newest())
  const found = searched(rows, filters.q, knowledge, today).filter(
    ({ entry, state }) =>
      (!filters.topic || entry.topic === filters.topic) &&
      (!filters.state || state === filters.state) &&
      (!filters.owner || entry.owner === filters.owner) &&
      isDue(entry.reviewBy, filters.due, today),
  )
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
  const page = Math.min(Math.max(1, Number.parseInt(asked('page'), 10) || 1), pages)
  const pageAddress = (number: number) => {
    const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
    query.set('page', String(number))
    return `/officer/entries?${query}`
  }
  return show(
    context,
    <DeskPage context={context} title="Mục hỏi đáp">
      <div class="buttons">
        <a class="button main" href="/officer/entries/new">
          Viết mục mới
        </a>
      </div>
      <Filters knowledge={knowledge} filters={filters} />
      <p role="status">
        {found.length} mục{pages > 1 ? `, trang ${page} trong ${pages}` : ''}
      </p>
      <Rows rows={found.slice((page - 1) * PER_PAGE, page * PER_PAGE)} knowledge={knowledge} today={today} />
      <nav class="buttons" aria-label="Trang">
        {page > 1 ? (
          <a class="button" rel="prev" href={pageAddress(page - 1)}>
            Trang trước
          </a>
        ) : null}
        {page < pages ? (
          <a class="button" rel="next" href={pageAddress(page + 1)}>
            Trang sau
          </a>
        ) : null}
      </nav>
    </DeskPage>,
  )
}

/** Live entries and those that are only in the log; what waits for somebody first, then by id. */
function rowsOf({ entries }: Knowledge, revisions: readonly Revision[]): Row[] {
  const newest = new Map(revisions.map(revision => [revision.entryId, revision]))
  const ids = new Set([...entries.keys(), ...newest.keys()])
  const rows = [...ids].map((id): Row => {
    const revision = newest.get(id)
    const live = entries.get(id)
    return { entry: revision?.entry ?? live!, state: entryState(revision, live), newest: revision }
  })
  const order: readonly EntryState[] = ['submitted', 'sent-back', 'scheduled', 'draft', 'live', 'withdrawn']
  return rows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.entry.id < b.entry.id ? -1 : 1))
}

/** By id, by words of the question, or as a citizen's question would be answered, best first. */
function searched(rows: readonly Row[], q: string, { index }: Knowledge, today: Day): readonly Row[] {
  if (!q) return rows
  const asked = fold(q)
  const matched = search(q, index, today).matches.map(({ found }) => found.id)
  const rankOf = ({ entry }: Row): number => {
    if (entry.id === q.toLowerCase()) return 0
    const place = matched.indexOf(entry.id)
    if (place >= 0) return 1 + place
    return entry.id.includes(asked) || fold(entry.question).includes(asked) ? 1 + matched.length : -1
  }
  return rows
    .map(row => ({ row, rank: rankOf(row) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row)
}

function isDue(reviewBy: Day, due: string, today: Day): boolean {
  if (due === 'overdue') return reviewBy < today
  return due === '30' || due === '90' ? reviewBy <= addDays(today, Number(due)) : true
}

function Filters({ knowledge, filters }: { knowledge: Knowledge; filters: Record<string, string> }) {
  const { topics, contacts } = knowledge.content
  const named = (list: readonly { id: string; name: string }[]) => [
    ['', 'Tất cả'] as const,
    ...list.map(({ id, name }) => [id, name] as const),
  ]
  return (
    <form method="get" action="/officer/entries">
      <div class="filters">
        <Field name="q" label="Tìm theo câu hỏi hoặc mã" type="search" value={filters.q} />
        <Field name="topic" label="Chủ đề" options={named(topics)} value={filters.topic} />
        <Field name="state" label="Trạng thái" options={{ '': 'Tất cả', ...ENTRY_STATES }} value={filters.state} />
        <Field name="due" label="Phải xem lại" options={DUE} value={filters.due} />
        <Field name="owner" label="Nơi chịu trách nhiệm" options={named(contacts)} value={filters.owner} />
      </div>
      <button type="submit" class="button">
        Lọc
      </button>
    </form>
  )
}

function Rows({ rows, knowledge, today }: { rows: readonly Row[]; knowledge: Knowledge; today: Day }) {
  if (rows.length === 0) return <p>Không có mục nào như vậy. Thử bỏ bớt điều kiện lọc.</p>
  return (
    <Wide captionId="cac-muc">
      <table>
        <caption id="cac-muc">Các mục hỏi đáp</caption>
        <thead>
          <tr>
            <th scope="col">Câu hỏi</th>
            <th scope="col">Trạng thái</th>
            <th scope="col">Chủ đề</th>
            <th scope="col">Xem lại trước</th>
            <th scope="col">Nơi chịu trách nhiệm</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, state, newest }) => (
            <tr>
              <td class="title">
                <a href={`/officer/entries/${entry.id}`}>{entry.question}</a>
                <br />
                <small>{entry.id}</small>
              </td>
              <td>
                <span class="tag">{ENTRY_STATES[state]}</span>
                {newest ? <small> {newest.officer}</small> : null}
              </td>
              <td>{knowledge.topics.get(entry.topic)?.short ?? entry.topic}</td>
              <td class={entry.reviewBy < today ? 'wrong' : ''}>
                {writeDay(entry.reviewBy)}
                {entry.reviewBy < today ? ' – quá hạn' : ''}
              </td>
              <td>{officeOf(entry, knowledge)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

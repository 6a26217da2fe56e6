import type { ContentChange } from '../../content/desk/content-change.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { Waiting } from './amounts-page.tsx'

/** Kinds of lines as officers read them. */
export const CHANGE_KINDS: Record<ContentChange['kind'], string> = {
  submitted: 'Chờ duyệt',
  published: 'Đã đăng',
  'sent-back': 'Đã trả lại',
  withdrawn: 'Đã rút',
}

/** What was done to one part: first what concerns whoever wants to change it now, then every line, newest first. */
export function ChangeHistory({ history }: { history: readonly ContentChange[] }) {
  const newest = history.at(-1)
  if (!newest) return null
  return (
    <>
      {newest.kind === 'submitted' ? <Waiting changes={[newest]} /> : null}
      {newest.kind === 'sent-back' || newest.kind === 'withdrawn' ? (
        <p class="caution">
          {newest.officer} đã {newest.kind === 'withdrawn' ? 'rút' : 'trả lại'} thay đổi gần nhất: {newest.reason}
        </p>
      ) : null}
      <details>
        <summary>Các thay đổi trước nay ({history.length})</summary>
        <ul>
          {history.toReversed().map(({ number, kind, officer, at, reason }) => (
            <li>
              <a href={`/officer/changes/${number}`}>
                {CHANGE_KINDS[kind]}, {writeMoment(at)}
              </a>{' '}
              – {officer}: {reason}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

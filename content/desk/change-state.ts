import type { ContentChange } from './content-change.ts'
import type { Officer } from './officer.ts'

/** The newest line of each key of a part's history, by key. */
export function newestByKey(history: readonly ContentChange[]): Map<string, ContentChange> {
  return new Map(history.map(change => [change.key, change]))
}

/** Why an officer may not decide about a change now, as they read it; undefined when they may. `newest` is of its key. */
export function refusalOfDecision(
  change: ContentChange,
  newest: ContentChange,
  decision: 'published' | 'sent-back',
  { name }: Pick<Officer, 'name'>,
  onePerson: boolean,
): string | undefined {
  if (newest.number !== change.number || change.kind !== 'submitted')
    return 'Thay đổi này không còn chờ duyệt nữa. Bạn xem lại bản mới nhất.'
  if (decision === 'published' && change.officer === name && !onePerson)
    return 'Bạn đã gửi thay đổi này, nên người khác phải duyệt và đăng.'
  return undefined
}

/** Why a change cannot be taken back now, as officers read it; undefined when it can. `history` is of its key, oldest first. */
export function refusalOfWithdrawal(change: ContentChange, history: readonly ContentChange[]): string | undefined {
  const live = history.findLast(({ kind }) => kind === 'published' || kind === 'withdrawn')
  if (change.kind !== 'published' || live?.number !== change.number)
    return 'Thay đổi này không còn dùng nữa nên không có gì để rút.'
  if (history.at(-1)!.kind === 'submitted')
    return 'Đang có thay đổi khác chờ duyệt. Bạn đăng hoặc trả lại thay đổi đó trước đã.'
  return undefined
}

import type { Feedback } from '../../bot/feedback-store.ts'
import { wording } from '../../content/wording.ts'
import { writeMoment } from '../../content/write-moment.ts'

const SHOWN = 10

/** What citizens thought of an entry: how many, why not, and the newest. Nothing tells who they are. */
export function EntryOpinions({ opinions }: { opinions: readonly Feedback[] }) {
  const helped = opinions.filter(({ helpful }) => helpful).length
  const reasons = new Map<string, number>()
  for (const { helpful, reason } of opinions) {
    if (helpful) continue
    const says = reason ? wording.notHelpfulBecause[reason] : 'không nói vì sao'
    reasons.set(says, (reasons.get(says) ?? 0) + 1)
  }
  return (
    <section>
      <h2>Người dân thấy thế nào</h2>
      {opinions.length === 0 ? (
        <p>Chưa có ý kiến nào.</p>
      ) : (
        <>
          <p>
            {helped} người thấy có ích, {opinions.length - helped} người thấy chưa
            {reasons.size > 0 ? `: ${[...reasons].map(([says, count]) => `${says} (${count})`).join(', ')}` : ''}.
          </p>
          <details>
            <summary>Ý kiến mới nhất</summary>
            <ul>
              {opinions.slice(0, SHOWN).map(({ at, helpful, reason, channel, revision }) => (
                <li>
                  {writeMoment(at)}, {channel}: {helpful ? 'có ích' : 'chưa có ích'}
                  {reason ? ` – ${wording.notHelpfulBecause[reason]}` : ''} (bản {revision})
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  )
}

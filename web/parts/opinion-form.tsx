import type { Action } from '../../bot/answer.ts'
import { feedbackButtons } from '../../bot/feedback.ts'

/** Whether an entry helped, by the same words as under an answer in the chat. */
export function OpinionForm({
  entry,
  noted,
}: {
  entry: string
  noted: { says: string; actions: readonly Action[]; conversation: string } | undefined
}) {
  const buttons = (noted ? noted.actions : feedbackButtons(entry)).filter(action => action.kind === 'say')
  return (
    <section class="opinion" id="y-kien" aria-labelledby="y-kien-hoi">
      <h2 id="y-kien-hoi">Nội dung này có ích không?</h2>
      {noted ? <p role="status">{noted.says}</p> : null}
      {buttons.length > 0 ? (
        <form method="post" action={`/hoi/${entry}#y-kien`}>
          <input type="hidden" name="conversation" value={noted?.conversation ?? ''} />
          <ul class="actions">
            {buttons.map(({ label, value }) => (
              <li>
                <button type="submit" class="button" name="text" value={value}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </form>
      ) : null}
    </section>
  )
}

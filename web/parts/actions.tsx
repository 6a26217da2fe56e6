import type { Action } from '../../bot/answer.ts'

/** What a citizen can do next. Each `say` is a form of its own, so that it works without scripts. */
export function Actions({ actions, conversation }: { actions: readonly Action[]; conversation: string }) {
  if (actions.length === 0) return null
  return (
    <ul class="actions">
      {actions.map(action => (
        <li>
          {action.kind === 'say' ? (
            <SayButton label={action.label} value={action.value} conversation={conversation} />
          ) : action.kind === 'call' ? (
            <a class="button call" href={`tel:${action.value}`}>
              {action.label}
            </a>
          ) : (
            <a class="button" href={action.value}>
              {action.label}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A button that says something for the citizen. */
export function SayButton({ label, value, conversation }: { label: string; value: string; conversation: string }) {
  return (
    <form method="post" action="/">
      <input type="hidden" name="text" value={value} />
      <input type="hidden" name="label" value={label} />
      <input type="hidden" name="conversation" value={conversation} />
      <button type="submit" class="button">
        {label}
      </button>
    </form>
  )
}

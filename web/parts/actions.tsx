import type { Action } from '../../bot/answer.ts'

interface Talk {
  conversation: string
  /** Whether the chat stands in the widget, where forms must stay. */
  framed?: boolean
}

/** What a citizen can do next. Each `say` is a form of its own, so that it works without scripts. */
export function Actions({ actions, conversation, framed = false }: { actions: readonly Action[] } & Talk) {
  if (actions.length === 0) return null
  return (
    <ul class="actions">
      {actions.map(action => (
        <li>
          {action.kind === 'say' ? (
            <SayButton label={action.label} value={action.value} conversation={conversation} framed={framed} />
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
export function SayButton({ label, value, conversation, framed = false }: { label: string; value: string } & Talk) {
  return (
    <form method="post" action={chatAddress(framed)}>
      <input type="hidden" name="text" value={value} />
      <input type="hidden" name="label" value={label} />
      <input type="hidden" name="conversation" value={conversation} />
      <button type="submit" class="button">
        {label}
      </button>
    </form>
  )
}

/** Where the chat's forms go: the widget may frame nothing else. */
export function chatAddress(framed: boolean): string {
  return framed ? '/?embed=1' : '/'
}

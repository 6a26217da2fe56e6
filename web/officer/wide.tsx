import type { Child } from 'hono/jsx'

/**
 * Room for a table that may be wider than the screen: it scrolls by itself, also by keyboard. It is named by `label`, or
 * by the table's caption, whose id is `captionId`.
 */
export function Wide(props: { children: Child } & ({ label: string } | { captionId: string })) {
  const name = 'label' in props ? { 'aria-label': props.label } : { 'aria-labelledby': props.captionId }
  return (
    <section class="wide" tabindex={0} {...name}>
      {props.children}
    </section>
  )
}

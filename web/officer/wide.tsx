import type { Child } from 'hono/jsx'

/** Room for a table that may be wider than the screen: it scrolls by itself, also by keyboard. */
export function Wide({ label, children }: { label: string; children: Child }) {
  return (
    <section class="wide" tabindex={0} aria-label={label}>
      {children}
    </section>
  )
}

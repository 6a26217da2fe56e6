import { sourcesTyped, typedEntry } from '../../content/desk/entry-form.ts'
import { type EntryFields, fieldsOf } from '../../content/desk/entry-form-fields.ts'
import type { Verdict } from '../../content/desk/exchange-verdict.ts'
import { Entry } from '../../content/entry.ts'
import { workingsIn } from '../../db/workings.ts'
import { doToEntry, entryAtDesk } from './entry-at-desk.ts'
import type { DeskContext } from './route.ts'

/** The texts of an import that wait for the officer's word, as they were shown. */
export interface ExchangePlan {
  /** Tells one look from another. */
  at: number
  reason: string
  texts: PlannedText[]
}

interface PlannedText {
  id: string
  /** The fields that differ from the text there was: whole texts of all entries would be too long to keep. */
  fields: EntryFields
  /** The newest revision when the difference was shown. */
  seen: number
}

const KEY = ':exchange' // no entry's id holds a colon
const MOST_KEPT = 1_500_000 // letters; a row of D1 holds 2 MB
const AT_ONCE = 100 // each takes five statements, and a request on Workers has a thousand

/** Keeps what an import would change until the officer confirms it; false when it is too much at once. */
export async function keepPlan(
  context: DeskContext,
  verdicts: readonly Verdict[],
  seenOf: (id: string) => number,
): Promise<number | undefined> {
  const texts = verdicts.flatMap(verdict =>
    verdict.kind === 'new' || verdict.kind === 'changed'
      ? [{ id: verdict.id, fields: changedFields(verdict), seen: seenOf(verdict.id) }]
      : [],
  )
  const at = context.env.services.now()
  return (await keep(context, { at, reason: '', texts })) ? at : undefined
}

/** What waits for this officer's word. */
export async function planOf(context: DeskContext): Promise<ExchangePlan | undefined> {
  const kept = await workings(context).of(officerOf(context), KEY)
  if (!kept) return undefined
  const { texts = '[]', reason = '' } = kept.fields
  return { at: kept.at, reason, texts: JSON.parse(texts) as PlannedText[] }
}

/** Submits the texts for approval, each as its own draft; nothing is published. The rest waits for the next press. */
export async function submitPlan(
  context: DeskContext,
  plan: ExchangePlan,
  reason: string,
): Promise<{ sent: number; stale: string[]; left: number }> {
  const [now, later] = [plan.texts.slice(0, AT_ONCE), plan.texts.slice(AT_ONCE)]
  const stale: string[] = []
  for (const { id, fields, seen } of now) {
    const known = await entryAtDesk(context, id)
    const past = known ?? { shipped: undefined, history: [] }
    const whole = { ...(known && fieldsOf(known.text)), ...fields }
    const { data: entry } = Entry.safeParse(typedEntry(id, whole, sourcesTyped(whole)))
    const done = entry && (await doToEntry(context, 'save-and-submit', past, { seen, reason, entry }))
    if (!done || done === 'stale' || 'refused' in done) stale.push(id)
  }
  if (later.length === 0) await workings(context).drop(officerOf(context), KEY)
  else await keep(context, { ...plan, reason, texts: later })
  return { sent: now.length - stale.length, stale, left: later.length }
}

async function keep(context: DeskContext, { at, reason, texts }: ExchangePlan): Promise<boolean> {
  if (texts.length === 0) {
    await workings(context).drop(officerOf(context), KEY)
    return true
  }
  const written = JSON.stringify(texts)
  if (written.length > MOST_KEPT) return false
  await workings(context).keep(officerOf(context), KEY, { at, seen: 0, fields: { texts: written, reason } })
  return true
}

function changedFields(verdict: Extract<Verdict, { kind: 'new' | 'changed' }>): EntryFields {
  const [after, before] = [fieldsOf(verdict.entry), verdict.kind === 'changed' ? fieldsOf(verdict.before) : undefined]
  return Object.fromEntries(Object.entries(after).filter(([name, text]) => text !== before?.[name]))
}

const workings = (context: DeskContext) => workingsIn(context.env.services.database)
const officerOf = (context: DeskContext) => context.var.signedIn.officer.name

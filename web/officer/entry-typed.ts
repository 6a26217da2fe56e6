import { type Day, isDay } from '../../content/day.ts'
import { ENTRY_FIELDS, type EntryFields } from '../../content/desk/entry-form-fields.ts'
import { todayOf } from './moment.ts'
import type { DeskContext } from './route.ts'
import { wholeNumber } from './whole-number.ts'

const NAMES = [...ENTRY_FIELDS.map(({ name }) => name), 'id', 'reason']

/** What was typed into the fields of an entry's form; nothing else that was sent. */
export function typedFields({ var: { fields } }: DeskContext): EntryFields {
  return Object.fromEntries(NAMES.flatMap(name => (fields[name] === undefined ? [] : [[name, fields[name]]])))
}

/** The newest revision that the officer had read when the page was made; -1, which never fits, when it is no number. */
export function seenOf({ var: { fields } }: DeskContext): number {
  return wholeNumber(fields.seen) ?? -1
}

/** The day asked for in the form or the address; today when it is none. */
export function dayAsked(context: DeskContext): Day {
  const asked = context.get('fields')?.ngay ?? context.req.query('ngay') ?? ''
  return isDay(asked) ? asked : todayOf(context)
}

const REASON_LIMIT = 300

/** The officer's reason, or what is wrong with it. */
export function reasonOf({ var: { fields } }: DeskContext, isNeeded = true): { reason: string } | { wrong: string } {
  const reason = fields.reason?.trim() ?? ''
  if (isNeeded && !reason) return { wrong: 'còn thiếu, hãy viết một câu' }
  return reason.length > REASON_LIMIT ? { wrong: `quá dài, nhiều nhất ${REASON_LIMIT} chữ cái` } : { reason }
}

import { type Amount, type Unit, valueOn } from './amount.ts'
import type { Contact } from './contact.ts'
import { type Day, isDay, writeDay } from './day.ts'
import { type Formula, namesIn, parseFormula } from './formula.ts'
import { writeMillions, writeValue } from './write-value.ts'

/** A figure worked out for one day. `from` is the first day of the newest value it stands on. */
export interface Figure {
  value: number
  unit: Unit
  from: Day
}

/** A figure could not be worked out for the day: no value of `name` holds then; `until` is its last day, if past. */
export interface NoFigure {
  missing: string
  until: Day | undefined
}

/** A text with its `{{ }}` filled in for one day. `expired` names the last day a missing figure held. */
export interface Filled {
  text: string
  missing: NoFigure[]
}

/** Everything a placeholder may name. */
export interface Names {
  amounts: ReadonlyMap<string, Amount>
  contacts: ReadonlyMap<string, Contact>
}

const PLACEHOLDER = /\{\{\s*(.+?)\s*\}\}/g

/**
 * Fills in the placeholders of an officer's text as of a day:
 * - `{{ 10 × muc-tham-chieu }}` a figure; `{{ … | trieu }}` the same in millions; `{{ … @ 2027-01-01 }}` as of another day
 * - `{{ tu-ngay muc-tham-chieu }}` the first day of the value in force
 * - `{{ so 111 }}` a phone number, `{{ ten ubnd-xa }}` an office's name, `{{ trang dvc }}` its web address, `{{ dia-chi … }}`
 *
 * Throws an Error in Vietnamese when a placeholder cannot be understood (the packer reports it to the officer).
 */
export function fill(text: string, names: Names, day: Day): Filled {
  const missing: NoFigure[] = []
  const filled = text.replace(PLACEHOLDER, (_, inner: string) => {
    const written = write(inner, names, day)
    if (typeof written === 'string') return written
    missing.push(written)
    return '…'
  })
  return { text: filled, missing }
}

/** The figures (amount ids) that a text's placeholders name, following formulas to the last one. */
export function amountsIn(text: string, names: Names): Set<string> {
  const found = new Set<string>()
  for (const [, inner] of text.matchAll(PLACEHOLDER)) {
    const placeholder = read(inner!)
    if (placeholder.kind === 'figure') for (const name of namesIn(placeholder.formula)) follow(name, names, found)
    if (placeholder.kind === 'from') follow(placeholder.name, names, found)
  }
  return found
}

/** Works a formula out for a day. */
export function workOut(formula: Formula, names: Names, day: Day): Figure | NoFigure {
  switch (formula.kind) {
    case 'number':
      return { value: formula.value, unit: 'number', from: '' }
    case 'name':
      return figureOf(formula.name, names, day)
    case 'call': {
      const parts = formula.arguments.map(part => workOut(part, names, day))
      const gap = parts.find(part => 'missing' in part)
      if (gap) return gap
      return callOn(formula.call, parts as Figure[])
    }
    case 'operation': {
      const left = workOut(formula.left, names, day)
      if ('missing' in left) return left
      const right = workOut(formula.right, names, day)
      if ('missing' in right) return right
      return operate(formula.operator, left, right)
    }
  }
}

/** One named figure on a day. Throws when no such amount exists. */
export function figureOf(name: string, names: Names, day: Day): Figure | NoFigure {
  const amount = names.amounts.get(name)
  if (!amount) throw new Error(`không có mức tiền tên "${name}" trong content/amounts`)
  if (amount.formula) {
    const figure = workOut(parseFormula(amount.formula), names, day)
    return 'missing' in figure ? figure : { ...figure, unit: amount.unit }
  }
  const value = valueOn(amount, day)
  if (!value) return { missing: name, until: lastDayBefore(amount, day) }
  return { value: amount.unit === 'percent' ? value.value / 100 : value.value, unit: amount.unit, from: value.from }
}

type Placeholder =
  | { kind: 'contact'; field: 'phone' | 'name' | 'web' | 'address'; id: string }
  | { kind: 'from'; name: string }
  | { kind: 'figure'; formula: Formula; day: Day | undefined; millions: boolean }

const CONTACT_WORDS = { so: 'phone', ten: 'name', trang: 'web', 'dia-chi': 'address' } as const

function read(inner: string): Placeholder {
  const [, word, id] = /^(so|ten|trang|dia-chi|tu-ngay)\s+([a-z0-9-]+)$/.exec(inner) ?? []
  if (word === 'tu-ngay') return { kind: 'from', name: id! }
  if (word) return { kind: 'contact', field: CONTACT_WORDS[word as keyof typeof CONTACT_WORDS], id: id! }
  const [, formula, filter, day] = /^(.+?)(?:\s*\|\s*(\S+))?(?:\s*@\s*(\S+))?$/.exec(inner) ?? []
  if (filter && filter !== 'trieu') throw new Error(`không có cách viết "| ${filter}"; chỉ có | trieu`)
  if (day && !isDay(day)) throw new Error(`"@ ${day}" không phải ngày, viết như @ 2027-01-01`)
  return { kind: 'figure', formula: parseFormula(formula!), day, millions: filter === 'trieu' }
}

function write(inner: string, names: Names, day: Day): string | NoFigure {
  const placeholder = read(inner)
  if (placeholder.kind === 'contact') return contactField(placeholder.id, placeholder.field, names)
  if (placeholder.kind === 'from') {
    const figure = figureOf(placeholder.name, names, day)
    return 'missing' in figure ? figure : writeDay(figure.from)
  }
  const figure = workOut(placeholder.formula, names, placeholder.day ?? day)
  if ('missing' in figure) return figure
  return placeholder.millions ? writeMillions(figure.value) : writeValue(figure.value, figure.unit)
}

function contactField(id: string, field: 'phone' | 'name' | 'web' | 'address', names: Names): string {
  const contact = names.contacts.get(id)
  if (!contact) throw new Error(`không có nơi liên hệ "${id}" trong content/contacts.yml`)
  const value = contact[field]
  if (!value) throw new Error(`nơi liên hệ "${id}" chưa có mục ${field} trong content/contacts.yml, đừng dùng ở đây`)
  return field === 'web' ? value.replace(/^https?:\/\//, '').replace(/\/$/, '') : value
}

function follow(name: string, names: Names, found: Set<string>): void {
  if (found.has(name)) return
  found.add(name)
  const formula = names.amounts.get(name)?.formula
  if (formula) for (const inner of namesIn(parseFormula(formula))) follow(inner, names, found)
}

function lastDayBefore(amount: Amount, day: Day): Day | undefined {
  return amount.values
    ?.map(value => value.until)
    .filter(until => until !== undefined && until < day)
    .sort()
    .at(-1)
}

function operate(operator: '+' | '-' | '*' | '/', left: Figure, right: Figure): Figure {
  const value =
    operator === '+'
      ? left.value + right.value
      : operator === '-'
        ? left.value - right.value
        : operator === '*'
          ? left.value * right.value
          : left.value / right.value
  const unit = left.unit === 'number' || right.unit === 'dong' ? right.unit : left.unit
  return { value, unit, from: [left.from, right.from].sort()[1]! }
}

function callOn(call: 'lam-tron' | 'min' | 'max', parts: Figure[]): Figure {
  const first = parts[0]!
  if (call === 'lam-tron') {
    const step = parts[1]?.value ?? 1
    return { ...first, value: Math.round(first.value / step) * step }
  }
  return parts.reduce((best, part) =>
    (call === 'min' ? part.value < best.value : part.value > best.value) ? part : best,
  )
}

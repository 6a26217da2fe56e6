import type { Day } from './day.ts'
import type { Entry } from './entry.ts'
import { amountsIn, figureOf, type Names } from './figures.ts'

/** The day an entry last changed for its readers, and what changed. */
export interface Updated {
  day: Day
  /** An officer published a text, a figure in it got its present value, or the rule began. */
  by: 'officer' | 'amount' | 'rule'
}

/** The newest change to an entry by `day`. `published` is the day an officer published the text, if one did. */
export function updatedOn(entry: Entry, names: Names, day: Day, published?: Day): Updated {
  const text = [entry.lead, ...entry.sections.map(section => section.text)].join('\n')
  const figures = [...amountsIn(text, names)].flatMap(name => {
    const figure = figureOf(name, names, day)
    return 'missing' in figure || figure.from === '' ? [] : figure.from
  })
  const changes: Updated[] = [
    { day: entry.validFrom, by: 'rule' },
    ...figures.map((from): Updated => ({ day: from, by: 'amount' })),
    ...(published ? [{ day: published, by: 'officer' } as const] : []),
  ]
  return changes.reduce((newest, change) => (change.day > newest.day ? change : newest))
}

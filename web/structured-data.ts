import { type Contact, dial } from '../content/contact.ts'
import type { Day } from '../content/day.ts'
import type { Entry } from '../content/entry.ts'
import type { FairDay } from '../content/fair-days.ts'
import { clocksOf } from '../content/fair-time.ts'
import type { Knowledge } from '../content/knowledge.ts'
import type { Rendered } from '../content/render-entry.ts'
import { wording } from '../content/wording.ts'

// Bodies of the state that take applications themselves; a school, a hospital and a bank are none.
const STATE_OFFICES = ['bhxh-co-so', 'ubnd-xa', 'trung-tam-viec-lam', 'so-giao-duc']

/** An entry in force as schema.org has it: a question with its one answer and, where an office takes applications, its service. */
export function entryData(entry: Entry, rendered: Rendered, changed: Day, knowledge: Knowledge): object[] {
  const text = [rendered.lead, ...rendered.parts.map(part => `${part.heading}:\n${part.text}`)].join('\n\n')
  const service = serviceOf(entry, knowledge)
  return [
    {
      '@type': 'FAQPage',
      inLanguage: 'vi',
      dateModified: changed,
      mainEntity: [
        {
          '@type': 'Question',
          name: entry.question,
          acceptedAnswer: { '@type': 'Answer', text: text.replaceAll('**', '') },
        },
      ],
    },
    ...(service ? [service] : []),
  ]
}

/** A service: the entry says where to apply and with which papers, and a body of the state answers for it. */
function serviceOf(entry: Entry, { names, topics }: Knowledge): object | undefined {
  const office = names.contacts.get(entry.owner)
  const applies = (['where', 'papers'] as const).every(key => entry.sections.some(section => section.key === key))
  if (!applies || !office || !STATE_OFFICES.includes(office.id)) return undefined
  return governmentService(topics.get(entry.topic)?.name ?? entry.question, office)
}

/** A line that the state runs, such as 111. */
export function governmentService(name: string, office: Contact): object {
  const telephone = dial(office)
  return {
    '@type': 'GovernmentService',
    name,
    areaServed: { '@type': 'AdministrativeArea', name: 'Đồng Nai' },
    serviceOperator: {
      '@type': 'GovernmentOrganization',
      name: office.name,
      ...(telephone ? { telephone } : {}),
      ...(office.web ? { url: office.web } : {}),
    },
  }
}

/** A job fair that was announced. The day alone where no hour is known. */
export function fairData(fair: FairDay, organiser: string): object {
  const { opens, closes } = clocksOf(fair.time)
  const at = (clock?: string) => (clock ? `${fair.date}T${clock}:00+07:00` : fair.date)
  const place = { '@type': 'Place', name: fair.place, address: fair.place }
  return {
    '@type': 'Event',
    name: wording.fairCalendar,
    inLanguage: 'vi',
    isAccessibleForFree: true,
    startDate: at(opens),
    ...(closes ? { endDate: at(closes) } : {}),
    eventStatus: `https://schema.org/${STATUS[fair.status]}`,
    ...(fair.movedFrom ? { previousStartDate: fair.movedFrom } : {}),
    eventAttendanceMode: `https://schema.org/${fair.online ? 'MixedEventAttendanceMode' : 'OfflineEventAttendanceMode'}`,
    location: fair.online ? [place, { '@type': 'VirtualLocation', url: fair.online }] : place,
    organizer: { '@type': 'Organization', name: fair.organiser ?? organiser },
  }
}

const STATUS: Record<FairDay['status'], string> = {
  expected: 'EventScheduled',
  confirmed: 'EventScheduled',
  extra: 'EventScheduled',
  moved: 'EventRescheduled',
  cancelled: 'EventCancelled',
}

import type { Action } from '../../bot/answer.ts'
import { citationsOf } from '../../bot/citations.ts'
import { type Day, writeDay } from '../../content/day.ts'
import type { Entry } from '../../content/entry.ts'
import { isToCome } from '../../content/entry-dates.ts'
import { relatedTo } from '../../content/related.ts'
import { type Rendered, renderEntry } from '../../content/render-entry.ts'
import { type Updated, updatedOn } from '../../content/updated-on.ts'
import { wording } from '../../content/wording.ts'
import { AskOnForm } from '../parts/ask-on-form.tsx'
import { EntryLinks } from '../parts/entry-links.tsx'
import { TELLTALE } from '../parts/exchange.tsx'
import { OfficeView } from '../parts/office-view.tsx'
import { OpinionForm } from '../parts/opinion-form.tsx'
import { Page } from '../parts/page.tsx'
import { PastForm } from '../parts/past-form.tsx'
import { Prose } from '../parts/prose.tsx'
import type { Services } from '../services.ts'
import { entryData } from '../structured-data.ts'

/** What the page shows, and as of when. */
export interface EntryShown {
  entry: Entry
  today: Day
  /** A past day; absent for today. */
  past?: Day
  /** The day an officer published this text, if one did. */
  published?: Day | undefined
  /** False when the newest changes could not be read. */
  isNewest: boolean
  /** What is said to an opinion just given, with what can be pressed next. */
  noted?: { says: string; actions: readonly Action[]; conversation: string }
}

const CHANGES: Record<Updated['by'], string> = {
  officer: 'cán bộ đăng nội dung này',
  amount: 'mức tiền mới áp dụng từ ngày này',
  rule: 'quy định áp dụng từ ngày này',
}

/** One entry at an address of its own: all of it, as of today or of a past day. */
export function EntryPage({ services, shown }: { services: Services; shown: EntryShown }) {
  const { entry, today, past, published, noted } = shown
  const { knowledge } = services.memory.library
  // A rule that is still to come is shown as it will be, and says so: today it has no figures yet.
  const day = past ?? (isToCome(entry, today) ? entry.validFrom : today)
  const rendered = renderEntry(entry, knowledge.names, day)
  const changed = updatedOn(entry, knowledge.names, day, published)
  const office = knowledge.names.contacts.get(entry.owner)
  const holds = !past && !rendered.endedOn && !isToCome(entry, today)
  const description = rendered.lead.replaceAll('**', '')
  const about = noted
    ? 'Đã ghi ý kiến – '
    : past
      ? `Ngày ${writeDay(past)} – `
      : rendered.endedOn
        ? 'Đã hết hiệu lực – '
        : ''
  return (
    <Page
      services={services}
      title={`${about}${entry.question}`}
      leaves={TELLTALE.includes(entry.topic)}
      shared={{
        ...(past || noted ? {} : { path: `/hoi/${entry.id}` }),
        description,
        ...(holds ? { data: entryData(entry, rendered, changed.day, knowledge) } : {}),
      }}
    >
      <Way topic={entry.topic} services={services} />
      {past ? <PastNotice entry={entry} past={past} services={services} /> : null}
      <article aria-labelledby="muc">
        <h1 id="muc">{entry.question}</h1>
        <p class="dated">
          Cập nhật ngày <time datetime={changed.day}>{writeDay(changed.day)}</time> ({CHANGES[changed.by]}).{' '}
          {holds ? (
            <>
              Tính đến hôm nay, <time datetime={today}>{writeDay(today)}</time>.
            </>
          ) : null}
        </p>
        <Cautions shown={shown} rendered={rendered} office={office?.name ?? entry.owner} />
        <div class="lead">
          <Prose text={rendered.lead} />
        </div>
        {rendered.parts.map(part => (
          <section>
            <h2>{part.heading}</h2>
            <Prose text={part.text} />
          </section>
        ))}
        <section>
          <h2>Căn cứ</h2>
          <ul>
            {citationsOf(entry.sources, knowledge).map(({ label, url }) => (
              <li>{url ? <a href={url}>{label}</a> : label}</li>
            ))}
          </ul>
          <p class="hint">Cán bộ phải rà soát lại mục này trước ngày {writeDay(entry.reviewBy)}.</p>
        </section>
        {office ? (
          <section>
            <h2>Hỏi ở đâu</h2>
            <OfficeView office={office} />
          </section>
        ) : null}
      </article>
      {past ? null : (
        <>
          <OpinionForm entry={entry.id} noted={noted} />
          <AskOnForm entry={entry.id} />
        </>
      )}
      <Related entry={entry} today={today} services={services} />
      <PastForm entry={entry.id} today={today} asked={past} />
    </Page>
  )
}

function Way({ topic, services }: { topic: string; services: Services }) {
  const found = services.memory.library.knowledge.topics.get(topic)
  return (
    <nav aria-label="Bạn đang ở đâu">
      <ol class="way">
        <li>
          <a href="/chu-de">Chủ đề</a>
        </li>
        {found ? (
          <li>
            <a href={`/chu-de/${topic}`}>{found.name}</a>
          </li>
        ) : null}
      </ol>
    </nav>
  )
}

function PastNotice({ entry, past, services }: { entry: Entry; past: Day; services: Services }) {
  const isLive = services.memory.library.knowledge.entries.has(entry.id)
  return (
    <p class="caution">
      <strong>Đây là nội dung tính đến ngày {writeDay(past)}, không phải hiện nay.</strong>{' '}
      {isLive ? <a href={`/hoi/${entry.id}`}>Xem nội dung hiện nay</a> : 'Hiện nay mục này đã được rút.'}
    </p>
  )
}

function Cautions({ shown, rendered, office }: { shown: EntryShown; rendered: Rendered; office: string }) {
  const { entry, today, past, isNewest } = shown
  const cautions = [
    ...(isNewest ? [] : ['Lúc này chưa đọc được lần sửa mới nhất, nội dung dưới đây có thể đã thay đổi.']),
    ...(rendered.endedOn ? [wording.ended(writeDay(rendered.endedOn), office)] : []),
    ...(!past && isToCome(entry, today)
      ? [`Quy định này áp dụng từ ngày ${writeDay(entry.validFrom)}; hôm nay chưa áp dụng.`]
      : []),
    ...(entry.confidence === 'B' ? [wording.toCheck] : []),
    ...(!past && entry.reviewBy < today ? ['Mục này đã quá hạn rà soát; hãy hỏi lại nơi giải quyết.'] : []),
  ]
  return (
    <>
      {cautions.map(caution => (
        <p class="caution">{caution}</p>
      ))}
    </>
  )
}

function Related({ entry, today, services }: { entry: Entry; today: Day; services: Services }) {
  const related = relatedTo(entry, services.memory.library.knowledge, today)
  if (related.length === 0) return null
  return (
    <nav aria-labelledby="lien-quan">
      <h2 id="lien-quan">Câu hỏi liên quan</h2>
      <EntryLinks entries={related} day={today} />
    </nav>
  )
}

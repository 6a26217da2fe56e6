import { foundAnswer, nameEntry } from '../../bot/found.ts'
import { fairFile } from '../../bot/steps/fairs.ts'
import { addDays, type Day, writeDay } from '../../content/day.ts'
import { fairsBetween } from '../../content/fair-calendar.ts'
import type { FairDay } from '../../content/fair-days.ts'
import { writeTime } from '../../content/fair-time.ts'
import { sayStatus, writeWeekday } from '../../content/fair-words.ts'
import { wording } from '../../content/wording.ts'
import { SayButton } from '../parts/actions.tsx'
import { AnswerView } from '../parts/answer-view.tsx'
import { Page } from '../parts/page.tsx'
import type { Services } from '../services.ts'
import { fairData } from '../structured-data.ts'

const NEXT = 6 // about three months
const PAST = 3
const SEARCHED_DAYS = 200

const TO_BRING = ['vl-san-mang-gi']
const TO_TAKE_PART = ['vl-san-la-gi', 'vl-san-ai-tham-gia', 'vl-san-mien-phi', 'vl-san-o-dau', 'vl-san-truc-tuyen']
const ALSO_ASKED = ['vl-san-ngay-nao', 'vl-san-doanh-nghiep', 'vl-gioi-thieu-mien-phi', 'vl-lua-dao']

/** The job fairs on one page, without scripts. What it says beyond the dates are officers' entries. */
export function FairsPage(props: { services: Services; today: Day; origin: string; isNewest: boolean }) {
  const { services, today, origin, isNewest } = props
  const { content, names } = services.memory.library.knowledge
  const next = fairsBetween(today, addDays(today, SEARCHED_DAYS), content.fairs, today).slice(0, NEXT)
  const organiser = names.contacts.get(content.fairs.organiser)?.name ?? ''
  const past = fairsBetween(addDays(today, -SEARCHED_DAYS), addDays(today, -1), content.fairs, today).slice(-PAST)
  return (
    <Page
      services={services}
      title={`${wording.fairCalendar} – ngày, nơi, cần mang gì`}
      shared={{ path: '/viec-lam', data: next.filter(isAnnounced).map(fair => fairData(fair, organiser)) }}
    >
      <h1>{wording.fairCalendar}</h1>
      {isNewest ? null : <p class="caution">{wording.fairsNotNewest}</p>}
      <p>
        Theo lịch, mỗi tháng có phiên vào ngày {content.fairs.days.join(' và ')}. {wording.fairAdvice}{' '}
        <a href={`/can-cu#${content.fairs.plan}`}>Căn cứ</a>
      </p>
      <h2>Sắp tới</h2>
      <ol class="fairs">
        {next.map(fair => (
          <Fair fair={fair} />
        ))}
      </ol>
      <p>{wording.ask(organiser)}</p>
      <h2 id="theo-doi">Thêm cả lịch vào điện thoại</h2>
      <Subscribing origin={origin} />
      <h2>Cần mang gì</h2>
      <Entries services={services} ids={TO_BRING} show="all" today={today} />
      <h2>Tham gia thế nào</h2>
      <Entries services={services} ids={TO_TAKE_PART} show={[]} today={today} />
      <h2>Hỏi thêm</h2>
      <Asking services={services} ids={[...TO_BRING, ...TO_TAKE_PART, ...ALSO_ASKED]} />
      <h2>Đã qua</h2>
      <ul>
        {past.reverse().map(fair => (
          <li>
            {writeWeekday(fair.date)}: {fair.status === 'expected' ? wording.fairNeverConfirmed : sayStatus(fair)}
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** Only what somebody has announced is an event to others; a day that only the rule gives may yet be dropped. */
function isAnnounced(fair: FairDay): boolean {
  return fair.edition > 0
}

function Fair({ fair }: { fair: FairDay }) {
  const isCancelled = fair.status === 'cancelled'
  return (
    <li>
      <h3>
        <time datetime={fair.date}>{writeWeekday(fair.date)}</time>
        {fair.time ? `, ${writeTime(fair.time)}` : ''} · {sayStatus(fair)}
      </h3>
      {fair.doubt ? <p class="caution">{wording.fairDoubt(fair.doubt)}</p> : null}
      {fair.movedFrom ? <p>{wording.fairMovedFrom(writeDay(fair.movedFrom))}</p> : null}
      <p>{wording.fairPlace(fair.place)}</p>
      {fair.organiser ? (
        <p>
          {wording.fairOrganiser}: {fair.organiser}
        </p>
      ) : null}
      {fair.online ? (
        <p>
          <a href={fair.online}>Dự trực tuyến</a>
        </p>
      ) : null}
      {fair.companies.length > 0 ? (
        <p>
          {wording.fairCompanies}: {fair.companies.join(', ')}
        </p>
      ) : null}
      {fair.note ? <p>{fair.note}</p> : null}
      {fair.source ? (
        <p class="hint">
          Nguồn: {fair.source}
          {fair.announced ? `, báo ngày ${writeDay(fair.announced)}` : ''}
        </p>
      ) : null}
      <p>
        <a class="button" href={fairFile(fair)}>
          {isCancelled ? 'Cập nhật lịch' : 'Thêm vào lịch'}
          <span class="hidden"> phiên {writeDay(fair.date)}</span>
        </a>
      </p>
    </li>
  )
}

function Subscribing({ origin }: { origin: string }) {
  const feed = `${origin}/viec-lam.ics`
  const webcal = feed.replace(/^https?:/, 'webcal:')
  const inOutlook = new URLSearchParams({ url: feed, name: wording.fairCalendar })
  return (
    <>
      <p>Phiên dời hay huỷ thì lịch trong điện thoại tự đổi theo, thường sau vài giờ đến một ngày.</p>
      <ul class="actions">
        <li>
          <a class="button" href={webcal}>
            iPhone, máy Mac
          </a>
        </li>
        <li>
          <a class="button" href={`https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`}>
            Lịch Google
          </a>
        </li>
        <li>
          <a class="button" href={`https://outlook.live.com/calendar/0/addfromweb?${inOutlook}`}>
            Outlook
          </a>
        </li>
      </ul>
      <p class="hint">
        Ứng dụng lịch khác: chép địa chỉ <a href="/viec-lam.ics">{feed}</a>. Cho máy đọc:{' '}
        <a href="/viec-lam.json">viec-lam.json</a>.
      </p>
    </>
  )
}

function Entries(props: { services: Services; ids: readonly string[]; show: 'all' | []; today: Day }) {
  const { services, ids, show, today } = props
  const { knowledge } = services.memory.library
  return (
    <>
      {entriesOf(services, ids).map(entry => (
        <section>
          <AnswerView answer={foundAnswer(entry, show, today, knowledge)} />
        </section>
      ))}
    </>
  )
}

function Asking({ services, ids }: { services: Services; ids: readonly string[] }) {
  return (
    <ul class="actions">
      {entriesOf(services, ids).map(entry => (
        <li>
          <SayButton label={entry.question} value={nameEntry(entry.id)} conversation="" />
        </li>
      ))}
    </ul>
  )
}

/** An officer may withdraw an entry; the page then goes without it. */
function entriesOf({ memory }: Services, ids: readonly string[]) {
  return ids.flatMap(id => memory.library.knowledge.entries.get(id) ?? [])
}

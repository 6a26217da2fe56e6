import { fairTelling } from '../../bot/fair-telling.ts'
import type { Day } from '../../content/day.ts'
import { doubtOn } from '../../content/day-off.ts'
import { FAIR_FIELDS, type FairFields, readFairForm } from '../../content/desk/fair-form.ts'
import type { FairNotice } from '../../content/fair.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { subscriptionsIn } from '../../db/subscriptions.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { knowledgeNow } from './entry-at-desk.ts'
import { FairFieldsHidden } from './fair-form.tsx'
import { fairDifferences } from './fair-says.ts'
import { fairPage, plannedOf } from './fairs.tsx'
import { DeskForm, DeskPage } from './frame.tsx'
import { todayOf } from './moment.ts'
import { Reason } from './reason.ts'
import { refuseAtDesk } from './refusal.tsx'
import { type DeskContext, type DeskRoute, PUBLISHERS } from './route.ts'
import { wholeNumber } from './whole-number.ts'

export const FAIR_ACT_ROUTES: DeskRoute[] = [
  { method: 'POST', path: '/officer/fairs/:planned/check', may: PUBLISHERS, does: onFair(check) },
  { method: 'POST', path: '/officer/fairs/:planned/edit', may: PUBLISHERS, does: editAgain },
  { method: 'POST', path: '/officer/fairs/:planned', may: PUBLISHERS, does: onFair(save) },
]

interface Filled {
  planned: Day
  notice: FairNotice
  reason: string
  fields: FairFields
  seen: number
}

/** Reads the form; what is wrong goes back with everything that was typed, also when a colleague was quicker. */
function onFair(does: (context: DeskContext, filled: Filled) => Promise<Response>) {
  return async (context: DeskContext): Promise<Response> => {
    const planned = plannedOf(context)
    if (!planned) return refuseAtDesk(context, 404, 'Không có phiên này.')
    const { content } = await knowledgeNow(context)
    const fields = typedOf(context)
    const read = readFairForm(planned, fields, content.fairs)
    const reason = Reason.safeParse(fields.reason ?? '')
    if ('complaints' in read || !reason.success) {
      const wrong = {
        ...('complaints' in read ? read.complaints : {}),
        ...(reason.success ? {} : { reason: reason.error.issues[0]!.message }),
      }
      return fairPage(context, planned, { fields, wrong, status: 422 })
    }
    const seen = wholeNumber(context.var.fields.seen) ?? 0
    return does(context, { planned, notice: read.notice, reason: reason.data, fields, seen })
  }
}

function typedOf({ var: { fields } }: DeskContext): FairFields {
  return Object.fromEntries([...FAIR_FIELDS, 'reason'].map(name => [name, fields[name]]))
}

async function editAgain(context: DeskContext): Promise<Response> {
  const planned = plannedOf(context)
  if (!planned) return refuseAtDesk(context, 404, 'Không có phiên này.')
  return fairPage(context, planned, { fields: typedOf(context), status: 200 })
}

/** Before anything is saved: what changes, who will be told, with which words and when. */
async function check(context: DeskContext, { planned, notice, reason, fields, seen }: Filled): Promise<Response> {
  const { memory, database, now } = context.env.services
  const calendar = memory.library.knowledge.content.fairs
  const [log, reach] = [await memory.fairs.changesAfter(0), await subscriptionsIn(database).reach()]
  if (isStale(planned, seen, log)) return stale(context, planned, fields, seen)
  const before = calendar.notices.find(each => each.date === planned)
  const differences = fairDifferences(planned, before, notice, calendar)
  const officer = context.var.signedIn.officer.name
  const telling = fairTelling({ change: notice, officer, reason }, log, calendar, now())
  const day = notice.movedTo ?? planned
  const doubt = notice.status === 'cancelled' ? undefined : doubtOn(day, calendar)
  const isPast = day < todayOf(context)
  const chats = reach.reduce((sum, each) => sum + each.chats, 0)
  return show(
    context,
    <DeskPage context={context} title="Xem lại trước khi lưu">
      {differences.length === 0 ? <p class="caution">Bạn chưa đổi gì so với bản đang dùng.</p> : null}
      {doubt ? <p class="caution">Ngày này {doubt}. Bạn kiểm tra lại nhé.</p> : null}
      {isPast ? <p class="caution">Ngày này đã qua: sửa để ghi đúng hồ sơ, không ai được báo.</p> : null}
      <ul>
        {differences.map(each => (
          <li>
            {each.name}: <del>{each.before}</del> <ins>{each.after}</ins>
          </li>
        ))}
      </ul>
      <h2>Ai sẽ được báo</h2>
      {chats === 0 ? (
        <p>Hiện chưa có ai đăng ký nhắc.</p>
      ) : (
        <table>
          <caption>Số người đăng ký nhắc đang tới được</caption>
          <thead>
            <tr>
              <th scope="col">Kênh</th>
              <th scope="col" class="number">
                Số người
              </th>
            </tr>
          </thead>
          <tbody>
            {reach.map(each => (
              <tr>
                <th scope="row">{channelName(each.channel)}</th>
                <td class="number">{each.chats.toLocaleString('vi-VN')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>Báo gì, khi nào</h2>
      {telling.change ? (
        <Sent when={`Ngay sau khi lưu, từ ${writeMoment(telling.change.due)}`} text={telling.change.text} />
      ) : (
        <p>Không gửi tin riêng về lần sửa này. Điều mới được nói trong lời nhắc thường lệ.</p>
      )}
      {telling.reminders.map(({ due, text }) => (
        <Sent when={`Lời nhắc thường lệ, ${writeMoment(due)}`} text={text} />
      ))}
      <div class="buttons">
        <DeskForm context={context} action={`/officer/fairs/${planned}`}>
          <FairFieldsHidden fields={fields} seen={seen} />
          <button type="submit" class="button main">
            {telling.change && chats > 0 ? `Lưu và báo ${chats.toLocaleString('vi-VN')} người` : 'Lưu'}
          </button>
        </DeskForm>
        <DeskForm context={context} action={`/officer/fairs/${planned}/edit`}>
          <FairFieldsHidden fields={fields} seen={seen} />
          <button type="submit" class="button">
            Sửa tiếp
          </button>
        </DeskForm>
      </div>
    </DeskPage>,
  )
}

function Sent({ when, text }: { when: string; text: string }) {
  return (
    <>
      <h3>{when}</h3>
      <blockquote>{text}</blockquote>
    </>
  )
}

async function save(context: DeskContext, { planned, notice, reason, fields, seen }: Filled): Promise<Response> {
  const { memory, database, now } = context.env.services
  const officer = context.var.signedIn.officer.name
  const at = now()
  const number = await memory.fairs.append({ change: notice, officer, at, reason }, seen)
  if (number === undefined) return stale(context, planned, fields, seen)
  await actsIn(database).add({ at, officer, act: ACTS[notice.status], subject: `phiên việc làm ${planned}`, reason })
  return context.redirect('/officer/fairs?done=saved', 303)
}

const ACTS: Record<FairNotice['status'], string> = {
  expected: 'Sửa phiên việc làm',
  confirmed: 'Xác nhận phiên việc làm',
  moved: 'Dời phiên việc làm',
  cancelled: 'Huỷ phiên việc làm',
  extra: 'Thêm phiên việc làm',
}

function isStale(planned: Day, seen: number, log: readonly { planned: Day; number: number }[]): boolean {
  return log.some(each => each.planned === planned && each.number > seen)
}

function stale(context: DeskContext, planned: Day, fields: FairFields, seen: number): Promise<Response> {
  return fairPage(context, planned, { fields, since: seen, status: 409 })
}

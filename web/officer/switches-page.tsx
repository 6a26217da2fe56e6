import * as z from 'zod'
import { CHANNELS } from '../../bot/message.ts'
import type { Off } from '../../bot/switch-store.ts'
import type { DeskSettings } from '../../content/desk/desk-setting-store.ts'
import { writeMoment } from '../../content/write-moment.ts'
import { actsIn } from '../../db/acts.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { show } from '../show.ts'
import { channelName } from './channel-name.ts'
import { DeskForm, DeskPage, Field } from './frame.tsx'
import { refuseAtDesk } from './refusal.tsx'
import { ADMINISTRATORS, type DeskContext, type DeskRoute } from './route.ts'
import { Wide } from './wide.tsx'

export const SWITCHES_ROUTES: DeskRoute[] = [
  { method: 'GET', path: '/officer/switches', may: ADMINISTRATORS, does: showSwitches },
  { method: 'GET', path: '/officer/switches/:channel', may: ADMINISTRATORS, does: askSwitch },
  { method: 'POST', path: '/officer/switches/:channel', may: ADMINISTRATORS, does: flipSwitch },
  { method: 'POST', path: '/officer/settings', may: ADMINISTRATORS, does: changeSetting },
]

const Channel = z.enum([...CHANNELS, 'all'])
type Channel = z.infer<typeof Channel>
const REASON_LIMIT = 300 // stands before the number to call, on a small phone
const Reason = z.string().trim().min(5).max(REASON_LIMIT)

const SETTINGS: Record<keyof DeskSettings, { name: string; explains: string }> = {
  onePersonMayPublish: {
    name: 'Một người vừa viết vừa đăng',
    explains: 'Tắt thì bài của ai cũng phải do một người khác duyệt. Chỉ bật khi cơ quan không đủ người.',
  },
  secondFactorRequired: {
    name: 'Bắt buộc xác nhận hai bước',
    explains: 'Bật thì người có vai trò Duyệt và Quản trị phải bật xác nhận hai bước trước khi làm tiếp. Nên bật.',
  },
}

const DONE: Record<string, string> = { switched: 'Đã đổi. Có hiệu lực từ tin nhắn kế tiếp.', set: 'Đã lưu cài đặt.' }

async function showSwitches(context: DeskContext): Promise<Response> {
  const { memory, database } = context.env.services
  const off = await memory.switches.off()
  const settings = await deskSettingsIn(database).read()
  const settingNames = Object.keys(SETTINGS) as (keyof DeskSettings)[]
  return show(
    context,
    <DeskPage context={context} title="Bật, tắt" done={DONE[context.req.query('done') ?? '']}>
      <h2>Kênh trả lời người dân</h2>
      <p>Kênh đang tắt không trả lời câu hỏi: người dân đọc lý do bạn ghi và số điện thoại để gọi.</p>
      <Wide label="Các kênh">
        <table>
          <caption>Các kênh</caption>
          <thead>
            <tr>
              <th scope="col">Kênh</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {Channel.options.toReversed().map(channel => {
              const now = off.find(each => each.channel === channel)
              return (
                <tr>
                  <th scope="row">{channelName(channel)}</th>
                  <td>
                    {now ? sayOff(now) : 'Đang mở.'}{' '}
                    <a href={`/officer/switches/${channel}`}>
                      {now ? 'Mở lại' : 'Tắt'}
                      <span class="hidden"> {channelName(channel)}</span>
                    </a>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
      <h2>Cài đặt của bàn làm việc</h2>
      {settingNames.map(name => (
        <section class="card" aria-labelledby={`s-${name}`}>
          <h3 id={`s-${name}`}>
            {SETTINGS[name].name}: {settings[name] ? 'đang bật' : 'đang tắt'}
          </h3>
          <p>{SETTINGS[name].explains}</p>
          <DeskForm context={context} action="/officer/settings">
            <input type="hidden" name="name" value={name} />
            <input type="hidden" name="to" value={settings[name] ? 'off' : 'on'} />
            <button type="submit" class="button">
              {settings[name] ? 'Tắt' : 'Bật'}
              <span class="hidden">: {SETTINGS[name].name}</span>
            </button>
          </DeskForm>
        </section>
      ))}
    </DeskPage>,
  )
}

function sayOff({ officer, at, reason }: Off): string {
  return `Đang tắt từ ${writeMoment(at)}, ${officer}: ${reason}`
}

async function askSwitch(context: DeskContext): Promise<Response> {
  const channel = Channel.safeParse(context.req.param('channel'))
  if (!channel.success) return refuseAtDesk(context, 404, 'Không có kênh này.')
  return showSwitch(context, channel.data)
}

async function flipSwitch(context: DeskContext): Promise<Response> {
  const { services } = context.env
  const channel = Channel.safeParse(context.req.param('channel'))
  if (!channel.success) return refuseAtDesk(context, 404, 'Không có kênh này.')
  const to = z.enum(['on', 'off']).safeParse(context.var.fields.to)
  const reason = Reason.safeParse(context.var.fields.reason)
  if (!to.success || !reason.success)
    return showSwitch(context, channel.data, `Bạn ghi lý do, từ 5 đến ${REASON_LIMIT} chữ cái.`)
  const isOff = to.data === 'off'
  const done = { officer: context.var.signedIn.officer.name, reason: reason.data, at: services.now() }
  await services.memory.switches.flip({ channel: channel.data, off: isOff, ...done })
  const act = isOff ? 'Tắt kênh' : 'Mở lại kênh'
  await actsIn(services.database).add({ ...done, act, subject: channelName(channel.data) })
  return context.redirect('/officer/switches?done=switched', 303)
}

async function showSwitch(context: DeskContext, channel: Channel, wrong?: string): Promise<Response> {
  const off = (await context.env.services.memory.switches.off()).find(each => each.channel === channel)
  const name = channelName(channel)
  return show(
    context,
    <DeskPage context={context} title={`${off ? 'Mở lại' : 'Tắt'}: ${name}`}>
      {off ? <p>{sayOff(off)}</p> : null}
      {off ? null : (
        <p class="caution">
          Người hỏi qua {channel === 'all' ? 'bất cứ kênh nào' : name} sẽ không nhận được câu trả lời, trừ chỉ dẫn khi
          nguy cấp.
        </p>
      )}
      <DeskForm context={context} action={`/officer/switches/${channel}`}>
        <input type="hidden" name="to" value={off ? 'on' : 'off'} />
        <Field
          name="reason"
          label={off ? 'Vì sao mở lại' : 'Lý do, người dân đọc đúng câu này'}
          help={off ? 'Ghi vào nhật ký.' : 'Một câu đầy đủ, như: Trang đang sửa một số nội dung, chiều nay sẽ mở lại.'}
          value={context.get('fields')?.reason}
          wrong={wrong}
          lines={3}
          required
        />
        <div class="buttons">
          <button type="submit" class={off ? 'button main' : 'button danger'}>
            {off ? 'Mở lại' : 'Tắt'}
          </button>
          <a class="button" href="/officer/switches">
            Thôi
          </a>
        </div>
      </DeskForm>
    </DeskPage>,
    wrong ? 422 : 200,
  )
}

const Setting = z.object({
  name: z.enum(Object.keys(SETTINGS) as [keyof DeskSettings]),
  to: z.enum(['on', 'off']),
})

async function changeSetting(context: DeskContext): Promise<Response> {
  const setting = Setting.safeParse(context.var.fields)
  if (!setting.success) return refuseAtDesk(context, 422, 'Không có cài đặt này.')
  const { name, to } = setting.data
  const { database, now } = context.env.services
  await deskSettingsIn(database).set(name, to === 'on')
  const act = to === 'on' ? 'Bật cài đặt' : 'Tắt cài đặt'
  const { name: officer } = context.var.signedIn.officer
  await actsIn(database).add({ at: now(), officer, act, subject: SETTINGS[name].name, reason: '' })
  return context.redirect('/officer/switches?done=set', 303)
}

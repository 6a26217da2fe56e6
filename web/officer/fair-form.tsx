import type { Day } from '../../content/day.ts'
import { FAIR_FIELDS, type FairFields, statusesFor } from '../../content/desk/fair-form.ts'
import type { FairCalendar } from '../../content/fair.ts'
import { FAIR_NAMES } from './fair-says.ts'
import { DeskForm, Field } from './frame.tsx'
import type { DeskContext } from './route.ts'

/** The form of a job fair; it leads to the page that tells who will be told. */
export function FairForm(props: {
  context: DeskContext
  planned: Day
  calendar: FairCalendar
  fields: FairFields
  /** The newest change of the fair that the officer has read. */
  seen: number
  wrong?: Readonly<Record<string, string>>
}) {
  const { context, planned, calendar, fields, seen, wrong = {} } = props
  const field = (name: (typeof FAIR_FIELDS)[number]) => ({
    name,
    label: FAIR_NAMES[name],
    value: fields[name],
    wrong: wrong[name],
  })
  return (
    <DeskForm context={context} action={`/officer/fairs/${planned}/check`}>
      <input type="hidden" name="seen" value={String(seen)} />
      <Field {...field('status')} options={statusesFor(planned, calendar)} />
      <Field {...field('movedTo')} type="date" help="Chỉ điền khi dời." />
      <p>
        <label>
          <input type="checkbox" name="certain" value="yes" checked={fields.certain === 'yes'} /> {FAIR_NAMES.certain}
        </label>
        <span class="hint"> Với phiên dời và phiên thêm. Bỏ chọn nếu mới là dự kiến.</span>
      </p>
      <Field {...field('opens')} type="time" />
      <Field {...field('closes')} type="time" />
      <Field {...field('place')} help={`Để trống là nơi thường lệ: ${calendar.usualPlace}.`} />
      <Field {...field('online')} type="url" help="Nếu có dự qua mạng. Bắt đầu bằng https://" />
      <Field {...field('organiser')} help="Để trống nếu là Trung tâm Dịch vụ việc làm Đồng Nai." />
      <Field {...field('companies')} lines={4} help="Mỗi dòng một công ty." />
      <Field {...field('note')} lines={2} help="Người dân đọc nguyên văn." />
      <Field {...field('source')} required help="Số văn bản, hoặc ai báo và ngày báo. Người dân đọc dòng này." />
      <Field
        name="reason"
        label="Lý do sửa"
        value={fields.reason}
        wrong={wrong.reason}
        required
        help="Ghi vào lịch sử của phiên; người dân không đọc."
      />
      <button type="submit" class="button main">
        Xem ai sẽ được báo
      </button>
    </DeskForm>
  )
}

/** What was typed, carried on to the next page. */
export function FairFieldsHidden({ fields, seen }: { fields: FairFields; seen: number }) {
  return (
    <>
      <input type="hidden" name="seen" value={String(seen)} />
      {[...FAIR_FIELDS, 'reason'].map(name =>
        fields[name] ? <input type="hidden" name={name} value={fields[name]} /> : null,
      )}
    </>
  )
}

import { type Contact, dial } from '../../content/contact.ts'
import { writeDay } from '../../content/day.ts'
import { wording } from '../../content/wording.ts'

/** Where to ask: everything that is known of an office, and honest about what is not. */
export function OfficeView({ office }: { office: Contact }) {
  const { name, phone, phoneNote, address, hours, web, email, confidence, lastChecked } = office
  return (
    <>
      <p>
        <strong>{capital(name)}</strong>
      </p>
      {phone ? (
        <p>
          <a class="button call" href={`tel:${dial(office)}`}>
            {wording.callNow(phone)}
          </a>
          {phoneNote ? <span class="beside">{phoneNote}</span> : null}
        </p>
      ) : (
        <p>Chưa có số điện thoại để ghi ở đây; bạn hỏi trực tiếp tại nơi này.</p>
      )}
      <ul class="plain">
        {address ? <li>Địa chỉ: {address}</li> : null}
        {hours ? <li>Giờ làm việc: {hours}</li> : null}
        {web ? (
          <li>
            Trang: <a href={web}>{web.replace(/^https?:\/\//, '')}</a>
          </li>
        ) : null}
        {email ? (
          <li>
            Thư: <a href={`mailto:${email}`}>{email}</a>
          </li>
        ) : null}
      </ul>
      <p class="hint">
        Kiểm tra ngày {writeDay(lastChecked)}
        {confidence === 'B' ? '; mới có một nguồn, nên hỏi lại trước khi đi' : ''}.
      </p>
    </>
  )
}

/** Offices stand in the middle of sentences elsewhere: "cơ quan Bảo hiểm xã hội". */
function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

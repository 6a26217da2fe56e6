import { helpline } from '../../bot/steps/person.ts'
import { writeDay } from '../../content/day.ts'
import { LAST_CHECK } from '../accessibility-check.ts'
import { Actions } from '../parts/actions.tsx'
import { Page } from '../parts/page.tsx'
import type { Services } from '../services.ts'

/** How accessible the pages are, when and how that was last checked, and what was not. */
export function AccessibilityPage({ services }: { services: Services }) {
  const { day, methods, notYet } = LAST_CHECK
  const { actions } = helpline(services.memory.library.knowledge)
  return (
    <Page services={services} title="Trợ năng – Hỏi đáp an sinh Đồng Nai" shared={{ path: '/tro-nang' }}>
      <h1>Trợ năng</h1>
      <p>
        Các trang này cần dùng được cho mọi người: người khiếm thị, người dùng bàn phím, người đọc chậm, điện thoại cũ,
        mạng yếu. Chúng tôi theo chuẩn WCAG 2.2 mức AA.
      </p>
      <h2>Dùng thế nào cho dễ</h2>
      <ul>
        <li>Phóng to chữ bằng trình duyệt: trang xếp lại, không phải kéo ngang.</li>
        <li>Nền tối hay sáng theo cài đặt của máy.</li>
        <li>Bàn phím: phím Tab đi tới, Enter để bấm; phím Tab đầu tiên cho nhảy thẳng tới nội dung.</li>
        <li>Không cần JavaScript. Các nút gọi điện đều ghi rõ gọi ai.</li>
        <li>
          Số khẩn cấp có bản chữ trơn: <a href="/khan-cap.txt">khan-cap.txt</a>.
        </li>
      </ul>
      <h2>Lần kiểm tra gần nhất: {writeDay(day)}</h2>
      <ul>
        {methods.map(method => (
          <li>{method}</li>
        ))}
      </ul>
      <h2>Chưa làm được</h2>
      <ul>
        {notYet.map(gap => (
          <li>{gap}</li>
        ))}
      </ul>
      <h2>Gặp chỗ khó dùng</h2>
      <p>
        Bạn viết vào khung hỏi đáp, ghi “gặp cán bộ”, hoặc nhờ người thân gọi giúp. Nơi giải quyết hồ sơ vẫn nhận bạn
        trực tiếp.
      </p>
      <Actions actions={actions} conversation="" />
    </Page>
  )
}

import { wording } from '../../content/wording.ts'
import { Page } from '../parts/page.tsx'
import { Prose } from '../parts/prose.tsx'
import type { Services } from '../services.ts'

/** What is kept, why and how long: the bot's own words to "/riengtu", and what only pages do. */
export function PrivacyPage({ services }: { services: Services }) {
  return (
    <Page services={services} title="Riêng tư – Hỏi đáp an sinh Đồng Nai" shared={{ path: '/rieng-tu' }}>
      <h1>Riêng tư</h1>
      <h2>Khi bạn hỏi</h2>
      <Prose text={wording.privacy(services.memory.keepDays)} />
      <h2>Khi bạn chỉ đọc và tìm</h2>
      <ul>
        <li>Trang đọc và ô tìm không lưu lại chữ bạn gõ; chữ ấy cũng không nằm trong địa chỉ trang.</li>
        <li>
          Trang cho người dân không có cookie, không tải gì từ trang khác, không đếm người xem bằng dịch vụ bên ngoài.
        </li>
        <li>
          Nhật ký máy chủ của chúng tôi ghi giờ, trang được mở và kết quả; không ghi lời bạn, không ghi địa chỉ mạng.
        </li>
        <li>
          Máy của bạn giữ sẵn trang <a href="/khan-cap">Số khẩn cấp</a> để mở khi mất mạng. Trang hỏi đáp nhớ cuộc trò
          chuyện trong thẻ đang mở, để bạn mở lại được; đóng thẻ hay bấm “Thoát nhanh” thì máy bạn không còn giữ.
        </li>
      </ul>
      <h2>Xoá</h2>
      <p>
        Trong chính cuộc trò chuyện, bạn nhắn <strong>xoá dữ liệu của tôi</strong>. Máy xoá ngay và nói đã xoá những gì.
        Trang không biết bạn là ai, nên không xoá giúp từ nơi khác được.
      </p>
    </Page>
  )
}

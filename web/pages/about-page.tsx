import { helpline } from '../../bot/steps/person.ts'
import { Page } from '../parts/page.tsx'
import type { Services } from '../services.ts'

/** What this is, who answers for it, and what it is not. */
export function AboutPage({ services }: { services: Services }) {
  const { knowledge } = services.memory.library
  const { phone } = helpline(knowledge)
  const telegram = services.channels.some(channel => channel.startsWith('telegram'))
  const zalo = services.channels.some(channel => channel.startsWith('zalo'))
  const others = [...(telegram ? ['Telegram'] : []), ...(zalo ? ['Zalo'] : [])]
  return (
    <Page services={services} title="Giới thiệu – Hỏi đáp an sinh Đồng Nai" shared={{ path: '/gioi-thieu' }}>
      <h1>Giới thiệu</h1>
      <h2>Đây là gì</h2>
      <p>
        Nơi hỏi đáp tự động về bảo hiểm xã hội, bảo hiểm y tế, thất nghiệp, trợ cấp, Tổng đài 111, sàn giao dịch việc
        làm và các chương trình hỗ trợ ở Đồng Nai. Bạn hỏi, máy tìm trong {knowledge.entries.size} mục do cán bộ soạn và
        đưa đúng lời cán bộ, kèm căn cứ và ngày. Máy không tự viết câu trả lời; không có câu chắc chắn thì máy nói là
        chưa có.
      </p>
      {others.length > 0 ? <p>Cũng hỏi được trên {others.join(' và ')}.</p> : null}
      <h2>Ai chịu trách nhiệm</h2>
      <p>
        Mỗi mục ghi nơi chịu trách nhiệm, nơi hỏi thêm, văn bản làm căn cứ và ngày phải rà soát lại. Các lần sửa được
        giữ lại: mở một mục và chọn ngày, bạn đọc được nội dung của ngày ấy.
      </p>
      <p>
        Thấy sai, cũ hay khó hiểu, bạn bấm “Chưa đúng” dưới câu trả lời: cán bộ sẽ đọc.
        {phone ? ` Muốn nói với người, bạn gọi tổng đài chung của Đồng Nai ${phone}.` : ''}
      </p>
      <h2>Đây không phải là gì</h2>
      <ul>
        <li>Không quyết định hồ sơ: nơi nhận hồ sơ quyết định.</li>
        <li>Không xem được hồ sơ riêng của bạn, không cần số căn cước, số sổ.</li>
        <li>Không phải nơi nộp hồ sơ.</li>
        <li>
          Không thay cấp cứu, công an: có người gặp nguy hiểm thì gọi <a href="/khan-cap">số khẩn cấp</a>.
        </li>
        <li>
          Không thay văn bản pháp luật: văn bản có tên ở trang <a href="/can-cu">Căn cứ</a>.
        </li>
      </ul>
      <h2>Kế hoạch 9491 đã hết thời gian</h2>
      <p>
        Kế hoạch 9491/KH-UBND ngày 10/8/2021 của UBND tỉnh Đồng Nai đặt mục tiêu cho giai đoạn 2021–2025. Chỗ nào nhắc
        đến kế hoạch thì đó là mục tiêu của giai đoạn ấy; chế độ hôm nay theo luật và nghị định đang có hiệu lực.
      </p>
    </Page>
  )
}

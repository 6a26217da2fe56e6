import type { Child } from 'hono/jsx'
import { show } from '../show.ts'
import { DeskPage } from './frame.tsx'
import { GUIDE_PICTURES } from './guide-pictures.ts'
import { GuideHelp, GuideWords } from './guide-words.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const GUIDE_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer/guide', may: ALL, does: showGuide }]

const PARTS = [
  ['bat-dau', 'Bắt đầu một ngày'],
  ['cau-hoi', 'Từ câu chưa trả lời được đến câu trả lời đã đăng'],
  ['muc-tien', 'Khi một mức tiền thay đổi'],
  ['phien', 'Phiên việc làm'],
  ['gap-can-bo', 'Khi người dân xin gặp cán bộ'],
  ['xem-lai', 'Giữ cho câu trả lời luôn đúng'],
  ['truc-trac', 'Khi có gì không ổn'],
  ['chu', 'Các chữ hay gặp'],
] as const

function showGuide(context: DeskContext): Response {
  return show(
    context,
    <DeskPage context={context} title="Hướng dẫn">
      <p>
        Đọc khoảng mười phút. Không sợ làm hỏng: chữ bạn gõ chỉ tới người dân khi có người duyệt và đăng, và bản cũ lúc
        nào cũng lấy lại được.
      </p>
      <nav aria-label="Trong trang này">
        <ol>
          {PARTS.map(([id, title]) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Part id="bat-dau">
        <p>
          Mở <a href="/officer">Việc hôm nay</a>. Trang này đếm việc đang chờ, việc gấp đứng trước. Người báo nguy hiểm
          và người chờ cán bộ luôn làm trước tiên.
        </p>
        <Picture name="viec-hom-nay" says="Trang Việc hôm nay với số người chờ, nhóm câu hỏi và bản chờ duyệt" />
      </Part>
      <Part id="cau-hoi">
        <ol>
          <li>
            Mở <a href="/officer/inbox">Hộp thư</a>. Các câu cùng ý được gộp thành nhóm, nhóm nhiều người hỏi đứng
            trước. Số điện thoại, số căn cước trong câu đã được che.
            <Picture name="hop-thu" says="Hộp thư với các nhóm câu hỏi và số người hỏi" />
          </li>
          <li>
            Mở một nhóm. Nếu đã có mục trả lời đúng ý, bấm <b>Thêm cách hỏi và gửi duyệt</b>: lần sau máy hiểu câu đó.
            Nếu chưa có, bấm <b>Soạn mục mới từ câu này</b>.
            <Picture name="nhom" says="Một nhóm câu hỏi với nút soạn mục mới" />
          </li>
          <li>
            Điền từng ô; dưới mỗi ô có một câu chỉ cách viết. Viết như nói với một người đang đứng trước mặt: câu ngắn,
            việc cần làm trước. Không gõ số tiền và số điện thoại, hãy chọn tên ở bảng bên cạnh: số đổi thì câu tự đổi.
            Máy tự cất dần chữ đang gõ.
            <Picture name="soan" says="Mẫu soạn mục hỏi đáp, bên cạnh là phần xem thử" />
          </li>
          <li>
            Bấm <b>Xem thử</b> để thấy câu trả lời như trên Telegram, Zalo và trang web. Rồi bấm <b>Lưu và gửi duyệt</b>
            , viết một câu vì sao.
          </li>
          <li>
            Ở trang của mục, mở <b>Thử trước khi đăng</b>: máy hỏi lại mọi câu mẫu và các câu người dân đã hỏi, và chỉ
            ra câu nào sẽ được trả lời khác đi. Chỗ đỏ phải đọc kỹ.
            <Picture name="thu" says="Trang Thử trước khi đăng với các câu trả lời đổi khác" />
          </li>
          <li>
            Một người khác đọc lại và bấm <b>Duyệt và đăng ngay</b>, hoặc <b>Trả lại</b> kèm lời góp ý. Đăng xong, người
            hỏi ngay sau đó nhận câu mới, ở mọi kênh. Ai xin báo lại thì được báo.
            <Picture name="duyet" says="Trang một mục chờ duyệt với nút duyệt và đăng" />
          </li>
        </ol>
      </Part>
      <Part id="muc-tien">
        <p>
          Lương cơ sở, mức đóng, mức hưởng nằm ở <a href="/officer/amounts">Mức tiền</a>, mỗi mức một chỗ. Mở mức, ghi
          giá trị mới, ngày áp dụng và văn bản, bấm <b>Xem mọi câu sẽ đổi</b>. Máy liệt kê từng câu trước và sau. Đúng
          cả thì gửi duyệt một lần. Đến ngày, các câu tự đổi; không cần nhớ.
        </p>
      </Part>
      <Part id="phien">
        <p>
          Máy biết ngày 10 và 25 theo lịch, nhưng chỉ bạn biết phiên có họp hay không. Trước mỗi phiên, mở{' '}
          <a href="/officer/fairs">Phiên việc làm</a> để xác nhận, dời, huỷ, ghi địa điểm và công ty. Trang{' '}
          <b>Xem ai sẽ được báo</b> cho biết bao nhiêu người nhận tin gì, lúc nào, trước khi bạn bấm lưu.
        </p>
      </Part>
      <Part id="gap-can-bo">
        <p>
          Mở <a href="/officer/inbox/talks">Người chờ cán bộ</a>, chọn người chờ lâu nhất, đọc lại câu chuyện rồi trả
          lời. Từ lúc đó máy im lặng, mọi lời tới thẳng bạn. Xong thì bấm <b>Kết thúc, máy trả lời tiếp</b>. Đừng xin số
          căn cước, mật khẩu hay mã OTP qua tin nhắn.
        </p>
        <p>
          Có lời về trẻ em bị hại, bạo lực hay muốn chết: gọi ngay 111 (trẻ em) hoặc 113, rồi mới làm việc khác. Máy đã
          đưa số khẩn cấp cho người ấy.
        </p>
      </Part>
      <Part id="xem-lai">
        <p>
          Mỗi mục có ngày phải xem lại. Mở <a href="/officer/review">Cần xem lại</a>, đọc, bấm{' '}
          <b>Đã xem lại, vẫn đúng</b> hoặc <b>Cần sửa</b>. Muốn làm nhiều mục trong Excel thì dùng{' '}
          <a href="/officer/exchange">Nhập, xuất</a>: máy cho xem từng chỗ sẽ đổi rồi mới hỏi bạn.{' '}
          <a href="/officer/figures">Số liệu</a> cho biết người dân hỏi gì nhiều mà chưa có câu trả lời.
        </p>
      </Part>
      <Part id="truc-trac">
        <GuideHelp />
      </Part>
      <Part id="chu">
        <GuideWords />
      </Part>
    </DeskPage>,
  )
}

function Part({ id, children }: { id: (typeof PARTS)[number][0]; children: Child }) {
  return (
    <section class="guide">
      <h2 id={id}>{PARTS.find(([each]) => each === id)![1]}</h2>
      {children}
    </section>
  )
}

/** A picture of a real page; left out when there is none, for the text stands alone. */
function Picture({ name, says }: { name: string; says: string }) {
  const picture = GUIDE_PICTURES[name]
  if (!picture) return null
  const { source, width, height } = picture
  return <img class="shot" src={source} alt={says} width={width} height={height} loading="lazy" />
}

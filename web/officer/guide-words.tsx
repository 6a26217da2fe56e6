/** What may go wrong at the desk, and what to do. */
const HELP: readonly (readonly [what: string, does: string])[] = [
  [
    'Câu trả lời đang dùng bị sai',
    'Mở mục đó, bấm "Rút mục này" nếu sai nặng: máy thôi nói câu ấy ngay. Sai nhẹ thì sửa, gửi duyệt. Cần lại bản cũ: Lịch sử, "Khôi phục thành bản nháp".',
  ],
  [
    'Máy trả lời lạc ý',
    'Mở Từ và dấu hiệu, gõ câu đó vào ô thử để xem máy hiểu ra sao. Thường chỉ thiếu một cách hỏi: thêm vào mục đúng.',
  ],
  [
    'Cả dịch vụ có vấn đề',
    'Quản trị mở Bật, tắt, tắt một kênh hay tất cả, viết lý do. Người dân đọc được lý do đó; lời báo nguy hiểm vẫn được trả lời.',
  ],
  ['"Trang này đã cũ"', 'Phiên làm việc đã đổi. Chữ bạn gõ còn nguyên trên trang: bấm Gửi lại.'],
  [
    'Có người sửa cùng lúc',
    'Không ai mất chữ. Hai bản hiện cạnh nhau, chỗ khác được tô; bạn chọn giữ chỗ nào rồi lưu.',
  ],
  ['Không bấm đăng được', 'Người viết không tự đăng bài của mình. Nhờ một người có vai trò duyệt.'],
  ['Quên mật khẩu, mất điện thoại xác nhận', 'Gặp hoặc gọi quản trị. Quản trị đặt lại ở trang Cán bộ.'],
  [
    'Nghi có người khác dùng tài khoản của bạn',
    'Mở trang có tên bạn ở đầu trang, đăng xuất các máy khác, đổi mật khẩu, báo quản trị. Mọi việc đều có trong Nhật ký.',
  ],
]

const WORDS: readonly (readonly [word: string, means: string])[] = [
  ['Mục hỏi đáp', 'Một câu hỏi và câu trả lời mà một nơi chịu trách nhiệm.'],
  ['Cách hỏi khác', 'Những cách người dân hỏi cùng một việc. Chỉ để máy tìm, không ai nhìn thấy.'],
  ['Căn cứ', 'Văn bản, điều khoản hay mục Kế hoạch mà câu trả lời dựa vào. Luôn hiện dưới câu trả lời.'],
  ['Độ chắc', 'A: có văn bản chính thức hoặc hai nguồn. B: một nguồn, hiện kèm câu "cần kiểm tra lại".'],
  ['Nháp, Chờ duyệt, Trả lại', 'Bản chưa tới người dân: đang viết, đợi người khác đọc, hoặc cần sửa thêm.'],
  ['Đang dùng', 'Bản người dân nhận hôm nay.'],
  ['Hẹn đăng', 'Đã duyệt, tự đăng khi đến giờ nếu không ai sửa trước đó.'],
  ['Đã rút', 'Mục từng đăng, nay máy không dùng nữa. Vẫn còn trong lịch sử.'],
  ['Mức tiền', 'Một con số chính thức theo từng giai đoạn. Câu trả lời gọi tên nó, không gõ số.'],
  ['Nhật ký', 'Mọi việc cán bộ đã làm, từng dòng được niêm, không ai sửa hay xoá được.'],
]

export function GuideHelp() {
  return (
    <dl>
      {HELP.map(([what, does]) => (
        <>
          <dt>{what}</dt>
          <dd>{does}</dd>
        </>
      ))}
    </dl>
  )
}

export function GuideWords() {
  return (
    <dl>
      {WORDS.map(([word, means]) => (
        <>
          <dt>{word}</dt>
          <dd>{means}</dd>
        </>
      ))}
    </dl>
  )
}

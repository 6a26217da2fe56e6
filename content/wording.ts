/** The sentences the bot says itself. Entries, urgent texts and offices speak for themselves. */
export const wording = {
  greeting:
    'Chào bạn. Tôi trả lời câu hỏi về bảo hiểm xã hội, bảo hiểm y tế, thất nghiệp, trợ cấp, Tổng đài 111 và sàn giao dịch việc làm ở Đồng Nai. Bạn cứ hỏi như nói chuyện, không dấu cũng được.',
  thanks: 'Không có gì. Cần hỏi thêm bạn cứ nhắn. Chúc bạn và gia đình mạnh khoẻ.',
  goodbye: 'Chào bạn, chúc bạn một ngày tốt lành.',
  whoAmI:
    'Tôi là máy trả lời tự động, tìm trong các câu trả lời do cán bộ Đồng Nai soạn và chịu trách nhiệm. Tôi không quyết định hồ sơ và không xem được hồ sơ riêng của bạn.',
  nothingSaid: 'Bạn chưa viết câu hỏi. Ví dụ: "nghỉ việc bao lâu phải nộp hồ sơ thất nghiệp".',
  tooLong: (limit: number) => `Câu hỏi dài quá ${limit} chữ cái. Bạn rút gọn lại, mỗi lần hỏi một việc nhé.`,
  which: 'Bạn muốn hỏi việc nào?',
  neither: 'Không phải các việc trên',
  unknown: (office: string) =>
    `Tôi chưa có câu trả lời chắc chắn cho việc này nên không dám đoán. Bạn hỏi ${office}. Câu hỏi của bạn đã được chuyển cho cán bộ để bổ sung.`,
  declined: (door: string) =>
    `Việc này nằm ngoài phần tôi trả lời được (bảo hiểm, trợ cấp, việc làm, trẻ em và an sinh ở Đồng Nai). ${door}`,
  anyDoor: (phone: string, web: string) => `Bạn có thể gọi ${phone} hoặc xem ${web}.`,
  ended: (day: string, office: string) =>
    `Đây là quy định áp dụng đến hết ngày ${day}. Hãy hỏi ${office} để biết quy định mới.`,
  toCheck: 'Nội dung này mới dựa trên một nguồn, cần kiểm tra lại với nơi giải quyết.',
  personalNumber: 'Bạn đừng gửi số căn cước, số sổ, số tài khoản ở đây. Tôi đã che số đó và không lưu lại.',
  fullText: 'Xem đầy đủ',
  ask: (office: string) => `Hỏi: ${office}`,
  nextFairs: 'Các phiên giao dịch việc làm sắp tới',
  fairAdvice: 'Ngày ghi "dự kiến" chưa được xác nhận. Trước khi đi, hãy hỏi Trung tâm Dịch vụ việc làm Đồng Nai.',
  fairFree: 'Vào cửa và được tư vấn miễn phí.',
  noFairThen: (when: string) => `${when} không còn phiên nào theo lịch.`,
  communeTitle: (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)} có thuộc Đồng Nai không?`,
  communeOurs: (name: string) =>
    `Có. ${name[0]!.toUpperCase()}${name.slice(1)} là một trong 95 xã, phường của thành phố Đồng Nai. Hồ sơ nộp tại Trung tâm Phục vụ hành chính công của xã, phường.`,
  communeUnknown:
    'Tôi không thấy tên này trong 95 xã, phường của thành phố Đồng Nai hiện nay. Có thể đó là tên cũ trước khi sáp nhập; bạn hỏi UBND xã, phường nơi bạn ở.',
  callNow: (phone: string) => `Gọi ${phone}`,
  textOnly: 'Tôi chỉ đọc được chữ. Bạn viết câu hỏi ra giúp tôi nhé, ngắn thôi cũng được.',
  apology: 'Xin lỗi bạn, hệ thống đang trục trặc nên chưa trả lời được.',
} as const

import type { Day } from '../content/day.ts'

/** The last accessibility check, as /tro-nang tells it. Whoever checks again writes here what was done, and when. */
export const LAST_CHECK: { day: Day; methods: readonly string[]; notYet: readonly string[] } = {
  day: '2026-11-27',
  methods: [
    'Máy kiểm tra axe-core 4.14 trong trình duyệt Chromium, nền sáng và nền tối, rộng 320 và 1100 điểm ảnh: không còn lỗi.',
    'Phóng chữ 400 %: không phải kéo ngang.',
    'Tắt JavaScript: đọc, tìm, hỏi, góp ý và gọi điện đều được.',
  ],
  notYet: [
    'Chưa thử cùng người khiếm thị dùng trình đọc màn hình.',
    'Chưa thử trên iPhone với VoiceOver.',
    'Tên văn bản pháp luật dài, chưa có bản viết dễ đọc hơn.',
  ],
}

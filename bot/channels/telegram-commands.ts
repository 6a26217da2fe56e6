/** The commands menu: what Telegram shows, and what each says for the citizen. */
export const COMMANDS = [
  { command: 'start', description: 'Bắt đầu, xem các chủ đề', says: '/start' },
  {
    command: 'san_viec_lam',
    description: 'Phiên giao dịch việc làm sắp tới',
    says: 'khi nào có sàn giao dịch việc làm',
  },
  { command: 'goi_111', description: 'Tổng đài 111 bảo vệ trẻ em', says: 'tổng đài 111 là gì' },
  { command: 'nop_o_dau', description: 'Nộp hồ sơ ở đâu, hỏi ai', says: '@lien-he-thu-tuc' },
  { command: 'gap_can_bo', description: 'Hỏi cán bộ', says: 'gặp cán bộ' },
  { command: 'riengtu', description: 'Bot lưu gì về bạn', says: '/riengtu' },
  { command: 'xoa', description: 'Xoá dữ liệu của bạn', says: '/xoa' },
  { command: 'help', description: 'Cách hỏi', says: '/help' },
] as const

/** What a command, or a link from a QR code (`/start <entry or topic>`), says; any other text says itself. */
export function meaningOf(text: string, knows: { entry(id: string): boolean; topic(id: string): boolean }): string {
  const [, command, payload] = /^\/([a-z0-9_]+)(?:@\w+)?(?:\s+([A-Za-z0-9_-]+))?\s*$/.exec(text) ?? []
  if (!command) return text
  if (command === 'start' && payload) {
    if (knows.entry(payload)) return `#${payload}`
    if (knows.topic(payload)) return `@${payload}`
  }
  return COMMANDS.find(each => each.command === command)?.says ?? '/help'
}

import { describe, expect, it } from 'vitest'
import { holdsPersonalNumber, mask } from '../../bot/understanding/mask.ts'

describe('A personal number', () => {
  it.each([
    ['cccd của tôi 079203001234 nhờ xem', 'cccd của tôi [căn cước] nhờ xem'],
    ['079 203 001 234', '[căn cước]'],
    ['gọi tôi 0912345678 nhé', 'gọi tôi [điện thoại] nhé'],
    ['sđt 0912.345.678, +84912345678 và 84 912 345 678', 'sđt [điện thoại], [điện thoại] và [điện thoại]'],
    ['số sổ 7912345678 bị sai', 'số sổ [số bảo hiểm] bị sai'],
    ['cmnd 272345678', 'cmnd [chứng minh]'],
    ['thẻ DN4797912345678', 'thẻ [thẻ bảo hiểm]'],
    ['stk 19034567890123 vietcombank', 'stk [tài khoản] vietcombank'],
    ['mail em là nguyen.van.a@gmail.com', 'mail em là [email]'],
  ])('in "%s" is masked', (text, masked) => expect(mask(text)).toBe(masked))

  it.each([
    'lương 5000000 đồng',
    'luong 12000000 dong',
    'vay 100000000đ',
    'thu nhập 25.000.000 đ',
    'gọi 111, 113 hay 115',
    'tổng đài 19009068',
    'từ 01/07/2026 đến 31-12-2026',
    'Luật 41/2024/QH15 Điều 70',
    'nghị định 335/2026/NĐ-CP',
    'sinh năm 1985 đóng từ 2012',
    'mục KH-IV.1.d.1',
    'đóng 15 năm 6 tháng, 57 tuổi',
    'mẫu 14-HSB',
    'đóng 1.500.000 x 12 tháng',
  ])('is not seen in "%s"', text => expect([text, holdsPersonalNumber(text)]).toEqual([text, false]))
})

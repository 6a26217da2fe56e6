import { describe, expect, it } from 'vitest'
import { ask } from '../support/knowledge.ts'
import { withoutMarks } from '../support/without-marks.ts'

/** The questions the first release must answer, each with what a true answer holds. */
const ANSWERED: [question: string, entryOfTopic: RegExp, says: RegExp][] = [
  ['Tôi nghỉ việc rồi thì bao lâu phải nộp hồ sơ trợ cấp thất nghiệp?', /^bhtn$/, /3 tháng/],
  ['muc dong bhxh tu nguyen 2026', /^bhxh-tu-nguyen$/, /330\.000 đ/],
  ['mẹ tôi 76 tuổi không có lương hưu được tiền gì không', /^nguoi-cao-tuoi$/, /540\.000 đ/],
  ['hộ cận nghèo có được miễn tiền khám bệnh không', /^(bhyt|ho-ngheo|y-te)$/, /100\s?%/],
  ['mua nhà ở xã hội lương bao nhiêu', /^nha-o$/, /25/],
  ['con em công nhân gửi nhà trẻ có được hỗ trợ gì', /^giao-duc$/, /160\.000 đ/],
  ['bhyt hộ gia đình người thứ 3 đóng bao nhiêu', /^bhyt$/, /68\.310 đ|819\.720 đ/],
  ['sau khi sáp nhập thì nộp hồ sơ ở đâu', /^lien-he-thu-tuc$/, /xã, phường/],
]

describe('A citizen of Đồng Nai', () => {
  it.each(ANSWERED)('asks "%s" and gets a true, sourced answer, with and without marks', (question, topic, says) => {
    for (const text of [question, withoutMarks(question)]) {
      const answer = ask(text)
      expect([text, answer.kind, answer.text]).toEqual([text, 'found', answer.text])
      if (answer.kind !== 'found') return
      expect(answer.topic).toMatch(topic)
      expect(answer.text).toMatch(says)
      expect(answer.citations.length).toBeGreaterThan(0)
    }
  })

  it('asks for the next job fair and gets dates', () => {
    for (const text of ['bao giờ có phiên giao dịch việc làm', 'bao gio co phien giao dich viec lam'])
      expect(ask(text).text).toContain('25/11/2026')
  })

  it('tells of a neighbour who beats a child and is told to call 111', () => {
    for (const text of ['hàng xóm đánh con nít phải báo ai', 'hang xom danh con nit phai bao ai']) {
      const answer = ask(text)
      expect(answer.kind).toBe('urgent')
      expect(answer.actions.map(action => action.value)).toContain('111')
    }
  })

  it.each(['giá vàng hôm nay', 'gia vang hom nay', 'làm hộ chiếu', 'lam ho chieu'])(
    'asks "%s" and is told honestly that this is not here, and where to turn',
    question => {
      const answer = ask(question)
      expect(answer.kind).toBe('declined')
      expect(answer.text).toContain('nằm ngoài phần tôi trả lời')
    },
  )

  it('reads "cần kiểm tra lại" wherever only one source is known', () => {
    const answer = ask('chuẩn người có công hiện nay bao nhiêu')
    if (answer.kind === 'found' && answer.caution) expect(answer.text).toContain(answer.caution)
  })
})

import { describe, expect, it } from 'vitest'
import { type Turn, turnOf } from '../../bot/conversation.ts'
import { STEPS } from '../../bot/reply.ts'
import { urgent } from '../../bot/steps/urgent.ts'
import { wording } from '../../content/wording.ts'
import { ask, knowledge } from '../support/knowledge.ts'
import { questionsByKind } from '../support/questions-by-kind.ts'

describe('The answering policy', () => {
  it('looks for danger first', () => expect(STEPS[0]).toBe(urgent))

  it('gives the same answer to the same message', () => {
    expect(ask('nộp hồ sơ thất nghiệp ở đâu')).toEqual(ask('nộp hồ sơ thất nghiệp ở đâu'))
  })

  it('greets, thanks and says what it is, and nothing else is taken for that', () => {
    for (const text of ['xin chào', 'chào bạn', 'hello', 'alo', '/start'])
      expect([text, ask(text).kind]).toEqual([text, 'courtesy'])
    for (const text of ['cảm ơn bạn nhiều', 'cam on', 'ok cảm ơn']) expect(ask(text).text).toContain('Không có gì')
    for (const text of ['ok', 'dạ vâng ạ', 'ừ', 'hiểu rồi', 'vay a', 'ok roi'])
      expect([text, ask(text).text]).toEqual([text, 'Vâng. Cần hỏi thêm gì, bạn cứ nhắn nhé.'])
    expect(ask('bạn là ai').text).toContain('máy trả lời tự động')
    expect(ask('chào bạn, nghỉ việc bao lâu thì phải nộp hồ sơ trợ cấp thất nghiệp').kind).toBe('found')
  })

  it('takes a nod, a no, a scolding and thanks to an elder for what they are', () => {
    for (const [text, says] of [
      ['🙏🙏', wording.acknowledged],
      ['cảm ơn cháu nghen', wording.thanks],
      ['có phải bot không', wording.whoAmI],
      ['thoi, cam on co nha', wording.thanks],
      ['chào buổi sáng nha bot', wording.greeting],
      ['a nhầm', wording.whatThen],
      ['zay thoi', wording.acknowledged],
      ['không phải mấy cái đó', wording.whatThen],
      ['trả lời tào lao quá', wording.sorry],
      ['SAO KHÔNG AI TRẢ LỜI TÔI HẾT VẬY', wording.sorry],
    ] as const)
      expect([text, ask(text).text]).toEqual([text, says])
  })

  it('warns when nothing but a personal number is sent, and answers a question that holds one', () => {
    expect(ask('079203001234').text).toContain('đừng gửi số căn cước')
    expect(ask('số sổ của tôi 7912345678, nghỉ việc bao lâu phải nộp hồ sơ trợ cấp thất nghiệp').kind).toBe('found')
  })

  it('never asks a second clarifying question in a row', () => {
    const choice: Turn = { said: 'hưởng', at: 0, kind: 'choice', entries: [] }
    for (const text of ['hưởng bảo hiểm', 'hồ sơ', 'giấy tờ', 'chế độ cho người lao động']) {
      expect([text, ask(text, { after: [choice] }).kind]).not.toEqual([text, 'choice'])
    }
  })

  it('offers two or three entries, never more, when it is not sure', () => {
    for (const text of questionsByKind({ choice: 9 })) expect(ask(text).actions.length).toBeLessThanOrEqual(3)
  })

  it('shows the part a button names, and the whole', () => {
    const part = ask('#bhtn-nop-ho-so:papers')
    expect(part.kind === 'found' && part.parts.map(each => each.key)).toEqual(['papers'])
    const whole = ask('#bhtn-nop-ho-so:all')
    expect(whole.kind === 'found' && whole.parts.length).toBeGreaterThan(2)
  })

  it('answers both of two questions, and takes a story or a second sentence about the same for no question', () => {
    const both = (text: string) => {
      const answer = ask(text)
      return answer.kind === 'found' ? [answer.entry, ...answer.also.map(each => each.entry)] : [answer.kind]
    }
    for (const [text, ...entries] of [
      [
        'Giấy chuyển tuyến xài được bao lâu vậy? Còn bác sĩ hẹn tái khám thì có phải xin lại giấy không?',
        'bhyt-phieu-chuyen',
        'bhyt-hen-tai-kham',
      ],
      ['luong huu tinh sao? bhyt cua nguoi ve huu co mat tien khong?', 'ht-ty-le', 'bhyt-huong-huu'],
      [
        'mất thẻ bảo hiểm y tế xin lại ở đâu, với lại đổi chỗ khám ban đầu thì làm sao ạ',
        'bhyt-mat-the',
        'bhyt-doi-noi-kham',
      ],
      // What is asked second goes on about what was named first.
      ['rut bao hiem 1 lan duoc bao nhieu tien, nop giay xong may ngay tien ve', 'ml-cach-tinh', 'ml-bao-lau'],
    ] as const)
      expect([text, both(text)]).toEqual([text, entries])
    for (const text of [
      'Mẹ em mù một mắt, chưa đi xin giấy khuyết tật bao giờ. Có được thẻ y tế miễn phí không?',
      'Nghỉ việc rồi thì bao lâu phải nộp hồ sơ trợ cấp thất nghiệp? Cần giấy gì?',
      'Công ty nợ lương mấy tháng, không ai nói gì. Giờ em kêu ở đâu?', // who sets question marks only tells without
    ])
      expect([text, both(text).length]).toEqual([text, 1])
  })

  it('lists the questions of a topic', () => {
    const answer = ask('@bhtn')
    expect(answer.kind).toBe('choice')
    expect(answer.actions.every(action => action.value.startsWith('#'))).toBe(true)
  })

  it('lists the most asked questions of what is named and nothing else, or the subjects that go by that word', () => {
    for (const text of ['vay tiền', 'VAY TIEN', 'cho em hỏi về vay vốn với ạ', 'vay tieenf'])
      expect([text, ask(text).actions[0]?.value]).toEqual([text, '#vv-noi-vay'])
    const many = ask('tro cap')
    expect(many.actions.map(action => action.value)).toContain('@bhtn')
    expect(many.text).toContain('Bảo hiểm thất nghiệp')
    const choice: Turn = { said: 'tro cap', at: 0, kind: 'choice', entries: [] }
    const number = many.actions.findIndex(action => action.value === '@bhtn') + 1
    expect(ask(String(number), { after: [choice] }).text).toBe(ask('@bhtn').text)
  })

  it('takes nothing for a bare subject that asks something about it, or only sounds alike', () => {
    for (const text of ['vay tiền mua máy tính cho con', 'vậy ạ', 'thẻ bảo hiểm bị mất'])
      expect([text, ask(text).kind]).not.toEqual([text, 'choice'])
  })

  it('asks once for more when a few words tell no question, and offers the nearest after that', () => {
    for (const text of ['cái sổ', 'ho so', 'lam don']) {
      const answer = ask(text)
      expect([text, answer.kind, answer.text]).toEqual([text, 'courtesy', expect.stringContaining('nói rõ thêm')])
      expect(answer.actions.every(action => action.value.startsWith('@'))).toBe(true)
    }
    const before: Turn = { said: 'cái sổ', at: 0, kind: 'courtesy', entries: [] }
    expect(ask('mới nghỉ', { after: [before] }).text).toContain('tôi đã đọc')
    expect(ask('tờ giấy đó lấy ở chỗ nào vậy').text).not.toContain('nói rõ thêm')
  })

  it('offers what a few words may mean, and the rest of the subject', () => {
    const meant = {
      'xe lan': 'nkt-xe-lan',
      'con tu ky': 'nkt-tu-ky',
      'mù 1 mắt': 'nkt-mat',
      'chạy thận': 'bhyt-chay-than',
      'bé nhẹ cân': 'yt-suy-dinh-duong',
      'động kinh': 'nkt-tam-than',
      'quen mk vssid': 'lh-vssid-mat-khau',
      'hiến thận': 'bhyt-hien-tang',
    }
    const offers = Object.entries(meant).map(([text, entry]) => {
      const answer = ask(text)
      const values = answer.actions.filter(({ kind }) => kind === 'say').map(({ value }) => value)
      return { text, entry, answer, values }
    })
    // What was learned makes one or the other surer or less sure.
    const right = offers.filter(({ answer, entry, values }) => answer.kind === 'choice' && values.includes(`#${entry}`))
    expect(right.length).toBeGreaterThanOrEqual(6)

    const whole = offers.filter(({ values }) => values.at(-1)?.startsWith('@') && values[0]?.startsWith('#'))
    expect(whole.length).toBeGreaterThanOrEqual(2)
    for (const { text, answer, values } of whole) {
      expect([text, values.at(-1)]).toEqual([text, `@${knowledge().entries.get(values[0]!.slice(1))!.topic}`])
      // A number picks from it on channels without buttons; the last one is the subject.
      const after = [turnOf(text, 0, answer)]
      expect(values.map((_, at) => ask(String(at + 1), { after }).text)).toEqual(values.map(value => ask(value).text))
    }
  })

  it.each([
    ['quán phở thuê bé 12 tuổi bưng bê có đúng luật không', 'te-duoi-15-lam-quan', 'te-may-tuoi-di-lam'],
    ['mướn đứa cháu 16 tuổi phụ quán cà phê có phạm luật không', 'te-duoi-15-lam-quan', 'te-15-18-lam-viec'],
    ['mẹ tôi 66 tuổi hộ nghèo không có lương hưu được gì', 'hxh-70-75', 'hxh-duoi-70'],
    ['cháu tôi cha mẹ mất hết rồi ở với tôi được trợ cấp bao nhiêu', 'tcxh-mo-coi-mot-ben', 'tcxh-tre-mo-coi'],
  ])('gives no entry whose officer wrote that it is not for such a question: "%s"', (text, ruledOut, meant) => {
    const answer = ask(text)
    expect(answer.considered.map(({ id }) => id)).not.toContain(ruledOut)
    expect(answer).toMatchObject({ kind: 'found', entry: meant })
  })

  it('asks what is meant where something is only told, and passes nothing on', () => {
    for (const text of ['em la cong nhan may o bien hoa', 'em làm công ty giày 14 năm rồi'])
      expect([text, ask(text).kind]).not.toEqual([text, 'unknown'])
  })

  it("answers our question beside one that is somebody else's, with the door for that", () => {
    const answer = ask('đổi giấy phép lái xe ở đâu, với lại bhyt hộ gia đình đóng bao nhiêu')
    expect(answer).toMatchObject({ kind: 'found', besides: expect.stringContaining('công an giải quyết') })
    expect(answer.text).toContain('Việc kia nằm ngoài phần tôi trả lời')
  })

  it('offers nothing for a few words that could mean anything', () => {
    for (const text of ['giấy tờ', 'vợ tôi', 'bị từ chối', 'cong ty'])
      expect([text, ask(text).actions.filter(({ value }) => value.startsWith('#'))]).toEqual([text, []])
  })

  it('answers every entry with a source, in every part, on any day it holds', () => {
    for (const entry of knowledge().content.entries) {
      const answer = ask(`#${entry.id}:all`)
      expect([entry.id, answer.kind]).toEqual([entry.id, 'found'])
      if (answer.kind !== 'found') continue
      expect(answer.citations.length).toBeGreaterThan(0)
      expect([entry.id, answer.text]).toEqual([
        entry.id,
        expect.not.stringMatching(/\{\{|…\s*đ(?!\p{L})|undefined|NaN/u),
      ])
      for (const action of answer.actions) {
        if (action.kind === 'say') expect(new TextEncoder().encode(action.value).length).toBeLessThanOrEqual(64)
      }
    }
  })

  it('survives empty, endless and hostile text', () => {
    for (const text of [
      '',
      '   ',
      '🙂🙂🙂',
      'a'.repeat(10_000),
      'ơ '.repeat(5000),
      '\u0000\u0007',
      "'; DROP TABLE turns; --",
      '<script>alert(1)</script>',
      '#',
      '@',
      '#khong-co',
      '#../../etc/passwd',
    ]) {
      expect(typeof ask(text).text).toBe('string')
    }
  })
})

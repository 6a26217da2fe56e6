import { describe, expect, it } from 'vitest'
import { situationOf } from '../../bot/reply.ts'
import { courtesy } from '../../bot/steps/courtesy.ts'
import { noonOf } from '../../content/day.ts'
import { knowledge } from '../support/knowledge.ts'
import { judge } from './measure.ts'
import { answerTo, goldenQuestions, SETS } from './questions.ts'

const at = noonOf('2026-11-23')
const FIRST = ['nghỉ việc rồi nộp hồ sơ thất nghiệp ở đâu', 'mat the bhyt thi lam sao', 'rut bhxh 1 lan', 'bhyt']

/** The second message is answered by an entry whose id begins so. */
function expectAnswer(before: string, q: string, entry: string): void {
  expect(answerTo({ q, before: [before] }, at, knowledge())).toMatchObject({
    kind: 'found',
    entry: expect.stringMatching(`^${entry}`),
  })
}

describe('A message that goes on about what came before', () => {
  // Nothing was tuned on these. What was right, wrong and refused when rules of thumb weighed what came before: 99, 12 and 8
  // of 130; 47, 9 and 10 of 78; 48, 12 and 8 of 80; 76, 7 and 25 of 126.
  it.each([
    { noise: 'follow-ups', least: 0.76, wrongAtMost: 0.1, refusedAtMost: 0.1 },
    { noise: 'circumstances', least: 0.7, wrongAtMost: 0.11, refusedAtMost: 0.12 },
    { noise: 'corrections and sides', least: 0.58, wrongAtMost: 0.14, refusedAtMost: 0.17 },
    { noise: 'talks', least: 0.68, wrongAtMost: 0.1, refusedAtMost: 0.13 },
  ])('is mostly answered by the entry for both together, and seldom by another ($noise)', each => {
    const outcomes = goldenQuestions('follow-ups')
      .filter(({ noise, expect }) => noise === each.noise && expect !== 'elsewhere')
      .map(golden => judge(golden, answerTo(golden, at, knowledge())))
    const [right, wrong, refused] = [
      outcomes.filter(each => each.first).length,
      outcomes.filter(each => each.wrong).length,
      outcomes.filter(each => each.abstained).length,
    ]
    console.log(`${each.noise}: ${right} right, ${wrong} wrong, ${refused} refused of ${outcomes.length}`)
    expect(right).toBeGreaterThanOrEqual(each.least * outcomes.length)
    expect(wrong).toBeLessThanOrEqual(each.wrongAtMost * outcomes.length)
    expect(refused).toBeLessThanOrEqual(each.refusedAtMost * outcomes.length)
  })

  it("is nobody else's subject, however short it is said", () => {
    const others = goldenQuestions('elsewhere-own').filter(({ q }) => q.split(/\s+/).length <= 12)
    const taken = others.filter(({ q }, n) => {
      const answers = [[], [FIRST[n % FIRST.length]!]].map(before => answerTo({ q, before }, at, knowledge()).kind)
      return answers[0] !== 'found' && answers[1] === 'found'
    })
    console.log(
      `others' subjects taken for more of ours: ${taken.length} of ${others.length}\n${taken.map(({ q }) => q).join('\n')}`,
    )
    expect(taken.length).toBeLessThanOrEqual(0.05 * others.length)
  })

  it.each([
    ['tao muốn chết quách cho rồi', 'gọi ai'],
    ['tao muốn chết quách cho rồi', 'bot thì biết gì'],
    ['chong toi nhau say ve danh toi voi con hoai', 'toi dua con di thi o dau'],
    ['hàng xóm đánh con nó hoài', 'e so no biet e bao'],
    ['con em uong nham thuoc diet chuot roi', 'goi so may'],
  ])('has the numbers once more after "%s": %s', (danger, next) => {
    expect(answerTo({ q: next, before: [danger] }, at, knowledge()).text).toMatch(/11[135]/)
  })

  it.each([
    ['bhyt', 'cái mất thẻ đó', 'bhyt-mat-the'],
    ['mẹ tôi 76 tuổi có được tiền gì không', 'bao nhiêu một tháng', 'hxh-'],
    ['rút bhxh', 'cái thứ hai', 'ml-'],
  ])('picks of what was offered: "%s", "%s"', (before, q, entry) => {
    expectAnswer(before, q, entry)
  })

  it.each([
    ['ho so that nghiep nop o dau', 'o bien hoa nop cho nao', 'bhtn-'],
    ['vay von lam an', 'ho can ngheo', 'vv-can-ngheo'],
    ['Thu nhập nhiêu thì được coi là hộ nghèo', 'còn năm sau thì sao', 'hn-chuan-2027'],
    ['bao nhieu tuoi duoc tro cap huu tri xa hoi', 'tôi mới 68', 'hxh-'],
  ])('takes a place, an age and a topic for more of the matter: "%s", "%s"', (before, q, entry) => {
    const { kind, considered } = answerTo({ q, before: [before] }, at, knowledge())
    expect([kind === 'found' || kind === 'choice', considered[0]?.id]).toEqual([
      true,
      expect.stringMatching(`^${entry}`),
    ])
  })

  it.each([
    ['child', 'con trai chị kế bên bị dượng đánh bầm hết tay', 'nó đang khóc quá trời', 'other words'],
    ['medical', 'bé nhà tôi uống nhầm dầu hoả', 'có cần gọi ai không hay chờ', 'the same words'], // nobody has to hide
    [
      'home-violence',
      'chong toi cu nhau vao la danh toi',
      'toi chay qua nha me roi, co noi nao tam lanh khong',
      'other words',
    ],
  ])('keeps the kind of danger that was told (%s): "%s", "%s" gets %s after the numbers', (urgency, told, q, words) => {
    const [first, next] = [{ q: told }, { q, before: [told] }].map(asked => answerTo(asked, at, knowledge()))
    expect([first, next]).toMatchObject([
      { kind: 'urgent', urgency },
      { kind: 'urgent', urgency },
    ])
    expect(next!.lead).toBe(first!.lead)
    expect(next!.text === first!.text).toBe(words === 'the same words')
  })

  it.each([
    ['bé nhà tôi uống nhầm dầu hoả', 'xe cứu thương tới rồi', '115'],
    ['nha ben canh dang chay', 'da goi 114 roi', '114'],
    ['ba con lay day nit danh con bam het lung', 'thoi e gion thui', '111'],
  ])('says thanks, and keeps the numbers, when it is over: "%s", "%s"', (told, q, number) => {
    const answer = answerTo({ q, before: [told] }, at, knowledge())
    expect(answer.lead).toContain('Cảm ơn bạn đã nhắn lại')
    expect(answer.actions.map(({ value }) => value)).toContain(number)
  })

  it.each(['gọi rồi mà không ai bắt máy', 'ổng về rồi', 'no toi roi', 'goi roi chua thay ai toi', 'danh nua roi'])(
    'does not take for over what is not: "%s"',
    q => {
      const before = ['ba con lay day nit danh con bam het lung']
      expect(answerTo({ q, before }, at, knowledge()).lead).not.toContain('Cảm ơn bạn đã nhắn lại')
    },
  )

  it('keeps the numbers under whatever is answered right after danger, and drops them later', () => {
    const told = 'bé nhà tôi uống nhầm dầu hoả'
    const q = 'lam ho chieu o dau'
    const texts = [[told], [told, 'hello'], [told, q, q]].map(before => answerTo({ q, before }, at, knowledge()).text)
    expect(texts.map(text => text.includes('Nếu vẫn đang nguy hiểm thì gọi ngay: 115'))).toEqual([true, true, false])
  })

  it('names the same door again for what goes on about somebody else’s subject', () => {
    const [first, next] = [[], ['bi phat nguoi thi sao']].map(before =>
      answerTo({ q: before.length > 0 ? 'nop o dau' : 'bi phat nguoi thi sao', before }, at, knowledge()),
    )
    expect([first!.kind, next!.text]).toEqual(['declined', first!.text])
  })

  it('says so when what was answered with has no part that tells what is asked', () => {
    const answer = answerTo({ q: 'mất phí không', before: ['chồng nghỉ mấy ngày khi vợ sinh'] }, at, knowledge())
    expect([answer.kind, answer.text]).toEqual([
      'found',
      expect.stringContaining('Mục này chưa ghi riêng điều bạn hỏi'),
    ])
  })

  it('says so when nothing new is known of next year', () => {
    const before = ['luong toi thieu o bien hoa bay gio bao nhieu']
    expect(answerTo({ q: 'con nam sau?', before }, at, knowledge()).text).toMatch(
      /^Tôi chưa có quy định mới cho năm 2027/,
    )
  })

  it('does not thank anybody who told of no danger', () => {
    expect(answerTo({ q: 'da goi 115 roi' }, at, knowledge()).kind).not.toBe('urgent')
  })

  it.each([
    ['nghỉ ốm được mấy ngày', 'cần giấy gì', 'od-ho-so'],
    ['ai được hưởng tuất hằng tháng', 'bao nhiêu tiền', 'tt-hang-thang-muc'],
    ['sàn giao dịch việc làm là gì', 'có tốn tiền không', 'vl-san-mien-phi'],
    ['công ty nợ lương kêu ai', 'nợ bảo hiểm chứ không phải nợ lương', 'bb-cong-ty-no'],
    ['tiêm chủng cho bé ở đâu', 'người lớn tiêm chứ ko phải bé', 'yt-vac-xin-nguoi-lon'],
  ])('finds the part asked for, and what is meant instead, elsewhere: "%s", "%s"', (before, q, entry) => {
    expect(answerTo({ q, before: [before] }, at, knowledge())).toMatchObject({ kind: 'found', entry })
  })

  it('lists the subject that a correction names', () => {
    const answer = answerTo({ q: 'ko, y em la bhyt', before: ['rut bhxh'] }, at, knowledge())
    expect(answer.text).toMatch(/^Bảo hiểm y tế\./)
  })

  it('leaves the numbers under the answer when somebody in danger asks for a person', () => {
    const asks = { q: 'cho gap nguoi that di' }
    expect(answerTo(asks, at, knowledge()).text).not.toContain('113')
    expect(answerTo({ ...asks, before: ['tao muốn chết quách cho rồi'] }, at, knowledge()).text).toContain('115, 111')
  })

  it('asks what is meant instead of passing on what can be asked of anything', () => {
    expect(answerTo({ q: 'bao lâu' }, at, knowledge()).text).toContain('nói rõ thêm')
    expect(answerTo({ q: 'không phải mấy cái đó', before: ['bhyt'] }, at, knowledge()).text).toContain(
      'muốn hỏi việc gì',
    )
  })

  it('takes no question we know for a courtesy', () => {
    const questions = SETS.flatMap(goldenQuestions).filter(({ expect: kind }) => kind === 'entry' || kind === 'urgent')
    const taken = questions.filter(({ q }) => courtesy(situationOf({ text: q, at }, [], knowledge())))
    expect(taken).toEqual([])
  })
})

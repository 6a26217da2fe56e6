import { describe, expect, it } from 'vitest'
import { urgentAnswer } from '../../bot/steps/urgent.ts'
import { knowledge } from '../support/knowledge.ts'
import { withoutMarks } from '../support/without-marks.ts'
import { policeFirst } from './measure.ts'
import { goldenQuestions, isHoldout, SETS } from './questions.ts'

const alarms = (text: string) => knowledge().alarm.hears(text) !== undefined
const missed = (set: (typeof SETS)[number], spell = (text: string) => text) =>
  goldenQuestions(set).filter(({ q, expect }) => (expect === 'urgent') !== alarms(spell(q)) && expect !== 'gentle')

describe('Danger', () => {
  it('is heard in every collected message, with and without marks', () => {
    expect(missed('urgent').map(each => each.q)).toEqual([])
    expect(missed('urgent', withoutMarks).map(each => each.q)).toEqual([])
  })

  it('is heard in nearly all messages of somebody who knew no sign, none of which taught the alarm', () => {
    const held = goldenQuestions('urgent-own').filter(each => isHoldout(each.id))
    const lost = missed('urgent-own').filter(each => isHoldout(each.id))
    console.log(
      `danger not heard in ${lost.length} of ${held.length} independent messages\n${lost.map(each => each.q).join('\n')}`,
    )
    expect(lost.length).toBeLessThanOrEqual(0.03 * held.length)
  })

  it('is heard in messages that nothing was made in view of, and seldom seen where only its words stand', () => {
    const [danger, calm] = [goldenQuestions('urgent-unseen'), goldenQuestions('not-urgent-unseen')]
    const [lost, raised] = [missed('urgent-unseen'), missed('not-urgent-unseen')]
    console.log(
      `unseen: danger not heard in ${lost.length} of ${danger.length}, false alarms in ${raised.length} of ${calm.length}\n${[...lost, ...raised].map(each => each.q).join('\n')}`,
    )
    expect(lost.length).toBeLessThanOrEqual(0.05 * danger.length)
    expect(raised.length).toBeLessThanOrEqual(0.1 * calm.length)
  })

  it.each([
    ['medical', 'con em uong nham thuoc diet chuot roi'],
    ['medical', 'bé bị sặc sữa tím tái hết rồi'],
    ['medical', 'be bi dien giat roi'],
    ['medical', 'vo toi dang chuyen da o nha'],
    ['medical', 'ngo doc thuc an o cong ty 30 nguoi dang oi'],
    ['medical', 'bé bị phỏng nước sôi'],
    ['rescue', 'chay nha'],
    ['rescue', 'nha hang xom chay roi'],
    ['rescue', 'hàng xóm khói bốc ra mù mịt'],
    ['rescue', 'mùi ga nồng nặc trong bếp'],
    ['suicide', 't muon nhay cau'],
    ['home-violence', 'bi chong danh'],
    ['home-violence', 'toi 78 tuoi con cai bo mac khong ai cho an, 2 hom nay nhin doi'],
    ['medical', 'mẹ tôi tự nhiên méo miệng, nói đớ, tay trái không nhấc được'],
    ['medical', 'bi xe tong nam duong'],
    ['trafficking', 'em gái em 16 tuổi bị dụ qua campuchia'],
    ['rescue', 'nhà trọ cháy còn người ở trong'],
    ['rescue', 'lu cuon 2 me con roi'],
    ['rescue', 'bé rớt xuống giếng rồi gọi ai'],
    ['life', 'chồng tôi đòi đốt nhà'],
    ['suicide', 'con gái tôi đòi tự tử vì thi rớt'],
    ['child-now', 'cứu'],
    ['home-violence', 'mẹ già bị con trai đánh'],
    ['home-violence', 'ba me gia bi con danh'],
    ['life', 'ba đánh con ngất xỉu bất tỉnh rồi'],
    ['life', 'no lay dao chem ba chay mau khong cam'],
    ['suicide', 'em muon tu tu uong thuoc sau'],
    ['suicide', 'em mun ngu mot giac khong bao gio day nua'],
    ['suicide', 'mai em không còn ở đây nữa, thư em để dưới gối rồi'],
    ['suicide', 'nay chán quá chỉ muốn ngủ luôn k dậy nữa'],
    ['life', 'tao giet no luon'],
    ['rescue', '3 đứa nhỏ tắm sông mới chìm 1 đứa, kiếm không thấy'],
    ['blackmail', 'co nguoi giu hinh nhay cam cua em bat chuyen tien'],
    ['blackmail', 'ny cũ nó đòi tung clip nhạy cảm của em'],
    ['blackmail', 'no doi tien khong thi dang hinh cua con len mang'],
    ['medical', 'ông già tôi bị rắn lục cắn, chân sưng tím rồi'],
    ['medical', 'bà ngoại con té cầu thang nằm im ru kêu không trả lời'],
    ['home-violence', 'cụ bà ngoài 80 bị con trai bắt ngủ chuồng heo, mặt bầm tím'],
  ])('is answered with the text for %s: "%s"', (kind, text) => {
    expect(urgentAnswer(text, knowledge())?.urgency).toBe(kind)
  })

  it.each([
    'nhà bị cháy được hỗ trợ bao nhiêu',
    'chay tui roi chua co luong',
    'học bơi chống đuối nước ở đâu',
    'ket xe tre hen',
    'em dang chay xe di nop ho so, may gio dong cua',
    'của ba em chứ không phải của em',
    'nếu chết thì sao',
    'nếu vợ ko được thì em được gì',
    'bi ban be ru di choi',
    'no 14 tuoi',
    'xin hỏi thủ tục ly hôn đơn phương',
    'chỉ tiêu về trẻ em bị xâm hại là bao nhiêu',
    'e ms 16t muốn đi làm kiếm tiền',
    'con 5 tuổi với 11 tuổi',
    'nop tien xong cong ty moi gioi bien mat',
  ])('is not taken for danger: "%s"', text => {
    expect(urgentAnswer(text, knowledge())).toBeUndefined()
  })

  it('is not seen where only its words stand', () => {
    expect(missed('not-urgent').map(each => each.q)).toEqual([])
    // The later ones (NX) are everyday talk, and harder; what they allow says how far there is to go.
    for (const [from, share] of [
      ['NO-', 0.03],
      ['NX-', 0.07],
    ] as const) {
      const isHeld = ({ id }: { id: string }) => id.startsWith(from) && isHoldout(id)
      const held = goldenQuestions('not-urgent-own').filter(isHeld)
      const raised = missed('not-urgent-own').filter(isHeld)
      console.log(`false alarms: ${raised.length} of ${held.length} look-alikes ${from}… that taught nothing`)
      expect(raised.length).toBeLessThanOrEqual(share * held.length)
    }
  })

  it('is heard in one clause of something else, and not in every remark about a family', () => {
    const [lost, raised] = [missed('urgent-hard'), missed('not-urgent-hard')]
    const [danger, calm] = [goldenQuestions('urgent-hard'), goldenQuestions('not-urgent-hard')]
    console.log(
      `hardest: danger not heard in ${lost.length} of ${danger.length}, false alarms in ${raised.length} of ${calm.length}`,
    )
    // What it allows says how far there is to go; by examples of the kind 20 % of such remarks became 8.
    expect(lost.length).toBeLessThanOrEqual(0.15 * danger.length)
    expect(raised.length).toBeLessThanOrEqual(0.12 * calm.length)
  })

  it('is seldom seen in ordinary questions', () => {
    const ordinary = (['in-scope', 'noisy', 'elsewhere'] as const).flatMap(set => missed(set))
    console.log(`false alarms: ${ordinary.length} of ordinary questions\n${ordinary.map(each => each.q).join('\n')}`)
    expect(ordinary.length).toBeLessThanOrEqual(6)
  })

  it('that is not heard is often suspected, and ordinary questions seldom', () => {
    const { alarm } = knowledge()
    const suspected = (list: ReturnType<typeof missed>) => list.filter(({ q }) => alarm.suspects(q)).length
    const [lost, ordinary] = [
      missed('urgent-hard'),
      goldenQuestions('people').filter(({ noise }) => noise === 'people'),
    ]
    console.log(
      `suspected: ${suspected(lost)} of ${lost.length} not heard, ${suspected(ordinary)} of ${ordinary.length} questions`,
    )
    expect(suspected(lost)).toBeGreaterThanOrEqual(0.5 * lost.length)
    expect(suspected(ordinary)).toBeLessThanOrEqual(0.02 * ordinary.length)
  })

  it('to a child at this moment names the police first, and danger that lasts the child-protection line', () => {
    const judged = SETS.flatMap(set => goldenQuestions(set))
    const [pressing, lasting] = [true, false].map(now => judged.filter(each => each.pressing === now))
    const named = [pressing!, lasting!].map(
      list => list.filter(({ q }) => policeFirst(urgentAnswer(q, knowledge()))).length,
    )
    console.log(
      `police first: ${named[0]} of ${pressing!.length} at this moment, ${named[1]} of ${lasting!.length} lasting`,
    )
    // Where a child drowns or bleeds and nobody hits, the fire brigade or the ambulance stands first.
    expect(named[0]).toBeGreaterThanOrEqual(0.78 * pressing!.length)
    expect(named[1]).toBeLessThanOrEqual(0.3 * lasting!.length)
  })

  it('is told with the sign or the words that showed it', () => {
    expect(knowledge().alarm.hears('ba uống rượu về là đánh con chảy máu')?.words.length).toBeGreaterThan(0)
  })
})

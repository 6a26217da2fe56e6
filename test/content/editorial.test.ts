import { describe, expect, it } from 'vitest'
import { readFolder } from '../../content/checked.ts'
import { ENTRY_RULES } from '../../content/editorial.ts'
import type { Entry } from '../../content/entry.ts'
import { pack, sayComplaint } from '../../content/pack.ts'
import { parseEntryFile } from '../../content/parse-entry.ts'
import { knowledge } from '../support/knowledge.ts'

const good = (): Entry => structuredClone(knowledge().entries.get('bhtn-nop-ho-so')!)
const complaints = (rule: string, entry: Entry) =>
  [...ENTRY_RULES[rule]!(entry, knowledge().content, knowledge().names)].map(each => each.says)

/** For each rule: entries an editor must complain about, and a word of the complaint that tells what to do. */
const BAD: Record<string, [change: Partial<Entry>, says: string][]> = {
  'the lead is short': [[{ lead: 'chữ '.repeat(61) }, 'nhiều nhất 60']],
  'sentences are short': [
    [{ lead: `${'chữ '.repeat(36)}.` }, 'hãy tách'],
    [{ sections: [{ key: 'who', text: `Ngắn thôi. ${'Chữ '.repeat(36)}` }] }, 'hãy tách'],
  ],
  'no amount of money is typed': [
    ...[
      '540.000 đ',
      '540.000đ/tháng',
      '25 triệu',
      '1,5 tỷ đồng',
      '500 nghìn',
      '200 ngàn',
      '20–25 tr',
      '30000 đồng',
    ].map(sum => [{ lead: `Được ${sum}.` }, 'content/amounts'] as [Partial<Entry>, string]),
  ],
  'no phone number or link is typed': [
    ...['gọi 111', 'gọi 0912345678', 'gọi 1900 9068', 'gọi 0251.1022 hay 1022'].map(
      text => [{ lead: text }, '{{ so'] as [Partial<Entry>, string],
    ),
    ...['xem baohiemxahoi.gov.vn', 'https://a.vn', 'www.abc.com'].map(
      text => [{ lead: text }, '{{ trang'] as [Partial<Entry>, string],
    ),
  ],
  'abbreviations are written out first': [
    [{ lead: 'Đóng BHXH tự nguyện.' }, 'bảo hiểm xã hội (BHXH)'],
    [{ sections: [{ key: 'who', text: 'Người NKT.' }] }, 'người khuyết tật'],
  ],
  'officialese is explained': [[{ lead: 'Người thụ hưởng được nhận.' }, 'thay bằng']],
  'every figure can be worked out': [
    [{ lead: '{{ khong-co-muc-nay }}' }, 'không có mức tiền'],
    [{ lead: '{{ 2 × }}' }, 'công thức'],
    [{ lead: '{{ so khong-co }}' }, 'nơi liên hệ'],
  ],
  'no question of its own rules it out': [[{ notWhen: ['nghỉ việc'] }, 'hãy bỏ một trong hai']],
  'every name it refers to exists': [
    [{ topic: 'khong-co' }, 'topics.yml'],
    [{ owner: 'khong-co' }, 'contacts.yml'],
    [{ related: ['khong-co'] }, 'không có mục hỏi đáp'],
    [{ sources: [{ plan: 'KH-IX.9' }] }, 'plan.yml'],
    [{ sources: [{ law: 'khong-co' }] }, 'content/laws'],
  ],
  'its dates are in order': [
    [{ validUntil: '2020-01-01' }, 'phải sau validFrom'],
    [{ reviewBy: '2020-01-01' }, 'phải sau validFrom'],
  ],
}

for (const rule of Object.keys(ENTRY_RULES)) {
  describe(`The rule that ${rule}`, () => {
    it('has nothing against a good entry', () => expect(complaints(rule, good())).toEqual([]))

    it.each(BAD[rule] ?? [])('complains of %j and says what to do', (change, says) => {
      expect(complaints(rule, { ...good(), ...change }).join('\n')).toContain(says)
    })

    it('is tried here', () => expect(BAD[rule]?.length).toBeGreaterThan(0))
  })
}

describe('The rule that money is not typed', () => {
  it.each(['ngày 30/4/2026 Đồng Nai', 'Mẫu 1đ', 'từ 75 tuổi', 'trong 12 tháng', '100%', 'Luật 41/2024'])(
    'lets "%s" pass',
    text => {
      expect(complaints('no amount of money is typed', { ...good(), lead: text })).toEqual([])
    },
  )
})

describe('The packer', () => {
  const files = new Map(readFolder())
  const sample = files.get('entries/bhtn/bhtn-nop-ho-so.md')!
  // Two topics are enough to be wrong in; to read all entries again for every case took most of a minute.
  const few = [...files].filter(([path]) => !path.startsWith('entries/') || /^entries\/(bhtn|bhyt)\//.test(path))
  const saysOf = (path: string, text: string) =>
    pack(new Map(few).set(path, text)).complaints.map(sayComplaint).join('\n')

  it('has nothing to complain of in what is shipped', () => {
    expect(pack(files).complaints.map(sayComplaint)).toEqual([])
  })

  it.each([
    ['entries/bhtn/khac-ten.md', sample, 'tên tệp phải là bhtn-nop-ho-so.md'],
    ['entries/bhyt/bhtn-nop-ho-so.md', sample, 'thư mục bhyt nhưng ghi chủ đề bhtn'],
    ['entries/bhtn/bhtn-nop-ho-so.md', 'không có gì', 'phần khai báo nằm giữa hai dòng ---'],
    ['entries/bhtn/bhtn-nop-ho-so.md', sample.replace('## Nên biết', '## Linh tinh'), 'không có mục "## Linh tinh"'],
    [
      'entries/bhtn/bhtn-nop-ho-so.md',
      sample.replace('confidence: A', 'confidence: C'),
      'mục "confidence": chỉ nhận một trong: A, B',
    ],
    [
      'entries/bhtn/bhtn-nop-ho-so.md',
      sample.replace('validFrom: 2026-01-01', 'validFrom: 2026-02-30'),
      'phải là ngày có thật',
    ],
    ['entries/bhtn/bhtn-nop-ho-so.md', sample.replace('confidence: A', 'confidence: A\nla: 1'), 'không có mục tên la'],
    ['topics.yml', 'a: [', 'topics.yml'],
  ])('names file and field, and says what to write, when %s is wrong', (path, text, says) => {
    expect(saysOf(path, text)).toContain(says)
  })

  it.each([...files.keys()].filter(path => /^(amounts|laws)\/|^(contacts|topics|plan|elsewhere)\.yml$/.test(path)))(
    'notices an id that stands twice in %s',
    path => expect(saysOf(path, `${files.get(path)}\n${files.get(path)}`)).toContain('mã này dùng hai lần'),
  )

  it('reads the parts of an entry in the order of the form, in whatever order they were written', () => {
    const [head, ...parts] = sample.split(/^## /m)
    const turned = [head, ...parts.reverse().map(part => `${part.trimEnd()}\n`)].join('\n## ')
    expect(parseEntryFile(turned)).toEqual(parseEntryFile(sample))
  })

  it('notices a wording taken from another entry, even without marks', () => {
    const other = [...knowledge().entries.values()].find(entry => entry.topic === 'bhyt')!
    const text = sample.replace(
      /alsoAskedAs:\n/,
      `alsoAskedAs:\n  - ${JSON.stringify(other.question.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))}\n`,
    )
    expect(saysOf('entries/bhtn/bhtn-nop-ho-so.md', text)).toContain('đã là câu hỏi của mục')
  })
})

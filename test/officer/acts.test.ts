import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { wordsOf } from '../support/desk.ts'
import { openDeskFor } from '../support/desk-browser.ts'

vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free

/** Lan's desk, whose log has `many` acts of two officers after the one of signing in. */
async function withActs(many: number) {
  const desk = await openDeskFor('Lan')
  const lan = await desk.sit()
  const store = actsIn(desk.services.database)
  for (let each = 1; each <= many; each++)
    await store.add({
      at: desk.services.now() + each,
      officer: each % 2 ? 'Hạnh' : 'Minh',
      act: 'Duyệt và đăng',
      subject: `muc-${each}`,
      reason: `lý do ${each}`,
    })
  return { ...desk, lan }
}

describe('An officer who reads the log', () => {
  it('finds the newest first, and pages back by number without losing or repeating one', async () => {
    const { lan } = await withActs(120)
    const seen: string[] = []
    let path: string | undefined = '/officer/acts'
    while (path) {
      const page: string = await lan.read(path)
      seen.push(...[...page.matchAll(/<td>muc-(\d+)<\/td>/g)].map(([, number]) => number!))
      path = /href="([^"]+)">\s*Cũ hơn/.exec(page)?.[1]
    }
    expect(seen.map(Number)).toEqual(Array.from({ length: 120 }, (_, each) => 120 - each))
  })

  it('filters by officer and by subject, and nonsense filters nothing', async () => {
    const { lan } = await withActs(6)
    const of = async (query: string) =>
      [...(await lan.read(`/officer/acts?${query}`)).matchAll(/<td>muc-(\d+)<\/td>/g)].map(([, number]) => number)
    expect(await of(new URLSearchParams({ officer: 'Hạnh' }).toString())).toEqual(['5', '3', '1'])
    expect(await of(new URLSearchParams({ officer: 'Hạnh'.normalize('NFD') }).toString())).toEqual(['5', '3', '1'])
    expect(await of('subject=muc-4')).toEqual(['4'])
    expect(await of('before=abc')).toEqual(['6', '5', '4', '3', '2', '1'])
    expect(wordsOf(await lan.read('/officer/acts?officer=Không%20Ai'))).toContain('Không có việc nào như vậy')
  })

  it('is told that the log is whole, and where it was changed in the file', async () => {
    const { lan, services } = await withActs(6)
    expect(wordsOf(await lan.read('/officer/acts'))).toContain('Nhật ký còn nguyên vẹn: 7 dòng')
    await services.database.query.run(sql`DROP TRIGGER acts_are_never_changed`)
    await services.database.query.run(sql`UPDATE acts SET officer = 'Lan' WHERE number = 4`)
    expect(wordsOf(await lan.read('/officer/acts'))).toContain('bị sửa ở tệp dữ liệu, từ dòng số 4')
  })

  it('takes it home for Excel: Vietnamese as it is, formulas as text, every row', async () => {
    const { lan, services } = await withActs(1005)
    for (const reason of [
      '=HYPERLINK("http://la.example")',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      'có "nháy", phẩy\nvà dòng',
    ])
      await actsIn(services.database).add({ at: services.now(), officer: 'Lan', act: 'Sửa', subject: 'x', reason })
    const file = await lan.get('/officer/acts.csv')
    expect(file.headers.get('content-disposition')).toContain('nhat-ky.csv')
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows: string[][] = parse(Buffer.from(bytes), { bom: true })
    expect(rows[0]).toEqual(['Số', 'Lúc (giờ Việt Nam)', 'Cán bộ', 'Việc', 'Về', 'Vì sao'])
    expect(rows.length).toBe(1 + 1005 + 6 + 1)
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(rows[1]![5]).toBe('có "nháy", phẩy\nvà dòng')
    expect(rows[6]![5]).toBe('\'=HYPERLINK("http://la.example")')
    const some: string[][] = parse(await (await lan.get('/officer/acts.csv?subject=x')).text(), { bom: true })
    expect(some.length).toBe(7)
  })

  it('sees script in a reason as text', async () => {
    const { lan, services } = await withActs(0)
    const reason = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    await actsIn(services.database).add({ at: 1, officer: 'Lan', act: 'Sửa', subject: 'x', reason })
    const page = await lan.read('/officer/acts')
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page).not.toContain('<img src=x')
  })
})

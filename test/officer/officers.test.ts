import { describe, expect, it, vi } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { officersIn } from '../../db/officers.ts'
import { openDesk, PASSWORD, wordsOf } from '../support/desk.ts'
import { deskBrowser, openDeskFor } from '../support/desk-browser.ts'

vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free

const ONE_TIME = /<code class="card">([a-z0-9]{4}(?:-[a-z0-9]{4}){3})<\/code>/
const why = { reason: 'chuyển việc từ tháng này' }

async function minhAtWork() {
  const desk = await openDeskFor('Minh', 'administrator')
  const minh = await desk.sit()
  const { database } = desk.services
  const officers = officersIn(database)
  const idOf = async (name: string) => (await officers.named(name))!.id
  const acts = async () =>
    (await actsIn(database).list({ limit: 20 })).map(({ officer, act, subject }) => `${officer}: ${act}: ${subject}`)
  return { ...desk, minh, officers, idOf, acts }
}

describe('An administrator', () => {
  it('adds an officer, hands over a password that is shown once, and the officer comes in', async () => {
    const { minh, knock, acts } = await minhAtWork()
    const added = await minh.post('/officer/officers', { name: '  Nguyễn   Thị Tú ', role: 'approver' })
    expect(added.headers.get('cache-control')).toBe('no-store')
    const page = await added.text()
    const password = ONE_TIME.exec(page)![1]!
    const list = await minh.read('/officer/officers')
    expect(wordsOf(list)).toContain('Nguyễn Thị Tú Duyệt Chưa đổi mật khẩu được đưa')
    expect(list).not.toContain(password)
    const browser = deskBrowser(knock)
    await browser.post('/officer/sign-in', { name: 'nguyễn thị tú', password })
    expect(await browser.sentTo('/officer')).toBe('/officer/password')
    expect(await acts()).toContain('Minh: Thêm cán bộ, vai trò Duyệt: Nguyễn Thị Tú')
    expect(JSON.stringify(await acts())).not.toContain(password)
  })

  it('is told what is wrong with a new officer, and keeps what was typed', async () => {
    const { minh } = await minhAtWork()
    for (const [name, role, says] of [
      ['', 'writer', 'ít nhất 2 chữ cái'],
      ['minh', 'writer', 'Đã có cán bộ tên'],
      ['Máy', 'writer', 'việc máy tự làm'],
      ['<b>Tú</b>', 'writer', 'chỉ gồm chữ cái'],
      ['Tú', 'boss', 'chọn một vai trò'],
    ] as const) {
      const refused = await minh.post('/officer/officers', { name, role })
      const page = await refused.text()
      expect([name, refused.status, wordsOf(page)]).toEqual([name, 422, expect.stringContaining(says)])
      expect(page).not.toContain('<b>Tú</b>')
      if (name === 'Tú') expect(page).toContain('value="Tú"')
    }
  })

  it('changes a role, asks for the second factor, resets the password, each with a reason in the log', async () => {
    const { minh, accounts, idOf, officers, acts } = await minhAtWork()
    await accounts.add('Lan', 'writer', PASSWORD, false)
    const lan = `/officer/officers/${await idOf('Lan')}`
    const unsaid = await minh.post(`${lan}/role`, { role: 'approver', reason: ' ' })
    expect([unsaid.status, (await officers.named('Lan'))!.role]).toEqual([422, 'writer'])
    expect((await minh.post(`${lan}/role`, { role: 'approver', ...why })).headers.get('location')).toBe(
      `${lan}?done=yes`,
    )
    await minh.post(`${lan}/ask-second-factor`, why)
    expect(await officers.named('Lan')).toEqual(
      expect.objectContaining({ role: 'approver', mustUseSecondFactor: true, mustChangePassword: false }),
    )
    const password = ONE_TIME.exec(await (await minh.post(`${lan}/password`, why)).text())![1]!
    expect((await accounts.signIn('Lan', PASSWORD)).kind).toBe('wrong')
    expect((await accounts.signIn('Lan', password)).kind).toBe('in')
    expect((await officers.named('Lan'))!.mustChangePassword).toBe(true)
    expect((await acts()).slice(0, 3)).toEqual([
      'Minh: Đặt lại mật khẩu: Lan',
      'Minh: Yêu cầu xác nhận hai bước: Lan',
      'Minh: Đổi vai trò từ Biên tập sang Duyệt: Lan',
    ])
  })

  it('locks an officer out, who is out at once, and lets them in again', async () => {
    const { minh, accounts, idOf, knock } = await minhAtWork()
    await accounts.add('Lan', 'writer', PASSWORD, false)
    const lan = deskBrowser(knock)
    await lan.post('/officer/sign-in', { name: 'Lan', password: PASSWORD })
    const address = `/officer/officers/${await idOf('Lan')}`
    await minh.post(`${address}/disable`, why)
    expect(await lan.sentTo('/officer')).toBe('/officer/sign-in?next=%2Fofficer')
    expect((await accounts.signIn('Lan', PASSWORD)).kind).toBe('wrong')
    await minh.post(`${address}/enable`, why)
    expect((await accounts.signIn('Lan', PASSWORD)).kind).toBe('in')
  })

  it('cannot take away the last administrator, also not two each other at once', async () => {
    const { minh, accounts, idOf, officers } = await minhAtWork()
    const self = `/officer/officers/${await idOf('Minh')}`
    for (const [deed, fields] of [
      ['disable', why],
      ['role', { role: 'writer', ...why }],
    ] as const) {
      const refused = await minh.post(`${self}/${deed}`, fields)
      expect([refused.status, wordsOf(await refused.text())]).toEqual([
        422,
        expect.stringContaining('quản trị duy nhất'),
      ])
    }
    await accounts.add('Hoa', 'administrator', PASSWORD, false)
    const [minhId, hoaId] = [await idOf('Minh'), await idOf('Hoa')]
    const done = await Promise.all([officers.disable(minhId), officers.setRole(hoaId, 'writer')])
    expect(done.filter(Boolean).length).toBe(1)
    const left = (await officers.list()).filter(({ role, isDisabled }) => role === 'administrator' && !isDisabled)
    expect(left.length).toBe(1)
  })

  it('finds nothing at addresses of nobody, or of a deed that does not fit', async () => {
    const { minh, idOf } = await minhAtWork()
    const self = `/officer/officers/${await idOf('Minh')}`
    for (const path of ['/officer/officers/x', `${self}/enable`, `${self}/constructor`, `${self}/reset-second-factor`])
      expect([path, (await minh.get(path)).status]).toEqual([path, 404])
  })
})

describe('Everybody else', () => {
  it('cannot raise themselves, by form or by a field too many', async () => {
    const { writer, approver, services } = await openDesk()
    const officers = officersIn(services.database)
    const { id } = (await officers.named('Lan'))!
    for (const each of [writer, approver]) {
      expect((await each.post(`/officer/officers/${id}/role`, { role: 'administrator', ...why })).status).toBe(403)
      await each.post('/officer/me/other-sessions', { role: 'administrator', banned: 'false' })
    }
    expect((await officers.list()).map(({ role }) => role)).toEqual(['writer', 'approver', 'administrator'])
  })
})

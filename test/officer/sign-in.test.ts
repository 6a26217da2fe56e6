import { afterEach, describe, expect, it, vi } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { complainOfPassword, oneTimePassword } from '../../web/officer/password.ts'
import { PASSWORD, wordsOf } from '../support/desk.ts'
import { deskBrowser, openDeskFor } from '../support/desk-browser.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const clock = (at: number) => vi.useFakeTimers({ toFake: ['Date'], now: at })
vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free
afterEach(() => vi.useRealTimers())

const WRONG = 'Tên hoặc mật khẩu không đúng.'

describe('An officer who signs in', () => {
  it('comes to the page they wanted, and the log knows', async () => {
    const { knock, services } = await openDeskFor('Lan')
    const browser = deskBrowser(knock)
    const form = await browser.read('/officer/sign-in?next=%2Fofficer%2Facts')
    expect(form).toContain('name="next" value="/officer/acts"')
    const came = await browser.post('/officer/sign-in', { name: ' lan ', password: PASSWORD, next: '/officer/acts' })
    expect([came.status, came.headers.get('location')]).toEqual([303, '/officer/acts'])
    await browser.post('/officer/sign-out')
    expect(await browser.sentTo('/officer')).toBe('/officer/sign-in?next=%2Fofficer')
    const acts = await actsIn(services.database).list({ limit: 9 })
    expect(acts.map(({ officer, act }) => `${officer}: ${act}`)).toEqual(['Lan: Đăng xuất', 'Lan: Đăng nhập'])
  })

  it('is not sent anywhere but to a page of the desk', async () => {
    const { knock } = await openDeskFor('Lan')
    for (const next of [
      'https://la.example',
      '//la.example',
      '/officer/../x',
      '/officer/a\\b',
      'javascript:alert(1)',
    ]) {
      const came = await deskBrowser(knock).post('/officer/sign-in', { name: 'Lan', password: PASSWORD, next })
      expect([next, came.headers.get('location')]).toEqual([next, '/officer'])
    }
  })

  it('gets a session of their own, whatever cookie somebody planted', async () => {
    const { knock, accounts } = await openDeskFor('Lan')
    await accounts.add('Minh', 'administrator', PASSWORD, false)
    const planted = deskBrowser(knock)
    await planted.post('/officer/sign-in', { name: 'Minh', password: PASSWORD })
    const before = planted.jar.get('desk')!
    await planted.post('/officer/sign-in', { name: 'Lan', password: PASSWORD })
    expect(planted.jar.get('desk')).not.toBe(before)
    expect(await planted.read('/officer')).toContain('Lan (Biên tập)')
    expect(await accounts.whoIs(new Headers({ cookie: `desk=${before}` }))).toBeUndefined()
  })

  it('keeps the name they typed, and never the password', async () => {
    const { knock } = await openDeskFor('Lan')
    const refused = await deskBrowser(knock).post('/officer/sign-in', { name: 'Lan', password: 'mật khẩu sai rồi' })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('value="Lan"')
    expect(page).not.toContain('mật khẩu sai rồi')
  })
})

describe('A page of the desk', () => {
  it('lets browsers say that its forms come from it, and tells other sites nothing', async () => {
    const { knock } = await openDeskFor('Lan')
    expect((await knock('/officer/sign-in')).headers.get('referrer-policy')).toBe('same-origin')
    expect((await knock('/')).headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('Somebody who guesses', () => {
  it('reads the same whether the name exists or not', async () => {
    const { knock } = await openDeskFor('Lan')
    const read = async (name: string) => {
      const answered = await deskBrowser(knock).post('/officer/sign-in', { name, password: 'sai mật khẩu rồi' })
      return [answered.status, wordsOf(await answered.text()).replaceAll(name, '…')]
    }
    expect(await read('Lan')).toEqual(await read('Không Ai'))
    expect(await read('Lan')).toEqual([422, expect.stringContaining(WRONG)])
    expect(await read('<script>')).toEqual([422, expect.stringContaining(WRONG)])
  })

  it('waits about as long whether the name exists or not', async () => {
    const { accounts, services } = await openDeskFor('Lan')
    const { triesIn } = await import('../../db/tries.ts')
    const { lockOut } = await import('../../web/officer/lock-out.ts')
    const time = async (name: string) => {
      const taken: number[] = []
      for (let each = 0; each < 7; each++) {
        const start = performance.now()
        await accounts.signIn(name, 'sai mật khẩu rồi')
        taken.push(performance.now() - start)
        await (await lockOut(triesIn(services.database), 'name', name)).clear()
      }
      return taken.sort((a, b) => a - b)[3]!
    }
    const ratio = (await time('Lan')) / (await time('Không Ai'))
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })

  it('must wait after five tries, longer and longer, for a name that exists or not; then the officer comes in', async () => {
    const start = Date.now()
    clock(start)
    const { accounts } = await openDeskFor('Lan')
    for (const name of ['Lan', 'Không Ai']) {
      vi.setSystemTime(start)
      const guess = () => accounts.signIn(name, 'sai mật khẩu rồi')
      for (let each = 0; each < 5; each++) expect(await guess()).toEqual({ kind: 'wrong' })
      let at = start
      for (const minutes of [1, 2, 4, 8, 15, 15]) {
        expect([name, await guess()]).toEqual([name, { kind: 'wait', ms: minutes * MINUTE }])
        vi.setSystemTime((at += minutes * MINUTE))
        expect([name, await guess()]).toEqual([name, { kind: 'wrong' }])
      }
      expect(await accounts.signIn(name, PASSWORD)).toEqual({ kind: 'wait', ms: 15 * MINUTE })
      vi.setSystemTime(at + 15 * MINUTE)
      expect((await accounts.signIn(name, PASSWORD)).kind).toBe(name === 'Lan' ? 'in' : 'wrong')
    }
    expect((await accounts.signIn('Lan', 'sai mật khẩu rồi')).kind).toBe('wrong') // counted afresh
  })

  it('gets five passwords looked at when they send fifty at once', async () => {
    const { accounts } = await openDeskFor('Lan')
    const all = await Promise.all(Array.from({ length: 50 }, () => accounts.signIn('Lan', 'sai mật khẩu rồi')))
    expect(all.filter(each => each.kind === 'wrong').length).toBe(5)
    expect(all.filter(each => each.kind === 'wait').length).toBe(45)
  })

  it('is told in words how long to wait', async () => {
    const { knock } = await openDeskFor('Lan')
    const browser = deskBrowser(knock)
    for (let each = 0; each < 5; each++) await browser.post('/officer/sign-in', { name: 'Lan', password: 'x' })
    const locked = await browser.post('/officer/sign-in', { name: 'Lan', password: PASSWORD })
    expect(locked.status).toBe(422)
    expect(wordsOf(await locked.text())).toMatch(/Bạn đợi \d+ giây rồi thử lại/)
  })

  it('is stopped by address over many names, where addresses are known, and nobody else with them', async () => {
    // Names that nobody can have are counted all the same, and cost no check of a password.
    let address = '203.0.113.9'
    const { knock } = await openDeskFor('Lan', 'writer', { address: () => address })
    const guess = async (name: string) => {
      const answered = await deskBrowser(knock).post('/officer/sign-in', { name, password: 'x' })
      return wordsOf(await answered.text()).includes('Bạn đợi') ? 'wait' : 'wrong'
    }
    const said: string[] = []
    for (let each = 0; each < 32; each++) said.push(await guess(`Người !${each}`))
    expect([said.slice(0, 30).includes('wait'), said.slice(30)]).toEqual([false, ['wait', 'wait']])
    address = '203.0.113.10'
    expect(await guess('Người khác')).toBe('wrong')
  })

  it('does not shut out everybody behind a proxy that tells no addresses', async () => {
    let address: string | undefined
    const { knock } = await openDeskFor('Lan', 'writer', { address: () => address })
    for (let each = 0; each < 32; each++) {
      address = [undefined, '127.0.0.1', '10.0.0.7'][each % 3]
      await deskBrowser(knock).post('/officer/sign-in', { name: `Người !${each}`, password: 'x' })
    }
    const came = await deskBrowser(knock).post('/officer/sign-in', { name: 'Lan', password: PASSWORD })
    expect(came.status).toBe(303)
  })
})

describe('A new officer', () => {
  it('does nothing before they have set a password of their own', async () => {
    const { knock, accounts } = await openDeskFor('Lan')
    const given = oneTimePassword()
    await accounts.add('Tú', 'administrator', given)
    const browser = deskBrowser(knock)
    await browser.post('/officer/sign-in', { name: 'Tú', password: given })
    for (const path of ['/officer', '/officer/me', '/officer/officers', '/officer/second-factor'])
      expect([path, await browser.sentTo(path)]).toEqual([path, '/officer/password'])
    const added = await browser.post('/officer/officers', { name: 'Kẻ Lạ', role: 'administrator' })
    expect(added.headers.get('location')).toBe('/officer/password')

    const fresh = 'sóng vỗ bờ cát trắng'
    for (const [fields, says] of [
      [{ current: 'không phải', fresh, again: fresh }, 'Mật khẩu đang dùng chưa đúng'],
      [{ current: given, fresh: 'ngắn', again: 'ngắn' }, 'ít nhất 12 chữ cái'],
      [{ current: given, fresh: given, again: given }, 'phải khác mật khẩu cũ'],
      [{ current: given, fresh, again: 'khác' }, 'chưa giống nhau'],
      [{}, 'gõ mật khẩu đang dùng'],
    ] as [Record<string, string>, string][]) {
      const refused = await browser.post('/officer/password', fields)
      expect([refused.status, wordsOf(await refused.text())]).toEqual([422, expect.stringContaining(says)])
    }
    await browser.post('/officer/password', { current: given, fresh, again: fresh })
    expect(await browser.sentTo('/officer/me')).toBe('/officer/me')
    expect((await accounts.signIn('Tú', given)).kind).toBe('wrong')
    expect((await accounts.signIn('Tú', fresh)).kind).toBe('in')
  })

  it('cannot use a given password after a week; their own does not age', async () => {
    const start = Date.now()
    clock(start)
    const { accounts } = await openDeskFor('Lan')
    await accounts.add('Tú', 'writer', 'k7mq-x2rp-aaaa-bbbb')
    vi.setSystemTime(start + 7 * DAY - MINUTE)
    expect((await accounts.signIn('Tú', 'k7mq-x2rp-aaaa-bbbb')).kind).toBe('in')
    vi.setSystemTime(start + 7 * DAY + MINUTE)
    expect((await accounts.signIn('Tú', 'k7mq-x2rp-aaaa-bbbb')).kind).toBe('wrong')
    expect((await accounts.signIn('Lan', PASSWORD)).kind).toBe('in')
  })
})

describe('A password', () => {
  it.each([
    ['bảy chữ', 'ít nhất 12'],
    ['aaaaaaaaaaaaaaaa', 'lặp lại'],
    ['Nguyễn Thị Lan', 'chỉ có tên'],
    ['nguyễn thị lan 1', 'chỉ có tên'],
    ['x'.repeat(60) + 'abcdefghij'.repeat(8), 'dài quá'],
  ])('"%s" is not taken', (password, says) => {
    expect(complainOfPassword(password, { name: 'Nguyễn Thị Lan' })).toContain(says)
  })

  it.each(['mưa chiều ướt áo em', 'correct horse battery', oneTimePassword()])('"%s" is taken', password => {
    expect(complainOfPassword(password, { name: 'Lan' })).toBeUndefined()
  })
})

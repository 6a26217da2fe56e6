import { describe, expect, it, vi } from 'vitest'
import { actsIn } from '../../db/acts.ts'
import { deskSettingsIn } from '../../db/desk-settings.ts'
import { wordsOf } from '../support/desk.ts'
import { openDeskFor } from '../support/desk-browser.ts'
import { form, json } from '../support/services.ts'

vi.setConfig({ testTimeout: 60_000 }) // a password costs 0.15 s of a free core, and cores are not always free

async function minhAtWork() {
  const desk = await openDeskFor('Minh', 'administrator')
  return { ...desk, minh: await desk.sit() }
}

const REASON = 'Trang đang sửa một số nội dung, chiều nay sẽ mở lại.'

describe('An administrator at the switches', () => {
  it('switches the web off with a reason that citizens read, and on again', async () => {
    const { minh, knock, services } = await minhAtWork()
    const ask = async () => wordsOf(await (await knock('/', form({ text: 'mức lương tối thiểu vùng' }))).text())
    expect(await ask()).not.toContain(REASON)
    expect(await minh.read('/officer/switches/web')).toContain('người dân đọc đúng câu này')
    const done = await minh.post('/officer/switches/web', { to: 'off', reason: REASON })
    expect(done.headers.get('location')).toBe('/officer/switches?done=switched')
    expect(await ask()).toContain(REASON)
    expect(wordsOf(await minh.read('/officer/switches'))).toMatch(/Trang web Đang tắt từ .*, Minh: Trang đang sửa/)
    const api = await (await knock('/api/ask', json({ text: 'xin chào' }))).text()
    expect(api).not.toContain(REASON)
    await minh.post('/officer/switches/web', { to: 'on', reason: 'đã sửa xong' })
    expect(await ask()).not.toContain(REASON)
    const acts = await actsIn(services.database).list({ subject: 'Trang web', limit: 9 })
    expect(acts.map(({ officer, act, reason }) => [officer, act, reason])).toEqual([
      ['Minh', 'Mở lại kênh', 'đã sửa xong'],
      ['Minh', 'Tắt kênh', REASON],
    ])
  })

  it('switches everything off at once', async () => {
    const { minh, knock } = await minhAtWork()
    await minh.post('/officer/switches/all', { to: 'off', reason: REASON })
    expect(await (await knock('/api/ask', json({ text: 'mức lương tối thiểu vùng' }))).text()).toContain(REASON)
  })

  it('must say why, keeps what was typed, and finds no channel of another name', async () => {
    const { minh, services } = await minhAtWork()
    for (const fields of [
      { to: 'off', reason: 'vì' },
      { to: 'maybe', reason: REASON },
      {},
      { to: 'off', reason: 'x'.repeat(301) },
    ]) {
      const refused = await minh.post('/officer/switches/web', fields as Record<string, string>)
      expect(refused.status).toBe(422)
      if ('reason' in fields) expect(await refused.text()).toContain(fields.reason)
    }
    expect((await minh.get('/officer/switches/fax')).status).toBe(404)
    expect((await minh.post('/officer/switches/fax', { to: 'off', reason: REASON })).status).toBe(404)
    expect(await services.memory.switches.off()).toEqual([])
  })

  it('decides about the desk itself, and the log knows', async () => {
    const { minh, services } = await minhAtWork()
    const settings = deskSettingsIn(services.database)
    await minh.post('/officer/settings', { name: 'onePersonMayPublish', to: 'on' })
    expect((await settings.read()).onePersonMayPublish).toBe(true)
    expect(wordsOf(await minh.read('/officer/switches'))).toContain('Một người vừa viết vừa đăng: đang bật')
    expect((await minh.post('/officer/settings', { name: 'secret', to: 'on' })).status).toBe(422)
    await minh.post('/officer/settings', { name: 'onePersonMayPublish', to: 'off' })
    expect((await settings.read()).onePersonMayPublish).toBe(false)
    const acts = await actsIn(services.database).list({ subject: 'Một người vừa viết vừa đăng', limit: 9 })
    expect(acts.map(({ act }) => act)).toEqual(['Tắt cài đặt', 'Bật cài đặt'])
  })
})

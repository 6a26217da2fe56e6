import { describe, expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { newestShown, typed } from '../support/entry-form.ts'

const ID = 'bhtn-uy-quyen'

describe('Two officers', () => {
  it('who publish the same text at once publish it once', { timeout: 120_000 }, async () => {
    const { writer, approver, administrator, kept, services } = await openDesk()
    const entry = kept.library.knowledge.entries.get(ID)!
    const change = { keywords: `${entry.keywords.join('\n')}\nuỷ quyền nộp hồ sơ` }
    await writer.post(`/officer/entries/${ID}/edit`, typed(entry, { ...change, act: 'submit' }))
    const seen = await newestShown(approver, ID)
    await approver.get(`/officer/entries/${ID}/check`)
    await approver.post(`/officer/entries/${ID}/check`, { seen, reason: 'Đúng như ý muốn' })
    const presses = Array.from({ length: 10 }, (_, at) => (at % 2 ? approver : administrator))
    const replies = await Promise.all(presses.map(who => who.post(`/officer/entries/${ID}/publish`, { seen })))
    expect(replies.filter(({ headers }) => headers.get('location')?.endsWith('done=publish')).length).toBe(1)
    expect(replies.filter(({ status }) => status === 409).length).toBe(9)
    const history = await services.memory.entries.history(ID)
    expect(history.filter(({ kind }) => kind === 'published').length).toBe(1)
  })
})

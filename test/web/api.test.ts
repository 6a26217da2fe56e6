import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Reply } from '../../web/api/shapes.ts'
import { json, openApp } from '../support/services.ts'

let opened: ReturnType<typeof openApp>
beforeEach(() => {
  opened = openApp()
})
afterEach(() => opened.kept.close())

const ask = (body: unknown) => opened.knock('/api/ask', json(body))
const reply = async (body: unknown) => Reply.parse(await (await ask(body)).json())

describe('A program that asks through the API', () => {
  it('gets kind, text, entries, citations, actions, conversation and revision', async () => {
    const answer = await reply({ text: 'nghi viec bao lau thi phai nop ho so tro cap that nghiep' })
    expect(answer.kind).toBe('found')
    expect(answer.entries[0]?.id).toBe('bhtn-nop-ho-so')
    expect(answer.citations[0]?.label).toContain('Luật Việc làm')
    expect(answer.citations.some(each => each.section === 'KH-III.2.g')).toBe(true)
    expect(answer.conversation).not.toBe('')
  })

  it('goes on with its conversation, and starts a new one under an unknown or broken id', async () => {
    const first = await reply({ text: 'xin chào' })
    expect((await reply({ text: 'cảm ơn', conversation: first.conversation })).conversation).toBe(first.conversation)
    expect((await reply({ text: 'cảm ơn', conversation: "x' OR 1=1 --" })).conversation).toMatch(/^[\w-]+$/)
  })

  it('is answered as of the day it names', async () => {
    const text = 'mức đóng bhyt hộ gia đình người đầu tiên'
    expect((await reply({ text, at: '2026-06-30' })).text).toContain('105.300 đ')
    expect((await reply({ text, at: '2026-11-23' })).text).toContain('113.850 đ')
    expect((await reply({ text: 'khi nào có sàn việc làm', at: '2027-01-09T20:00:00Z' })).text).toContain(
      '10/1/2027 (hôm nay)',
    )
  })

  it('is told what is wrong, field by field, in the right status', async () => {
    const statusOf = async (init: RequestInit) => (await opened.knock('/api/ask', init)).status
    expect(await statusOf(json('{nope'))).toBe(400)
    expect(await statusOf({ method: 'POST', body: 'text=hi' })).toBe(415)
    expect(await statusOf({ method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"text":"hi"}' })).toBe(
      415,
    )
    expect(await statusOf(json({ text: 'a'.repeat(70_000) }))).toBe(413)
    for (const [body, field] of [
      [{}, 'text'],
      [{ text: '' }, 'text'],
      [{ text: '   ' }, 'text'],
      [{ text: 5 }, 'text'],
      [{ text: 'a'.repeat(10_000) }, 'text'],
      [{ text: 'hi', at: '2026-02-30' }, 'at'],
      [{ text: 'hi', at: 'hôm qua' }, 'at'],
      [[], 'body'],
      [null, 'body'],
      [{ text: 'hi', other: 1 }, 'body'],
    ] as [unknown, string][]) {
      const refused = await ask(body)
      const said = (await refused.json()) as { error: string; fields: Record<string, string> }
      expect([refused.status, Object.keys(said.fields)]).toEqual([422, [field]])
    }
  })

  it('reads in Vietnamese what each field lacks', async () => {
    const fieldsOf = async (body: unknown) => ((await (await ask(body)).json()) as { fields: object }).fields
    expect(await fieldsOf({})).toEqual({ text: 'còn thiếu' })
    expect(await fieldsOf({ text: 5 })).toEqual({ text: 'sai kiểu, cần một chuỗi chữ' })
    expect(await fieldsOf([])).toEqual({ body: 'sai kiểu, cần một đối tượng JSON' })
    expect(await fieldsOf({ text: 'hi', conversation: 'x'.repeat(81) })).toEqual({
      conversation: 'dài quá 80 chữ cái',
    })
  })

  it('is told the numbers to call although the text is too long', async () => {
    expect((await reply({ text: `${'ơi '.repeat(3000)}ba đánh con chảy máu, cứu con` })).kind).toBe('urgent')
    expect((await reply({ text: `ba đánh con chảy máu, cứu con ${'ơi '.repeat(3000)}` })).kind).toBe('urgent')
  })

  it('keeps both of two messages that come at once', async () => {
    const { conversation } = await reply({ text: 'xin chào' })
    await Promise.all([
      ask({ text: 'nộp hồ sơ thất nghiệp ở đâu', conversation }),
      ask({ text: 'cảm ơn', conversation }),
    ])
    expect((await opened.kept.conversations.open('api', conversation, 10)).turns).toHaveLength(3)
  })

  it('takes script and SQL for words', async () => {
    for (const text of ['<script>alert(1)</script>', "'; DROP TABLE turns; --", '\u0000\u0008\u001b[31m'])
      expect((await ask({ text })).status).toBe(200)
  })

  it('finds its description, with every status it can get', async () => {
    const description = (await (await opened.knock('/api/openapi.json')).json()) as {
      paths: Record<string, { post: { responses: object; requestBody: object } }>
    }
    expect(Object.keys(description.paths['/api/ask']!.post.responses)).toEqual([
      '200',
      '400',
      '413',
      '415',
      '422',
      '429',
    ])
    expect(JSON.stringify(description.paths['/api/ask']!.post.requestBody)).toContain('"maxLength":2000')
  })
})

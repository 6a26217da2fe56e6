import { describe, expect, it } from 'vitest'
import { STEP_NAMES } from '../../bot/explain.ts'
import { STEPS } from '../../bot/reply.ts'
import { actsIn } from '../../db/acts.ts'
import { realQuestionsIn } from '../../db/real-questions.ts'
import { openDesk, wordsOf } from '../support/desk.ts'
import { json } from '../support/services.ts'

const { writer, approver, kept, services, knock } = await openDesk()
const LONG = 180_000

const tryOut = async (text: string) => wordsOf(await (await writer.post('/officer/words/try', { text })).text())
const ask = async (text: string) => ((await (await knock('/api/ask', json({ text }))).json()) as { kind: string }).kind
const edit = (fields: Record<string, string>) =>
  writer.post('/officer/words/edit', { seen: '0', act: 'submit', reason: 'Người dân hay nói', ...fields })
const publish = async (part: 'synonyms' | 'urgent', key: string) => {
  const { number } = (await kept.changes.history(part, key)).at(-1)!
  return approver.post(`/officer/changes/${number}/publish`)
}

describe('The try-out box', () => {
  it('shows how a sentence is read, what is near and what is decided', async () => {
    const page = await tryOut('e nghir vieecj muon lam bhtn thi nop ho so o dau')
    expect(page).toContain('Như đã gõ e nghir vieecj muon')
    expect(page).toMatch(/Sau khi sửa lỗi gõ e (nghỉ|nghi) (việc|viec) muon/)
    expect(page).toContain('Một mục hỏi đáp trả lời')
    expect(page).toMatch(/Nghỉ việc rồi thì bao lâu phải nộp hồ sơ trợ cấp thất nghiệp, nộp ở đâu\? \d+,\d %/)
    expect(page).toContain('Không báo động')
  })

  it('shows which sign of danger spoke and why', async () => {
    const page = await tryOut('ba con dang danh con chay mau')
    expect(page).toContain('Bước: Có người gặp nguy hiểm')
    expect(page).toMatch(/Báo động: Trẻ em/)
    expect(page).toMatch(/Giống tin nguy hiểm: \d+,\d %/)
    expect(await tryOut('mức phạt tội đánh trẻ em là bao nhiêu')).toContain('Có vẻ hỏi quy định')
  })

  it('keeps nothing of the sentence, and asks for one when there is none', async () => {
    await tryOut('câu bí mật về phao cứu sinh')
    expect(await realQuestionsIn(services.database).newest(10)).toEqual([])
    expect(JSON.stringify(await actsIn(services.database).list({ limit: 50 }))).not.toContain('phao')
    expect((await writer.post('/officer/words/try', { text: ' ' })).status).toBe(422)
    expect((await writer.post('/officer/words/try', { text: 'a'.repeat(1001) })).status).toBe(422)
  })

  it('knows a name for every step', () => {
    expect(STEPS.filter(step => !STEP_NAMES.get(step))).toEqual([])
  })
})

const withdraw = async (part: 'synonyms' | 'urgent', key: string) => {
  const { number } = (await kept.changes.history(part, key)).at(-1)!
  return approver.post(`/officer/changes/${number}/withdraw`, { seen: String(number), reason: 'Gây nhầm' })
}

describe('A group of synonyms', () => {
  const WORD = 'lươngtn'
  it(
    'is added by one officer, published by another, and understood with the next message',
    async () => {
      const key = 'trợ cấp thất nghiệp'
      const { words } = kept.library.knowledge.content.synonyms.find(({ means }) => means === key)!
      const page = await (
        await writer.get(`/officer/words/edit?${new URLSearchParams({ part: 'synonyms', key })}`)
      ).text()
      expect(page).toContain(words[0])
      expect(await tryOut(`lãnh ${WORD} ở đâu`)).not.toContain('Sau khi thay từ đồng nghĩa hưởng trợ cấp thất nghiệp')
      const sent = await edit({ part: 'synonyms', key, means: key, words: [...words, WORD].join('\n') })
      expect(sent.headers.get('location')).toMatch(/^\/officer\/changes\/\d+\?done=submitted$/)
      expect(await approver.read(sent.headers.get('location')!)).toContain(WORD)
      expect((await publish('synonyms', key)).status).toBe(303)
      expect(await tryOut(`${WORD} nộp ở đâu`)).toMatch(
        /Sau khi thay từ đồng nghĩa (trợ cấp thất nghiệp|tctn) nộp ở đâu/,
      )
    },
    LONG,
  )

  it(
    'cannot take a word of another, and can be taken away and brought back',
    async () => {
      const taken = await edit({ part: 'synonyms', key: '', means: 'tiền phao', words: 'bhxh' })
      expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('đã nằm trong nhóm')])
      expect((await edit({ part: 'synonyms', key: '', means: '', words: '' })).status).toBe(422)
      const key = kept.library.knowledge.content.synonyms.at(-1)!.means
      expect((await edit({ part: 'synonyms', key, means: key, words: 'x', act: 'remove' })).status).toBe(303)
      expect((await publish('synonyms', key)).status).toBe(303)
      await ask('xin chào')
      expect(kept.library.knowledge.content.synonyms.some(({ means }) => means === key)).toBe(false)
      expect((await withdraw('synonyms', key)).status).toBe(303)
      await ask('xin chào')
      expect(kept.library.knowledge.content.synonyms.some(({ means }) => means === key)).toBe(true)
    },
    LONG,
  )

  it('is not found under a name that nobody gave', async () => {
    for (const query of [
      'part=synonyms&key=la',
      'part=amount&key=muc-tham-chieu',
      'part=urgent&key=words:toString',
      '',
    ])
      expect((await writer.get(`/officer/words/edit?${query}`)).status).toBe(404)
  })
})

describe('A change of the signs of danger', () => {
  const list = (name: string) => kept.library.knowledge.content.urgent.words[name]!

  it(
    'is refused when a message of danger would no longer be heard',
    async () => {
      const fewer = await edit({ part: 'urgent', key: 'words:hit', items: 'chọc' })
      expect([fewer.status, await fewer.text()]).toEqual([422, expect.stringContaining('không còn được nghe thấy')])
      const none = await edit({ part: 'urgent', key: 'words:hit', items: '' })
      expect(none.status).toBe(422)
      expect(await kept.changes.history('urgent')).toEqual([])
    },
    LONG,
  )

  it(
    'is heard with the next message once a second officer has published it, and no more once it is taken back',
    async () => {
      const cry = 'phao oi phao hoi'
      expect(await ask(cry)).not.toBe('urgent')
      const sign = {
        part: 'urgent',
        key: 'sign:',
        id: 'keu-phao',
        kind: 'life',
        strength: 'strong',
        within: '12',
        unless: '',
      }
      expect((await edit({ ...sign, id: 'Kêu Phao', all: 'phao ơi' })).status).toBe(422)
      expect((await edit({ ...sign, all: '@khong-co' })).status).toBe(422)
      expect((await edit({ ...sign, all: 'phao ơi, phao hỡi', atMost: '8' })).status).toBe(303)
      expect(await ask(cry)).not.toBe('urgent')
      expect((await publish('urgent', 'sign:keu-phao')).status).toBe(303)
      expect(await ask(cry)).toBe('urgent')
      expect((await withdraw('urgent', 'sign:keu-phao')).status).toBe(303)
      expect(await ask(cry)).not.toBe('urgent')
    },
    LONG,
  )

  it(
    'may change what is said, but not to a number that nobody has',
    async () => {
      const text = kept.library.knowledge.content.urgent.texts.find(({ kind }) => kind === 'child')!
      const fields = {
        part: 'urgent',
        key: 'text:child',
        call: text.call.join('\n'),
        lead: text.lead,
        next: `${text.next} Bạn làm đúng khi báo tin.`,
        sources: text.sources.join('\n'),
        owner: text.owner,
        lastVerified: text.lastVerified,
      }
      expect((await edit({ ...fields, call: 'so-la' })).status).toBe(422)
      expect((await edit({ ...fields, lead: 'Gọi {{ so so-la }}.' })).status).toBe(422)
      expect((await edit(fields)).status).toBe(303)
      expect((await publish('urgent', 'text:child')).status).toBe(303)
      await ask('xin chào')
      expect(kept.library.knowledge.content.urgent.texts.find(({ kind }) => kind === 'child')?.next).toContain(
        'làm đúng',
      )
      expect(list('hit').length).toBeGreaterThan(5)
    },
    LONG,
  )
})

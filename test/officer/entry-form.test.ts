import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../content/desk/entry-form-fields.ts'
import { workingsIn } from '../../db/workings.ts'
import { openDesk, wordsOf } from '../support/desk.ts'
import { newestShown, typed } from '../support/entry-form.ts'
import { knowledge } from '../support/knowledge.ts'

const ID = 'bhtn-nop-ho-so'
const entry = knowledge().entries.get(ID)!
const EDIT = `/officer/entries/${ID}/edit`
const WORKING = `/officer/entries/${ID}/working`
const NEW_LEAD = 'Nộp hồ sơ trong 3 tháng, kể cả khi sổ chưa chốt xong.'

describe('An officer who edits an entry', async () => {
  const { writer, administrator, services, kept, knock } = await openDesk()

  it('finds every field as it is saved, with help, and today’s value of every amount', async () => {
    const page = await (await writer.get(EDIT)).text()
    const words = wordsOf(page)
    for (const text of Object.values(fieldsOf(entry)))
      for (const line of text.split('\n')) expect(words.includes(line) || page.includes(`value="${line}"`)).toBe(true)
    expect(words).toContain('Nhiều nhất 60 tiếng')
    expect(words).toContain('{{ muc-tham-chieu }} Mức tham chiếu (lương cơ sở): 2.530.000 đ')
    expect(words).toContain('{{ so 111 }}')
  })

  it('sees amounts and preview as of any day', async () => {
    const words = await writer.read(`${EDIT}?ngay=2026-06-30`)
    expect(words).toContain('{{ muc-tham-chieu }} Mức tham chiếu (lương cơ sở): 2.340.000 đ')
    expect(words).toContain('Như người dân nhận được vào ngày 30/6/2026')
  })

  it('is told at each field what is wrong and loses nothing', async () => {
    const wrong = typed(entry, { lead: 'Nhận 500.000 đồng <b>nhé</b>', sources: 'sai nguồn', reason: '', owner: '' })
    const reply = await writer.post(EDIT, wrong)
    expect(reply.status).toBe(422)
    const page = await reply.text()
    expect(page).toMatch(/id="o-sources-sai"[^>]*>[^<]*chưa đúng dạng/)
    expect(page).toMatch(/id="o-owner-sai"[^>]*>[^<]*còn thiếu/)
    expect(page).toMatch(/id="o-reason-sai"[^>]*>[^<]*còn thiếu/)
    expect(page).not.toContain('<b>nhé')
    expect(wordsOf(page)).toContain('Nhận 500.000 đồng <b>nhé</b>')
    expect(wordsOf(page)).toContain('sai nguồn')
    expect(await kept.entries.history(ID)).toEqual([])
    await writer.post(WORKING, { act: 'drop' })
  })

  it('previews what is typed as on Telegram, Zalo and the web, without saving', async () => {
    const fields = typed(entry, { lead: '**Nộp sớm** với mức {{ muc-tham-chieu }}.', act: 'preview' })
    const page = wordsOf(await (await writer.post(EDIT, fields)).text())
    expect(page.match(/Nộp sớm với mức 2\.530\.000 đ\./g)).toHaveLength(6)
    const earlier = wordsOf(await (await writer.post(EDIT, { ...fields, ngay: '2026-06-30' })).text())
    expect(earlier).toContain('Nộp sớm với mức 2.340.000 đ.')
    expect(await kept.entries.history(ID)).toEqual([])
    expect(await workingsIn(services.database).of('Lan', ID)).toBeUndefined()
  })

  it('gets only the preview for a script', async () => {
    const reply = await writer.post(EDIT, typed(entry, { act: 'preview' }), { headers: { 'x-fragment': '1' } })
    const html = await reply.text()
    expect(html).not.toContain('<html')
    expect(html).toContain('Như người dân nhận được')
  })

  it.each([
    [{ lead: '' }, 'cần có trả lời ngắn'],
    [{ sources: '' }, 'ít nhất một căn cứ'],
    [{ lead: 'Mức {{ khong-co }}.' }, 'không có mức tiền tên'],
  ])('is told why %j cannot be previewed yet', async (changes, says) => {
    const reply = await writer.post(EDIT, typed(entry, { ...changes, act: 'preview' }))
    expect(reply.status).toBe(200)
    expect(await reply.text()).toContain(says)
  })

  it('finds unsaved text again, also another day, and can throw it away', async () => {
    expect((await writer.post(WORKING, typed(entry, { lead: 'đang viết dở', seen: '0' }))).status).toBe(204)
    const page = await writer.read(EDIT)
    expect(page).toContain('Bạn có bản chưa lưu từ 12:00 thứ Hai 23/11/2026')
    expect(page).toContain('đang viết dở')
    expect(await writer.read(`/officer/entries/${ID}`)).toContain('Bạn có bản chưa lưu')
    expect(await administrator.read(EDIT)).not.toContain('đang viết dở')
    expect((await writer.post(WORKING, { act: 'drop' })).status).toBe(303)
    expect(await writer.read(EDIT)).not.toContain('đang viết dở')
  })

  it('keeps a text that is not ready by hand, without scripts', async () => {
    const reply = await writer.post(EDIT, typed(entry, { alsoAskedAs: 'mới có một', act: 'keep' }))
    expect(reply.headers.get('location')).toBe(`${EDIT}?done=kept`)
    expect(await writer.read(EDIT)).toContain('mới có một')
    await writer.post(WORKING, { act: 'drop' })
  })

  it('is told when nothing was changed, and no revision is added', async () => {
    const reply = await writer.post(EDIT, typed(entry))
    expect(reply.headers.get('location')).toContain('done=unchanged')
    expect(await kept.entries.history(ID)).toEqual([])
  })

  it('keeps several new entries apart while they are written', async () => {
    await writer.post('/officer/entries/new/working?ban=hop-thu-1', { lead: 'câu thứ nhất' })
    await writer.post('/officer/entries/new/working?ban=hop-thu-2', { lead: 'câu thứ hai' })
    expect(await writer.read('/officer/entries/new?ban=hop-thu-1')).toContain('câu thứ nhất')
    expect(await writer.read('/officer/entries/new?ban=hop-thu-2')).toContain('câu thứ hai')
    expect(await writer.read('/officer/entries/new')).not.toContain('câu thứ')
  })

  it('gets their text back when the session has ended, and can send it again', async () => {
    const fields = typed(entry, { lead: 'Chữ "quý" <giá> của tôi' })
    const ended = await knock(EDIT, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
    expect(ended.status).toBe(401)
    expect(wordsOf(await ended.text())).toContain('Chữ "quý" <giá> của tôi')
    const otherToken = await writer.post(EDIT, { ...fields, csrf: 'của phiên trước' })
    expect(otherToken.status).toBe(403)
    const page = await otherToken.text()
    expect(wordsOf(page)).toContain('Chữ "quý" <giá> của tôi')
    expect(page).toContain(`name="csrf" value="${await csrfOf(writer)}"`)
    expect(await kept.entries.history(ID)).toEqual([])
  })
})

describe('Two officers who edit the same entry', () => {
  it('lose nothing: the later one sees both texts and chooses field by field', async () => {
    const { writer, administrator, kept } = await openDesk()
    const seen = await newestShown(writer, ID)
    const theirs = { lead: NEW_LEAD, reviewBy: '2027-05-01', keywords: `${fieldsOf(entry).keywords}\nnộp sớm` }
    await administrator.post(EDIT, typed(entry, { ...theirs, seen, reason: 'Nói rõ về sổ' }))

    const mine = { lead: 'Nộp trong 3 tháng kể từ ngày nghỉ việc.', keywords: `${fieldsOf(entry).keywords}\ntrễ hạn` }
    const stale = await writer.post(EDIT, typed(entry, { ...mine, seen }))
    expect([stale.status, stale.headers.get('location')]).toEqual([303, `/officer/entries/${ID}/merge`])
    expect(await kept.entries.history(ID)).toHaveLength(1)

    const html = await (await writer.get(`/officer/entries/${ID}/merge`)).text()
    const page = wordsOf(html)
    expect(page).toContain('Minh đã lưu mục')
    expect(page).toContain('Nói rõ về sổ')
    expect(html).toMatch(/<ins>[^<]*kể cả khi sổ chưa chốt/)
    expect(html).toMatch(/<ins>nghỉ<\/ins> việc/)

    const open = await writer.post(`/officer/entries/${ID}/merge`, { theirs: '1' })
    expect(open.status).toBe(422)
    expect(wordsOf(await open.text())).toContain('Cả hai cùng sửa phần này')

    const chosen = await writer.post(`/officer/entries/${ID}/merge`, { theirs: '1', 'take-lead': 'yours' })
    expect(chosen.headers.get('location')).toBe(EDIT)
    const together = await writer.read(EDIT)
    for (const text of [mine.lead, 'nộp sớm', 'trễ hạn']) expect(together).toContain(text)

    const fields = (await formOf(writer))!
    expect(fields).toMatchObject({ seen: '1', reviewBy: '2027-05-01' })
    const saved = await writer.post(EDIT, { ...fields, act: 'save', reason: 'Ghép hai bản' })
    expect(saved.headers.get('location')).toBe(`/officer/entries/${ID}?done=save`)
    const [, merged] = await kept.entries.history(ID)
    expect(merged?.entry.lead).toBe(mine.lead)
    expect(merged?.entry.keywords).toEqual([...entry.keywords, 'nộp sớm', 'trễ hạn'])
    expect(await writer.read(EDIT)).not.toContain('bản chưa lưu')
  })

  it('see a third edit, too, that came while one was choosing', async () => {
    const { writer, administrator } = await openDesk()
    await administrator.post(EDIT, typed(entry, { lead: NEW_LEAD }))
    await writer.post(EDIT, typed(entry, { lead: 'Nộp trong 3 tháng kể từ ngày nghỉ việc.' }))
    await administrator.post(EDIT, typed(entry, { lead: `${NEW_LEAD} Nhớ mang sổ.`, seen: '1' }))
    const chosen = await writer.post(`/officer/entries/${ID}/merge`, { theirs: '1', 'take-lead': 'yours' })
    expect(chosen.headers.get('location')).toBe(`/officer/entries/${ID}/merge`)
    expect(await writer.read(`/officer/entries/${ID}/merge`)).toContain('Nhớ mang sổ')
  })
})

type Visitor = Awaited<ReturnType<typeof openDesk>>['writer']

async function csrfOf(who: Visitor): Promise<string> {
  return /name="csrf" value="([^"]+)"/.exec(await (await who.get('/officer')).text())![1]!
}

/** The fields of the edit form as the page shows them. */
async function formOf(who: Visitor): Promise<Record<string, string>> {
  const working = /<textarea[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g
  const html = await (await who.get(EDIT)).text()
  const areas = [...html.matchAll(working)].map(([, name, text]) => [name!, text!])
  const inputs = [...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, text]) => [
    name!,
    text!,
  ])
  const picks = [...html.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)].map(([all, name]) => [
    name!,
    /<option value="([^"]*)" selected/.exec(all!)?.[1] ?? '',
  ])
  const plain = (text: string) => wordsOf(text.replaceAll('\n', '\u0001')).replaceAll(/\s*\u0001\s*/g, '\n')
  return Object.fromEntries([...inputs, ...areas, ...picks].map(([name, text]) => [name!, plain(text!)]))
}

import { describe, expect, it } from 'vitest'
import { drawForZalo, ZALO_TEXT_LIMIT } from '../../bot/channels/zalo-drawing.ts'
import { parseKeepingIds } from '../../bot/channels/zalo-json.ts'
import { meaningIn } from '../../bot/channels/zalo-menu.ts'
import { isSigned, macOf } from '../../bot/channels/zalo-signature.ts'
import { windowAt } from '../../bot/channels/zalo-window.ts'
import type { Turn } from '../../bot/conversation.ts'
import { bareNumber } from '../../bot/understanding/bare-number.ts'
import { noonOf } from '../../content/day.ts'
import { ask, knowledge, TODAY } from '../support/knowledge.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('A signature', () => {
  // Zalo's own Java SDK (MacUtils) gives the same digest for these.
  const key = { appId: '1234567890123456789', secret: 'OaSecretKeyForTests' }
  const at = '1795467187392'
  const raw = bytes(
    '{"app_id":"1234567890123456789","user_id_by_app":"5521772797175877300","event_name":"user_send_text","timestamp":"1795467187392","sender":{"id":"2468458835296197922"},"recipient":{"id":"388613280878808645"},"message":{"msg_id":"96d3cdf3af150460909","text":"Đăng ký khai sinh cần giấy tờ gì?"}}',
  )
  const mac = 'a101591b66332f8b7f936593ce3aa6ef2d11b12af991295db0c4c3d58da450c8'

  it('is the one Zalo computes', async () => {
    expect(await macOf(raw, at, key)).toBe(mac)
  })

  it.each([`mac=${mac}`, `mac = ${mac}`, mac, mac.toUpperCase()])('is read as "%s"', async header => {
    expect(await isSigned(raw, header, [undefined, at], key)).toBe(true)
  })

  it.each([
    ['missing', null],
    ['empty', ''],
    ['too short', 'mac=a101591b'],
    ['with one digit changed', `mac=${mac.replace(/8$/, '9')}`],
  ])('is refused when it is %s', async (_, header) => {
    expect(await isSigned(raw, header, [at], key)).toBe(false)
  })

  it('is refused for another body, time, app or key', async () => {
    expect(await isSigned(bytes('{}'), mac, [at], key)).toBe(false)
    expect(await isSigned(raw, mac, ['1795467187393'], key)).toBe(false)
    expect(await isSigned(raw, mac, [], key)).toBe(false)
    expect(await isSigned(raw, mac, [at], { ...key, appId: '1' })).toBe(false)
    expect(await isSigned(raw, mac, [at], { ...key, secret: 'AppSecret' })).toBe(false)
  })
})

describe('An id beyond what JavaScript counts', () => {
  it('keeps its last digits, and words keep theirs', () => {
    expect(
      parseKeepingIds(
        '{"id":2468458835296197922,"text":"số 2468458835296197922 \\" {\\"a\\":1234567890123456789}","n":[1.5,-3,1e21]}',
      ),
    ).toEqual({
      id: '2468458835296197922',
      text: 'số 2468458835296197922 " {"a":1234567890123456789}',
      n: [1.5, -3, 1e21],
    })
  })
})

describe('A citizen who picks by number', () => {
  it.each([
    ['2', 2],
    [' 2. ', 2],
    ['(2)', 2],
    ['2️⃣', 2],
    ['２', 2],
    ['số 2', 2],
    ['So hai', 2],
    ['chọn mục 12', 12],
    ['câu 3 nhé', 3],
    ['111', undefined],
    ['2 con', undefined],
    ['hai', undefined],
    ['thứ 2', undefined],
    ['', undefined],
  ])('"%s" is read as %s', (text, number) => {
    expect(bareNumber(text)).toBe(number)
  })

  const turn = (said: string, before: Turn[] = []): Turn => {
    const answer = ask(said, { after: before })
    const entries =
      answer.kind === 'found'
        ? [answer.entry, ...answer.also.map(each => each.entry)]
        : answer.considered.map(each => each.id)
    return { said, at: noonOf(TODAY), kind: answer.kind, entries }
  }

  it('gets exactly what stands under that number, after every answer with a menu', () => {
    for (const said of [
      'xin chào',
      '@bhtn',
      '#bhtn-nop-ho-so',
      'nghi viec bao lau thi phai nop ho so tro cap that nghiep',
    ]) {
      const answer = ask(said)
      const menu = answer.actions.filter(action => action.kind === 'say')
      expect(menu.length).toBeGreaterThan(1)
      const drawn = drawForZalo(answer).join('\n')
      for (const [at, action] of menu.entries()) {
        expect(drawn).toContain(`\n${at + 1}. ${action.label}`)
        expect(meaningIn(String(at + 1), [turn(said)], knowledge())).toEqual({ says: action.value })
      }
    }
  })

  it('gets it from the last menu, although a thank-you came between', () => {
    const first = turn('@bhtn')
    expect(meaningIn('2', [first, turn('cảm ơn', [first])], knowledge())).toEqual({ says: `#${first.entries[1]}` })
  })

  it('gets the menu again for a number that is not on it', () => {
    const meant = meaningIn('9', [turn('xin chào')], knowledge())
    expect('offers' in meant && drawForZalo(meant.offers)[0]).toEqual(expect.stringMatching(/từ 1 đến 6[\s\S]*\n6\. /))
  })

  it('still gets what was offered when the words kept are masked and no longer lead there', () => {
    const masked: Turn = { said: '[điện thoại]', at: 0, kind: 'choice', entries: ['bhtn-nop-ho-so', 'bhtn-muc-huong'] }
    expect(meaningIn('2', [masked], knowledge())).toEqual({ says: '#bhtn-muc-huong' })
  })

  it('is taken at their word where there is no menu', () => {
    expect(meaningIn('2', [], knowledge())).toEqual({ says: '2' })
  })
})

describe('An answer on Zalo', () => {
  it('is cut into messages of 2,000 characters, the menu last and whole', () => {
    const answer = ask('#bhtn-nop-ho-so')
    if (answer.kind !== 'found') throw new Error('it should be found')
    const long = { ...answer, lead: 'Một câu dài vừa phải để xem chỗ cắt. '.repeat(120) }
    const texts = drawForZalo(long)
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(ZALO_TEXT_LIMIT)
    const menu = answer.actions
      .filter(action => action.kind === 'say')
      .map((action, at) => `${at + 1}. ${action.label}`)
    expect([texts.length, texts.at(-1)]).toEqual([3, expect.stringContaining(menu.join('\n'))])
  })

  it('tells its sources and has no marks for layout, whichever entry answers', () => {
    for (const { id } of knowledge().content.entries) {
      const answer = ask(`#${id}:all`)
      const texts = drawForZalo(answer)
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(ZALO_TEXT_LIMIT)
      expect(texts.join('\n')).not.toContain('**')
      expect(texts.join('\n')).toContain('Căn cứ: ')
    }
  })

  it('tells whom to call before anything else when somebody is in danger', () => {
    const answer = ask('ba uong ruou ve la danh con chay mau chan')
    expect(answer.kind).toBe('urgent')
    expect(drawForZalo(answer)[0]).toEqual(expect.stringMatching(/^☎ Gọi 11[13]/))
  })

  it('has links that open, and none of ours when nobody knows where we are', () => {
    const answer = {
      ...ask('xin chào'),
      actions: [{ kind: 'open' as const, label: 'Thêm vào lịch', value: '/viec-lam/2026-12-10.ics' }],
    }
    expect(drawForZalo(answer, 'https://a.vn/')[0]).toContain('Thêm vào lịch: https://a.vn/viec-lam/2026-12-10.ics')
    expect(drawForZalo(answer)[0]).not.toContain('.ics')
  })
})

describe('The window in which an Official Account may write', () => {
  const hours = (count: number) => windowAt(1_800_000_000_000, 1_800_000_000_000 - count * 3_600_000)
  it('is free for 48 hours, paid until 7 days, then closed', () => {
    expect([hours(0), hours(47.9), hours(48), hours(167.9), hours(168)]).toEqual([
      'free',
      'free',
      'paid',
      'paid',
      'closed',
    ])
    expect(windowAt(1, undefined)).toBe('closed')
  })
})

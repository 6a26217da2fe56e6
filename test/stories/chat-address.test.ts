import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { everyChannel, type Way } from '../support/every-channel.ts'
import { memory, type TestMemory } from '../support/memory.ts'
import { form, json, openApp } from '../support/services.ts'
import { type FakeTelegram, fakeTelegram } from '../support/telegram-server.ts'
import { type FakeZalo, fakeZalo } from '../support/zalo-server.ts'

const SECRET_QUESTION = 'mức đóng bhyt hộ gia đình'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

let telegram: FakeTelegram
let zalo: FakeZalo
let kept: TestMemory
beforeAll(async () => {
  telegram = await fakeTelegram()
  zalo = await fakeZalo()
})
afterAll(async () => {
  await zalo.stop()
  await telegram.stop()
})
beforeEach(() => {
  kept = memory()
})
afterEach(() => kept.close())

describe.each(['telegram', 'zalo-bot', 'zalo-oa'])('Somebody who posts the address of a chat on %s', name => {
  const post = {
    'the web form': async (conversation: string) => {
      const html = await (await app()('/', form({ text: 'xin chào', conversation }))).text()
      return /name="conversation" value="([^"]+)"/.exec(html)![1]!
    },
    'the API': async (conversation: string) => {
      const reply = await app()('/api/ask', json({ text: 'xin chào', conversation }))
      return ((await reply.json()) as { conversation: string }).conversation
    },
  }
  const app = () => openApp({ memory: kept }).knock
  const chat = (): Way => everyChannel(kept, telegram, zalo).find(way => way.name === name)!

  it.each(Object.entries(post))('to %s before the chat writes does not keep the chat out of its own', async (_, to) => {
    const way = chat()
    const address = way.conversation(7)
    expect(await to(address)).toEqual(expect.stringMatching(UUID))
    await way.say(7, SECRET_QUESTION)
    await way.say(7, 'nhắc tôi')
    const { id, turns } = await kept.conversations.open(way.channel, address, 9)
    expect([id, turns.length]).toEqual([address, 2])
  })

  it.each(Object.entries(post))('to %s after it wrote reads nothing of it', async (_, to) => {
    const way = chat()
    await way.say(7, SECRET_QUESTION)
    const id = await to(way.conversation(7))
    expect(id).toEqual(expect.stringMatching(UUID))
    for (const channel of ['web', 'api'] as const)
      expect(JSON.stringify((await kept.conversations.open(channel, id, 9)).turns)).not.toContain(SECRET_QUESTION)
  })
})

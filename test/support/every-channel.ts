import { telegramChannel } from '../../bot/channels/telegram.ts'
import type { Channel } from '../../bot/message.ts'
import { noonOf } from '../../content/day.ts'
import { TODAY } from './knowledge.ts'
import type { TestMemory } from './memory.ts'
import { form, json, openApp } from './services.ts'
import type { FakeTelegram } from './telegram-server.ts'
import { botInfo, delivered, pressed, SECRET, said, TOKEN } from './telegram-updates.ts'
import { botAt, oaAt, outsideAt } from './zalo-channels.ts'
import type { FakeZalo } from './zalo-server.ts'

/** What a citizen sees of one answer. */
export interface Seen {
  /** As read, without marks of layout. */
  text: string
  citations: string[]
  /** What can be said by a button, or by a number where there are none. */
  offers: string[]
}

/** One channel as a citizen uses it. A talk is a conversation of its own, named by a number. */
export interface Way {
  name: string
  channel: Channel
  say(talk: number, text: string): Promise<Seen>
  /** Chooses the n-th of what was offered last, counted from 0. */
  choose(talk: number, at: number): Promise<Seen>
  /** Where the talk is kept. */
  conversation(talk: number): string
}

/** Every channel that keeps conversations, on the same memory. */
export function everyChannel(kept: TestMemory, telegram: FakeTelegram, zalo: FakeZalo): Way[] {
  const { knock } = openApp({ memory: kept, now: ticking() })
  return [
    web('web form', knock, false),
    web('web script', knock, true),
    api(knock),
    onTelegram(kept, telegram),
    onZalo('zalo-bot', botAt(zalo, kept, outsideAt()), zalo),
    onZalo('zalo-oa', oaAt(zalo, kept, outsideAt()), zalo),
  ]
}

type Knock = ReturnType<typeof openApp>['knock']

function web(name: string, knock: Knock, asFragment: boolean): Way {
  const talks = new Map<number, { conversation: string; values: string[] }>()
  const post = async (talk: number, text: string) => {
    const { conversation } = talks.get(talk) ?? { conversation: valuesOf('conversation', await pageAt(knock))[0]! }
    const reply = await knock('/', form({ text, conversation }, asFragment ? { 'x-fragment': '1' } : {}))
    const html = exchangeIn(await reply.text())
    talks.set(talk, { conversation, values: valuesOf('text', html) })
    const sources = /class="sources"[\s\S]*?<\/details>/.exec(html)?.[0] ?? ''
    return {
      text: plain(html),
      citations: [...sources.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, label]) => plain(label!)),
      offers: valuesOf('label', html),
    }
  }
  return {
    name,
    channel: 'web',
    say: post,
    choose: (talk, at) => post(talk, talks.get(talk)!.values[at]!),
    conversation: talk => talks.get(talk)!.conversation,
  }
}

async function pageAt(knock: Knock): Promise<string> {
  return (await knock('/')).text()
}

interface ApiReply {
  text: string
  citations: { label: string }[]
  actions: { kind: string; label: string; value: string }[]
  conversation: string
}

function api(knock: Knock): Way {
  const talks = new Map<number, ApiReply>()
  const ask = async (talk: number, text: string) => {
    const conversation = talks.get(talk)?.conversation
    const reply = (await (await knock('/api/ask', json({ text, conversation }))).json()) as ApiReply
    talks.set(talk, reply)
    const offers = saysOf(reply).map(action => action.label)
    return { text: reply.text, citations: reply.citations.map(each => each.label), offers }
  }
  return {
    name: 'api',
    channel: 'api',
    say: ask,
    choose: (talk, at) => ask(talk, saysOf(talks.get(talk)!)[at]!.value),
    conversation: talk => talks.get(talk)!.conversation,
  }
}

const saysOf = ({ actions }: ApiReply) => actions.filter(action => action.kind === 'say')

function onTelegram(kept: TestMemory, telegram: FakeTelegram): Way {
  const settings = { token: TOKEN, apiRoot: telegram.apiRoot, botInfo, secret: SECRET }
  const bot = telegramChannel(settings, kept, ticking())
  const buttons = new Map<number, { text: string; callback_data: string }[]>()
  let update = 0
  const deliver = async (talk: number, what: unknown) => {
    const before = telegram.done.length
    await delivered(bot, what)
    const sent = telegram.done.slice(before).filter(call => call.method === 'sendMessage' && call.body.chat_id === talk)
    const html = sent.map(call => String(call.body.text)).join('\n\n')
    const keys = sent.flatMap(
      call =>
        (call.body.reply_markup as { inline_keyboard: { text: string; callback_data?: string }[][] })
          ?.inline_keyboard ?? [],
    )
    const says = keys
      .flat()
      .flatMap(({ text, callback_data: data }) =>
        data && !data.startsWith('call:') ? [{ text, callback_data: data }] : [],
      )
    buttons.set(talk, says)
    return {
      text: plain(html),
      citations: [...html.matchAll(/<i>Căn cứ: (.*?)<\/i>/g)].map(([, label]) => plain(label!)),
      offers: says.map(each => each.text),
    }
  }
  return {
    name: 'telegram',
    channel: 'telegram',
    say: (talk, text) => deliver(talk, said(++update, text, talk)),
    choose: (talk, at) =>
      deliver(
        talk,
        pressed(++update, buttons.get(talk)![at]!.callback_data, { id: talk, type: 'private', first_name: 'C' }),
      ),
    conversation: talk => `telegram:${talk}`,
  }
}

function onZalo(
  channel: 'zalo-bot' | 'zalo-oa',
  { door, idle }: ReturnType<typeof botAt | typeof oaAt>,
  zalo: FakeZalo,
): Way {
  const chatOf = (talk: number) => (channel === 'zalo-bot' ? `b${talk}` : `24684588${talk}`)
  const say = async (talk: number, text: string) => {
    const chat = chatOf(talk)
    const before = zalo.read(chat).length
    await (channel === 'zalo-bot' ? zalo.bot(door, chat) : zalo.oa(door, chat)).say(text)
    await idle()
    const read = zalo.read(chat).slice(before).join('\n\n')
    const menu = read.slice(read.lastIndexOf('con số để chọn:'))
    return {
      text: plain(read),
      citations: [...read.matchAll(/^Căn cứ: (.+)$/gm)].map(([, label]) => label!.trim()),
      offers: menu === read.slice(-1) ? [] : [...menu.matchAll(/^\d+\. (.+)$/gm)].map(([, label]) => label!),
    }
  }
  return {
    name: channel,
    channel,
    say,
    choose: (talk, at) => say(talk, String(at + 1)),
    conversation: talk => `${channel}:${chatOf(talk)}`,
  }
}

/** A text as read: without tags, bold marks and bullets, with single blanks. */
export function plain(text: string): string {
  return decode(text.replace(/<[^>]*>/g, ' '))
    .replaceAll('**', '')
    .replace(/^\s*[-•] /gm, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The newest exchange of a page; a fragment is nothing else. */
function exchangeIn(html: string): string {
  return html.slice(Math.max(0, html.lastIndexOf('<li class="exchange'))).split('</ol>')[0]!
}

function valuesOf(field: string, html: string): string[] {
  return [...html.matchAll(new RegExp(`name="${field}" value="([^"]*)"`, 'g'))].map(([, value]) => decode(value!))
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** The stories' day, a millisecond later with every look: the same text at the same moment would be the same message. */
function ticking(): () => number {
  let now = noonOf(TODAY)
  return () => ++now
}

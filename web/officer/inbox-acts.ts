import * as z from 'zod'
import type { InboxItem } from '../../bot/inbox-store.ts'
import { groupQuestions } from '../../content/desk/group-questions.ts'
import { complaintsAbout } from '../../content/editorial.ts'
import type { Entry } from '../../content/entry.ts'
import { foldedKey } from '../../content/search/fold.ts'
import { actsIn } from '../../db/acts.ts'
import { workingsIn } from '../../db/workings.ts'
import { doToEntry, entryAtDesk, knowledgeNow } from './entry-at-desk.ts'
import { emptyFields } from './entry-new.tsx'
import { groupPage } from './inbox-group.tsx'
import { draftName } from './inbox-groups.ts'
import type { GroupTyped } from './inbox-wordings.tsx'
import { Reason } from './reason.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const INBOX_ACT_ROUTES: DeskRoute[] = [
  { method: 'POST', path: '/officer/inbox/draft', may: ALL, does: onGroup(draft) },
  { method: 'POST', path: '/officer/inbox/take', may: ALL, does: onGroup(take) },
  { method: 'POST', path: '/officer/inbox/give-back', may: ALL, does: onGroup(giveBack) },
  { method: 'POST', path: '/officer/inbox/answered', may: ALL, does: onGroup(answered) },
  { method: 'POST', path: '/officer/inbox/wording', may: ALL, does: onGroup(addWordings) },
  { method: 'POST', path: '/officer/inbox/aside', may: ALL, does: onGroup(putAside) },
  { method: 'POST', path: '/officer/inbox/reopen', may: ALL, does: reopen },
]

const MOST_AT_ONCE = 1_000
const Ids = z
  .string()
  .regex(/^\d{1,15}(?:,\d{1,15})*$/)
  .transform(text => text.split(',').map(Number))
  .refine(ids => ids.length <= MOST_AT_ONCE)
const Wordings = z
  .string()
  .max(5_000, 'dài quá')
  .transform(text => [...new Set(text.split('\n').map(line => line.replace(/\s+/g, ' ').trim()))].filter(Boolean))
  .refine(lines => lines.length > 0, 'còn thiếu cách hỏi')
  .refine(
    lines => lines.every(line => !/\[[^\]]*\]/.test(line)),
    'bỏ phần đã che trong ngoặc vuông, ví dụ [điện thoại]',
  )

/** The questions a form speaks of that are still waiting; the officer who was slower is told so. */
function onGroup(does: (context: DeskContext, items: InboxItem[]) => Promise<Response>) {
  return async (context: DeskContext): Promise<Response> => {
    const ids = Ids.safeParse(context.var.fields.ids)
    if (!ids.success) return refuseAtDesk(context, 422, 'Không rõ câu hỏi nào. Bạn mở lại nhóm rồi làm lại nhé.')
    const found = await context.env.services.memory.inbox.find(ids.data)
    const waiting = found.filter(each => each.state !== 'handled' && each.reason !== 'asked-for-a-person')
    if (waiting.length === 0)
      return refuseAtDesk(context, 409, 'Các câu này không còn chờ nữa: đã có người làm xong, hoặc người hỏi đã xoá.')
    return does(context, waiting)
  }
}

async function take(context: DeskContext, items: InboxItem[]): Promise<Response> {
  const { inbox } = context.env.services.memory
  const { name } = context.var.signedIn.officer
  const taken = await inbox.take(idsOf(items), name)
  if (taken.length === 0 && items.every(each => each.officer !== name))
    return refuseAtDesk(context, 409, `${items[0]?.officer ?? 'Người khác'} đã nhận nhóm này.`)
  return toGroup(context, items, 'taken')
}

async function giveBack(context: DeskContext, items: InboxItem[]): Promise<Response> {
  await context.env.services.memory.inbox.giveBack(idsOf(items), context.var.signedIn.officer.name)
  return context.redirect('/officer/inbox?done=back', 303)
}

/** One click: the officer takes the questions, and finds the form of a new entry filled in with them. */
async function draft(context: DeskContext, items: InboxItem[]): Promise<Response> {
  const { services } = context.env
  const { name } = context.var.signedIn.officer
  const draftOf = draftName(items[0]!.id)
  await services.memory.inbox.promise(idsOf(items), draftOf, name)
  const workings = workingsIn(services.database)
  const key = `new:${draftOf}`
  if (!(await workings.of(name, key))) {
    const [question = '', ...others] = [...new Set(items.map(each => each.question.replace(/\s+/g, ' ').trim()))]
    const nearest = groupQuestions(items, (await knowledgeNow(context)).index)[0]?.candidates[0]
    const topic = services.memory.library.knowledge.entries.get(nearest ?? '')?.topic
    const fields = { ...emptyFields(context), ...(topic ? { topic } : {}), question, alsoAskedAs: others.join('\n') }
    await workings.keep(name, key, { fields, seen: 0, at: services.now() })
  }
  await act(context, 'Soạn mục mới từ hộp thư', items, '')
  return context.redirect(`/officer/entries/new?ban=${draftOf}`, 303)
}

/** An entry answers already: the questions are closed, and whoever waits for word is told. */
async function answered(context: DeskContext, items: InboxItem[]): Promise<Response> {
  const { memory, now } = context.env.services
  const knowledge = await knowledgeNow(context)
  const entry = context.var.fields.entry ?? ''
  if (!knowledge.entries.has(entry))
    return refuseAtDesk(context, 409, 'Mục này không còn trả lời người dân. Bạn mở lại nhóm để xem nhé.')
  await memory.inbox.handle(idsOf(items), { officer: context.var.signedIn.officer.name, entry, at: now() })
  await act(context, 'Đóng câu hỏi đã có mục trả lời', items, entry)
  return context.redirect('/officer/inbox?done=answered', 303)
}

async function putAside(context: DeskContext, items: InboxItem[]): Promise<Response> {
  const { memory, now } = context.env.services
  const why = Reason.safeParse(context.var.fields.why ?? '')
  if (!why.success) return again(context, items, { why: why.error.issues[0]!.message })
  await memory.inbox.handle(idsOf(items), { officer: context.var.signedIn.officer.name, entry: null, at: now() })
  await act(context, 'Để câu hỏi ra ngoài', items, why.data)
  return context.redirect('/officer/inbox?done=aside', 303)
}

/** The wordings become a revision of the entry that waits for approval, and the questions wait for it. */
async function addWordings(context: DeskContext, items: InboxItem[]): Promise<Response> {
  const { fields } = context.var
  const knowledge = await knowledgeNow(context)
  const wordings = Wordings.safeParse(fields.wordings ?? '')
  const reason = Reason.safeParse(fields.reason ?? '')
  const entry = await entryAtDesk(context, fields.other?.trim() || (fields.entry ?? ''))
  const wrong: GroupTyped['wrong'] = {
    ...(wordings.success ? {} : { wordings: wordings.error.issues[0]!.message }),
    ...(reason.success ? {} : { reason: reason.error.issues[0]!.message }),
    ...(entry?.live ? {} : { entry: 'chọn một mục đang dùng' }),
  }
  if (!wordings.success || !reason.success || !entry?.live) return again(context, items, wrong)
  if (entry.state !== 'live')
    return again(context, items, {
      entry: `${entry.newest?.officer ?? 'Người khác'} đang sửa mục này. Bạn mở mục, thêm cách hỏi vào bản đang sửa.`,
    })

  const changed = withWordings(entry.live, wordings.data)
  const before = new Set(complaintsAbout(entry.live, knowledge.content).map(each => each.says))
  const complaint = complaintsAbout(changed, knowledge.content).find(each => !before.has(each.says))
  if (complaint) return again(context, items, { wordings: complaint.says })

  const seen = entry.newest?.number ?? 0
  const done = await doToEntry(context, 'save-and-submit', entry, { seen, reason: reason.data, entry: changed })
  if (done === 'stale') return again(context, items, { entry: 'vừa có người sửa mục này, bạn gửi lại nhé' })
  if ('refused' in done) return again(context, items, { entry: done.refused })
  await context.env.services.memory.inbox.promise(idsOf(items), entry.id, context.var.signedIn.officer.name)
  return toGroup(context, items, 'wording')
}

function withWordings(entry: Entry, wordings: readonly string[]): Entry {
  const known = new Set([entry.question, ...entry.alsoAskedAs].map(foldedKey))
  return { ...entry, alsoAskedAs: [...entry.alsoAskedAs, ...wordings.filter(each => !known.has(foldedKey(each)))] }
}

async function reopen(context: DeskContext): Promise<Response> {
  const ids = Ids.safeParse(context.var.fields.id)
  if (!ids.success) return refuseAtDesk(context, 422, 'Không rõ câu hỏi nào.')
  const items = await context.env.services.memory.inbox.find(ids.data.slice(0, 1))
  if (!items[0] || !(await context.env.services.memory.inbox.reopen(items[0].id)))
    return refuseAtDesk(context, 409, 'Câu này không mở lại được: người hỏi đã được báo, hoặc đã có người mở lại.')
  await act(context, 'Mở lại câu hỏi', items, '')
  return context.redirect('/officer/inbox/done?done=reopened', 303)
}

function again(context: DeskContext, items: InboxItem[], wrong: GroupTyped['wrong']): Promise<Response> {
  return groupPage(context, `${items[0]!.id}`, { fields: context.var.fields, wrong })
}

function toGroup(context: DeskContext, items: InboxItem[], done: string): Response {
  return context.redirect(`/officer/inbox/group/${items[0]!.id}?done=${done}`, 303)
}

async function act(context: DeskContext, what: string, items: InboxItem[], reason: string): Promise<void> {
  const { database, now } = context.env.services
  const subject = `hộp thư: câu ${idsOf(items).slice(0, NAMED).join(', ')}${items.length > NAMED ? '…' : ''}`
  await actsIn(database).add({ at: now(), officer: context.var.signedIn.officer.name, act: what, subject, reason })
}
const NAMED = 10

function idsOf(items: readonly InboxItem[]): number[] {
  return items.map(each => each.id)
}

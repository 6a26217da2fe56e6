import type { Channel } from '../../bot/message.ts'
import {
  dayRows,
  type FigureTable,
  kindRows,
  OPINION_REASONS,
  opinionRows,
  reminderRows,
  waitRow,
} from '../../content/desk/figure-tables.ts'
import type { FiguresStore, Span } from '../../content/desk/figures-store.ts'
import { groupQuestions } from '../../content/desk/group-questions.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import { channelName } from './channel-name.ts'

const TOP = 20
const GROUPED = 500 // the newest; grouping reads each as the search does, which takes some milliseconds
const FEWEST_CITIZENS = 2 // what only one person asked may tell who it was

/** The days that are asked for, the last included, also as a span of time. */
export interface Days extends Span {
  first: string
  last: string
}

type Maker = (store: FiguresStore, days: Days, knowledge: Knowledge) => Promise<Omit<FigureTable, 'id'>>

/** Every table of figures, by the name of its file, in the order of the page. Nothing in them is about one person. */
const MAKERS: Record<string, Maker> = {
  'theo-ngay': async (store, days) => ({
    title: 'Câu hỏi mỗi ngày',
    says: 'Câu người dân viết và máy trả lời; không tính lời chào, nút bấm và lời nói với cán bộ.',
    columns: ['Ngày', 'Câu hỏi'],
    rows: dayRows(await store.questionsByDay(days), days.first, days.last),
    drawn: 1,
    isInTime: true,
  }),
  'tra-loi': async (store, days) => ({
    title: 'Máy trả lời thế nào',
    says: 'Mỗi câu hỏi được tính một lần.',
    columns: ['Trả lời', 'Câu hỏi', 'Tỉ lệ'],
    rows: kindRows(await store.questionsByKind(days)),
    drawn: 1,
  }),
  'theo-kenh': async (store, days) => ({
    title: 'Câu hỏi theo kênh',
    says: 'Kênh là nơi người dân hỏi.',
    columns: ['Kênh', 'Câu hỏi'],
    rows: (await store.questionsByChannel(days)).map(({ of, times }) => [channelName(of as Channel), times]),
    drawn: 1,
  }),
  'theo-chu-de': async (store, days, { topics }) => ({
    title: 'Câu hỏi theo chủ đề',
    says: 'Chỉ những câu có mục trả lời.',
    columns: ['Chủ đề', 'Câu hỏi'],
    rows: (await store.questionsByTopic(days)).map(({ of = '', times }) => [topics.get(of)?.name ?? of, times]),
    drawn: 1,
  }),
  'muc-hay-hoi': async (store, days, { entries }) => ({
    title: 'Mục được hỏi nhiều nhất',
    says: `Nhiều nhất ${TOP} mục.`,
    columns: ['Mục', 'Câu hỏi', 'Mã'],
    rows: (await store.topEntries(days, TOP)).map(({ of = '', times }) => [entries.get(of)?.question ?? of, times, of]),
    drawn: 1,
  }),
  'chua-tra-loi': async (store, days, { index }) => ({
    title: 'Hỏi nhiều mà chưa có câu trả lời',
    says: `Câu cùng ý được gộp, lời đã che. Chỉ hiện ý có từ ${FEWEST_CITIZENS} người hỏi; gộp từ ${GROUPED} câu mới nhất.`,
    columns: ['Câu hỏi', 'Người hỏi', 'Lượt'],
    rows: groupQuestions(await store.unanswered(days, GROUPED), index)
      .filter(({ citizens }) => citizens >= FEWEST_CITIZENS)
      .slice(0, TOP)
      .map(({ typical, citizens, questions }) => [typical.question, citizens, questions.length]),
    drawn: 1,
  }),
  'co-ich': async (store, days, { entries }) => ({
    title: 'Câu trả lời có ích không',
    says: 'Theo nút người dân bấm dưới câu trả lời; lý do không bắt buộc.',
    columns: ['Mục', 'Có ích', 'Chưa có ích', 'Tỉ lệ có ích', ...Object.values(OPINION_REASONS)],
    rows: opinionRows(await store.opinions(days)).map(([id = '', ...others]) => [
      entries.get(String(id))?.question ?? id,
      ...others,
    ]),
    drawn: 1,
  }),
  'nhac-viec-lam': async (store, days) => ({
    title: 'Lời nhắc phiên việc làm',
    says: 'Theo ngày phải gửi. "Không rõ" là đã đưa cho kênh mà không biết có tới; "bỏ" là người đã dừng hoặc đã chặn.',
    columns: ['Kênh', 'Đang đăng ký', 'Đã gửi', 'Không rõ', 'Bỏ', 'Đang chờ'],
    rows: reminderRows(await store.reminders(days), await store.subscribers(), of => channelName(of as Channel)),
    drawn: 2,
  }),
  'can-bo': async (store, days) => ({
    title: 'Cán bộ trả lời sau bao lâu',
    says: 'Một nửa được trả lời trong thời gian ở cột "một nửa"; chín phần mười trong cột sau. Tính cả đêm và ngày nghỉ.',
    columns: ['Việc', 'Số lần', 'Chưa xong', 'Một nửa trong', 'Chín phần mười trong'],
    rows: [
      waitRow('Gặp cán bộ: từ lúc xin đến lời đầu tiên', await store.handoffWaits(days)),
      waitRow('Hộp thư: từ lúc hỏi đến khi xử lý xong', await store.inboxWaits(days)),
    ],
  }),
}

/** The tables' names, as their files are called. */
export const FIGURES = Object.keys(MAKERS)

/** One of them for the days asked for. */
export async function figureTable(
  id: string,
  store: FiguresStore,
  days: Days,
  knowledge: Knowledge,
): Promise<FigureTable> {
  return { id, ...(await MAKERS[id]!(store, days, knowledge)) }
}

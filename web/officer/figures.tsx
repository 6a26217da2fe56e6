import { stringify } from 'csv-stringify/sync'
import { addDays, daysBetween, isDay, writeDay } from '../../content/day.ts'
import { guardCell } from '../../content/desk/exchange-table.ts'
import type { FigureTable } from '../../content/desk/figure-tables.ts'
import { figuresIn } from '../../db/figures.ts'
import { show } from '../show.ts'
import { Chart } from './chart.tsx'
import { knowledgeNow } from './entry-at-desk.ts'
import { type Days, FIGURES, figureTable } from './figure-tables.ts'
import { DeskPage, Field } from './frame.tsx'
import { todayOf } from './moment.ts'
import { refuseAtDesk } from './refusal.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

const PATH = '/officer/figures'

export const FIGURES_ROUTES: DeskRoute[] = [
  { method: 'GET', path: PATH, may: ALL, does: showFigures },
  ...FIGURES.map(
    (id): DeskRoute => ({
      method: 'GET',
      path: `${PATH}/${id}.csv`,
      may: ALL,
      does: context => sendTable(context, id),
    }),
  ),
]

const USUAL_DAYS = 28
const MOST_DAYS = 366 // what people said is kept for about a year

async function showFigures(context: DeskContext): Promise<Response> {
  const asked = daysAsked(context)
  const wrong = 'wrong' in asked ? asked : undefined
  const days = wrong ? usualDays(context) : (asked as Days)
  const knowledge = await knowledgeNow(context)
  const store = figuresIn(context.env.services.database)
  const tables: FigureTable[] = []
  for (const id of FIGURES) tables.push(await figureTable(id, store, days, knowledge))
  const { from = days.first, to = days.last } = context.req.query()
  return show(
    context,
    <DeskPage context={context} title="Số liệu">
      <form method="get" action={PATH}>
        <div class="filters">
          <Field name="from" label="Từ ngày" type="date" value={from} wrong={wrong?.wrong} />
          <Field name="to" label="Đến hết ngày" type="date" value={to} />
        </div>
        <button type="submit" class="button main">
          Xem
        </button>
      </form>
      <p>
        Từ {writeDay(days.first)} đến hết {writeDay(days.last)}, theo giờ Việt Nam. Không có tên, số điện thoại hay cuộc
        nói chuyện của ai.
      </p>
      {tables.map(table => (
        <Figure table={table} csv={`${PATH}/${table.id}.csv?from=${days.first}&to=${days.last}`} />
      ))}
    </DeskPage>,
    wrong ? 422 : 200,
  )
}

function Figure({ table, csv }: { table: FigureTable; csv: string }) {
  const { id, title, says, columns, rows } = table
  return (
    <section>
      <h2 id={id}>{title}</h2>
      <p class="hint">{says}</p>
      {rows.length === 0 ? (
        <p>Chưa có gì trong những ngày này.</p>
      ) : (
        <div class="columns">
          <Chart table={table} />
          <section class="wide figure" tabindex={0} aria-labelledby={id}>
            <table>
              <caption>{title}</caption>
              <thead>
                <tr>
                  {columns.map((column, at) => (
                    <th scope="col" class={at > 0 ? 'number' : ''}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, ...numbers]) => (
                  <tr>
                    <th scope="row" class="words">
                      {name}
                    </th>
                    {numbers.map(number => (
                      <td class="number">{number}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      )}
      <a class="button" href={csv}>
        Tải bảng "{title}" (CSV)
      </a>
    </section>
  )
}

async function sendTable(context: DeskContext, id: string): Promise<Response> {
  const days = daysAsked(context)
  if ('wrong' in days) return refuseAtDesk(context, 422, days.wrong)
  const table = await figureTable(id, figuresIn(context.env.services.database), days, await knowledgeNow(context))
  const rows = [table.columns, ...table.rows].map(row =>
    row.map(cell => (typeof cell === 'string' ? guardCell(cell) : cell)),
  )
  return context.body(stringify(rows, { bom: true, escape_formulas: true }), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${id}-${days.first}-${days.last}.csv"`,
  })
}

function usualDays(context: DeskContext): Days {
  const last = todayOf(context)
  return spanOf(addDays(last, 1 - USUAL_DAYS), last)
}

function daysAsked(context: DeskContext): Days | { wrong: string } {
  const usual = usualDays(context)
  const { from = usual.first, to = usual.last } = context.req.query()
  if (!isDay(from) || !isDay(to)) return { wrong: 'Viết ngày như 2026-07-01.' }
  if (from > to) return { wrong: 'Ngày đầu phải trước ngày cuối.' }
  if (daysBetween(from, to) >= MOST_DAYS) return { wrong: `Nhiều nhất ${MOST_DAYS} ngày một lần.` }
  return spanOf(from, to)
}

/** Days begin at midnight in Việt Nam. */
function spanOf(first: string, last: string): Days {
  const midnight = (day: string) => Date.parse(`${day}T00:00:00+07:00`)
  return { first, last, from: midnight(first), until: midnight(addDays(last, 1)) }
}

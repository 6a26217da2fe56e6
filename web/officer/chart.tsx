import type { FigureTable } from '../../content/desk/figure-tables.ts'

const WIDTH = 360
const LINE = 26
const HEIGHT = 160
const MOST_BARS = 12

/** A table's numbers as a drawing. What it says stands in the table beside it, so it is one picture to a screen reader. */
export function Chart({ table }: { table: FigureTable }) {
  const { id, title, rows, drawn, isInTime } = table
  if (drawn === undefined || rows.length === 0) return null
  const bars = rows.map(row => ({ name: String(row[0]), value: Number(row[drawn]) }))
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const shown = isInTime ? bars : bars.slice(0, MOST_BARS)
  const height = isInTime ? HEIGHT + 24 : shown.length * LINE * 1.6
  const top = bars.reduce((a, b) => (b.value > a.value ? b : a))
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`hinh-${id} hinh-${id}-ta`}
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={`hinh-${id}`}>{title}</title>
      <desc id={`hinh-${id}-ta`}>{`Nhiều nhất: ${top.name}, ${top.value}. Đủ số ở bảng.`}</desc>
      {isInTime ? <Columns bars={shown} most={most} /> : <Bars bars={shown} most={most} />}
    </svg>
  )
}

interface Bar {
  name: string
  value: number
}

function Columns({ bars, most }: { bars: readonly Bar[]; most: number }) {
  const step = WIDTH / bars.length
  return (
    <>
      <text x="0" y="12">{`nhiều nhất ${Math.max(...bars.map(({ value }) => value))}`}</text>
      {bars.map(({ value }, at) => {
        const height = (value / most) * (HEIGHT - 20)
        return <rect x={at * step} y={HEIGHT - height} width={Math.max(1, step * 0.8)} height={height} />
      })}
      <line x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
      <text x="0" y={HEIGHT + 16}>
        {bars[0]?.name}
      </text>
      <text x={WIDTH} y={HEIGHT + 16} text-anchor="end">
        {bars.length > 1 ? bars.at(-1)?.name : ''}
      </text>
    </>
  )
}

function Bars({ bars, most }: { bars: readonly Bar[]; most: number }) {
  return (
    <>
      {bars.map(({ name, value }, at) => {
        const y = at * LINE * 1.6
        return (
          <g>
            <text x="0" y={y + 13}>{`${shortened(name)}: ${value}`}</text>
            <rect x="0" y={y + 18} width={(value / most) * WIDTH} height="14" />
          </g>
        )
      })}
    </>
  )
}

const shortened = (name: string) => (name.length > 44 ? `${name.slice(0, 43)}…` : name)

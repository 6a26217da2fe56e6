import type { Unit } from './amount.ts'

/** Writes a figure as people read it: `2.530.000 đ`, `22%`, `61 tuổi 6 tháng`, `1,5`. */
export function writeValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'dong':
      return `${writeNumber(Math.round(value))} đ`
    case 'percent':
      return `${writeNumber(value * 100)}%`
    case 'months-of-age':
      return writeAge(Math.round(value))
    case 'number':
      return writeNumber(value)
  }
}

/** 25300000 → `25,3 triệu đồng`. */
export function writeMillions(dong: number): string {
  return `${writeNumber(dong / 1_000_000)} triệu đồng`
}

/** Thousands with dots, decimals (at most three) with a comma, as written in Việt Nam. */
export function writeNumber(value: number): string {
  const [whole, decimals] = String(Math.round(value * 1000) / 1000).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, '.')
  return decimals ? `${grouped},${decimals}` : grouped
}

function writeAge(months: number): string {
  const years = Math.floor(months / 12)
  return months % 12 === 0 ? `${years} tuổi` : `${years} tuổi ${months % 12} tháng`
}

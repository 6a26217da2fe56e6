/**
 * Formulas over official figures, as an officer writes them: `10 × muc-tham-chieu`, `22 % × chuan-ngheo`,
 * `lam-tron(4,5 % × muc-tham-chieu; 1000)`. A name may hold hyphens, so minus needs a space on both sides.
 */
export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'operation'; operator: Operator; left: Formula; right: Formula }
  | { kind: 'call'; call: Call; arguments: Formula[] }

type Operator = '+' | '-' | '*' | '/'
const CALLS = ['lam-tron', 'min', 'max'] as const
type Call = (typeof CALLS)[number]

type Token = { kind: 'number'; value: number } | { kind: 'name' | 'sign'; text: string }

/** Throws an Error in Vietnamese, for the officer, when the text is not a formula. */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text)
  let at = 0
  const peek = () => tokens[at]
  const takeSign = (...signs: string[]): string | undefined => {
    const token = peek()
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined
    at++
    return token.text
  }

  const sum = (): Formula => {
    let left = product()
    for (let sign = takeSign('+', '-'); sign; sign = takeSign('+', '-')) {
      left = { kind: 'operation', operator: sign as Operator, left, right: product() }
    }
    return left
  }
  const product = (): Formula => {
    let left = atom()
    for (let sign = takeSign('*', '/'); sign; sign = takeSign('*', '/')) {
      left = { kind: 'operation', operator: sign as Operator, left, right: atom() }
    }
    return left
  }
  const atom = (): Formula => {
    const token = peek()
    if (token?.kind === 'number') {
      at++
      return { kind: 'number', value: takeSign('%') ? token.value / 100 : token.value }
    }
    if (token?.kind === 'name') {
      at++
      return takeSign('(') ? call(token.text) : { kind: 'name', name: token.text }
    }
    if (takeSign('(')) {
      const inner = sum()
      if (!takeSign(')')) throw new Error(`thiếu dấu ) trong công thức "${text}"`)
      return inner
    }
    throw new Error(`không hiểu công thức "${text}"`)
  }
  const call = (name: string): Formula => {
    const known = CALLS.find(each => each === name)
    if (!known) throw new Error(`không có phép "${name}"; chỉ có ${CALLS.join(', ')}`)
    const parts = [sum()]
    while (takeSign(';')) parts.push(sum())
    if (!takeSign(')')) throw new Error(`thiếu dấu ) trong công thức "${text}"`)
    return { kind: 'call', call: known, arguments: parts }
  }

  const formula = sum()
  if (at < tokens.length) throw new Error(`không hiểu phần cuối của công thức "${text}"`)
  return formula
}

/** The names of the figures a formula stands on, each once. */
export function namesIn(formula: Formula): string[] {
  if (formula.kind === 'number') return []
  if (formula.kind === 'name') return [formula.name]
  const parts = formula.kind === 'operation' ? [formula.left, formula.right] : formula.arguments
  return [...new Set(parts.flatMap(namesIn))]
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = /\s*(?:(\d+(?:[.,]\d+)?)|([a-z][a-z0-9]*(?:-[a-z0-9]+)*)|([×*÷/+()%;]|−|-))/y
  let at = 0
  const end = text.trimEnd().length
  while (at < end) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) throw new Error(`ký hiệu lạ ở "${text.slice(at)}"`)
    at = pattern.lastIndex
    if (match[1]) tokens.push({ kind: 'number', value: Number(match[1].replace(',', '.')) })
    else if (match[2]) tokens.push({ kind: 'name', text: match[2] })
    else tokens.push({ kind: 'sign', text: match[3]!.replace('×', '*').replace('÷', '/').replace('−', '-') })
  }
  return tokens
}

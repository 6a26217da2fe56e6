/** Markdown-lite as page elements: paragraphs, `- ` lists and **bold**. Text is never taken for HTML. */
export function Prose({ text }: { text: string }) {
  return <>{text.split(/\n{2,}/).flatMap(block => blocksOf(block))}</>
}

function blocksOf(block: string) {
  const lines = block.split('\n').filter(line => line.trim() !== '')
  const out = []
  for (let at = 0; at < lines.length; ) {
    const isItem = lines[at]!.startsWith('- ')
    const run = []
    while (at < lines.length && lines[at]!.startsWith('- ') === isItem) run.push(lines[at++]!)
    out.push(
      isItem ? (
        <ul>
          {run.map(line => (
            <li>{bold(line.slice(2))}</li>
          ))}
        </ul>
      ) : (
        <p>{bold(run.join(' '))}</p>
      ),
    )
  }
  return out
}

function bold(text: string) {
  return text.split(/\*\*(.+?)\*\*/).map((part, at) => (at % 2 ? <strong>{part}</strong> : part))
}

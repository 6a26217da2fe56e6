const BREAK = /[?!.;\n]+|,?\s+(?:và|va|với lại|voi lai|ngoài ra|ngoai ra|tiện thể|tien the)\s+/i
const SHORTEST = 12 // letters; less is no question by itself

/** The parts of a message that may each be a question: its sentences, and what "và", "với lại" join. */
export function questionsIn(text: string): string[] {
  return text
    .split(BREAK)
    .map(part => part.trim())
    .filter(part => part.length > SHORTEST)
}

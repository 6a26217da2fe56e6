const LINE_OCTETS = 75 // RFC 5545, 3.1, without the line break

/** A content line, folded so that no line is longer than 75 octets and no letter is cut. */
export function icsLine(line: string): string {
  const encoder = new TextEncoder()
  let folded = ''
  let octets = 0
  for (const letter of line) {
    const more = encoder.encode(letter).length
    if (octets + more > LINE_OCTETS) {
      folded += '\r\n '
      octets = 1 // the space that marks a line that goes on
    }
    folded += letter
    octets += more
  }
  return `${folded}\r\n`
}

/** Text as a property's value (3.3.11): what would end the value is escaped, control characters are left out. */
export function icsText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** An address as a property's value: nothing in it may start another line. */
export function icsUri(uri: string): string {
  return uri.replace(/[\u0000-\u0020\u007f]/g, '')
}

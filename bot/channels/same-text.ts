/** Compares in time that does not depend on where two texts differ. */
export function sameText(given: string, expected: string): boolean {
  let different = given.length ^ expected.length
  for (let at = 0; at < expected.length; at++) different |= (given.charCodeAt(at) || 0) ^ expected.charCodeAt(at)
  return different === 0
}

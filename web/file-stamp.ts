/** A moment as part of a file's name, in Việt Nam: `2026-11-27-1405-09`. */
export function stampOf(instant: number): string {
  const written = new Date(instant + 7 * 3_600_000).toISOString()
  return `${written.slice(0, 10)}-${written.slice(11, 16).replace(':', '')}-${written.slice(17, 19)}`
}

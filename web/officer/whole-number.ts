/** The whole number that was sent, up to 15 digits; undefined when it is none. */
export function wholeNumber(sent: string | undefined): number | undefined {
  return /^\d{1,15}$/.test(sent ?? '') ? Number(sent) : undefined
}

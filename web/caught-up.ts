import type { Services } from './services.ts'

/** Brings the library up to date before a page of many entries; without a database the page shows what is in memory. */
export async function caughtUp({ memory }: Services): Promise<void> {
  await memory.library
    .catchUp(memory)
    .catch(fault => memory.report('a page was shown without the newest changes', fault))
}

import * as z from 'zod'

/** In the order in which they are looked for: "ok cảm ơn" is thanks, "dạ chào em" a greeting. */
export const COURTESIES = ['sorry', 'whatThen', 'whoAmI', 'goodbye', 'thanks', 'greeting', 'acknowledged'] as const
export type CourtesyKind = (typeof COURTESIES)[number]

const Words = z.array(z.string().trim().min(1)).min(1)

/** Messages that ask nothing: how people greet, thank, nod, refuse and scold. */
export const Courtesies = z.strictObject({
  /** Particles and forms of address that may stand around any of them, and say nothing by themselves. */
  around: Words,
  /** Phrases by the sentence of `wording` they are answered with. */
  said: z.record(z.enum(COURTESIES), Words),
})
export type Courtesies = z.infer<typeof Courtesies>

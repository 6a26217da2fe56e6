import * as z from 'zod'
import { Amount } from './amount.ts'
import { Communes } from './commune.ts'
import { Contact } from './contact.ts'
import { Courtesies } from './courtesy.ts'
import { Elsewhere } from './elsewhere.ts'
import { Entry } from './entry.ts'
import { FairCalendar } from './fair.ts'
import { Law, PlanSection } from './source.ts'
import { Synonym } from './synonym.ts'
import { Topic } from './topic.ts'
import { UrgentSigns } from './urgent.ts'

/** Everything the office knows, checked and packed into one value. */
export const Content = z.strictObject({
  entries: z.array(Entry),
  topics: z.array(Topic),
  amounts: z.array(Amount),
  contacts: z.array(Contact),
  laws: z.array(Law),
  plan: z.array(PlanSection),
  communes: Communes,
  synonyms: z.array(Synonym),
  elsewhere: z.array(Elsewhere),
  courtesies: Courtesies,
  urgent: UrgentSigns,
  fairs: FairCalendar,
})
export type Content = z.infer<typeof Content>

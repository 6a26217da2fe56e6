import type { Entry } from './entry.ts'

const TOPICS = ['tre-em-111', 'binh-dang-gioi']
const NAMES_AN_EMERGENCY_LINE = /\{\{ *so 11[1-5] *\}\}/

/** Whether an entry is what people in danger ask about: its topic, or a lead that names an emergency line. */
export const isNearDanger = ({ topic, lead }: Pick<Entry, 'topic' | 'lead'>): boolean =>
  TOPICS.includes(topic) || NAMES_AN_EMERGENCY_LINE.test(lead)

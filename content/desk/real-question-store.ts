/** What citizens really asked, masked. Implemented in db/. */
export interface RealQuestionStore {
  /** Distinct wordings, newest first; no buttons, thanks or words between a citizen and a person. */
  newest(limit: number): Promise<string[]>
}

/** Remembers work that is done once when it is due, whichever process gets there first. Implemented in db/. */
export interface JobStore {
  /** True exactly once for a job and the moment it was due: whoever gets it does the work. */
  claim(job: string, due: number, at: number): Promise<boolean>
}

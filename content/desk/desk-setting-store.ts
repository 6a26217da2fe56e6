/** What an administrator decides for the whole desk. */
export interface DeskSettings {
  /** Whoever wrote a text may publish it; otherwise a colleague has to. */
  onePersonMayPublish: boolean
  /** Approvers and administrators have to sign in with a second factor. */
  secondFactorRequired: boolean
}

/** Keeps the desk's settings and its own secret. Implemented in db/. */
export interface DeskSettingStore {
  /** Each setting, false when nobody has decided. */
  read(): Promise<DeskSettings>
  set(name: keyof DeskSettings, value: boolean): Promise<void>
  /** The secret kept; when there is none, `fresh` becomes it. Whoever comes first decides, for every process. */
  secret(fresh: string): Promise<string>
}

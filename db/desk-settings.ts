import { eq, inArray } from 'drizzle-orm'
import type { DeskSettingStore, DeskSettings } from '../content/desk/desk-setting-store.ts'
import type { Database } from './database.ts'
import { deskSettings } from './desk-schema.ts'

const NAMES: Record<keyof DeskSettings, string> = {
  onePersonMayPublish: 'one-person-may-publish',
  secondFactorRequired: 'second-factor-required',
}
const SECRET = 'secret'

export function deskSettingsIn({ query }: Database): DeskSettingStore {
  return {
    async read() {
      const kept = await query
        .select()
        .from(deskSettings)
        .where(inArray(deskSettings.name, Object.values(NAMES)))
      const isOn = (name: keyof DeskSettings) => kept.some(each => each.name === NAMES[name] && each.value === 'yes')
      return {
        onePersonMayPublish: isOn('onePersonMayPublish'),
        secondFactorRequired: isOn('secondFactorRequired'),
      }
    },
    async set(name, isOn) {
      const value = isOn ? 'yes' : 'no'
      await query
        .insert(deskSettings)
        .values({ name: NAMES[name], value })
        .onConflictDoUpdate({ target: deskSettings.name, set: { value } })
    },
    async secret(fresh) {
      const kept = () => query.select().from(deskSettings).where(eq(deskSettings.name, SECRET))
      const [found] = await kept()
      if (found) return found.value
      await query.insert(deskSettings).values({ name: SECRET, value: fresh }).onConflictDoNothing()
      return (await kept())[0]!.value
    },
  }
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Config, readConfig } from '../../web/config.ts'
import { channelsFor } from '../../web/wiring.ts'

describe('The settings', () => {
  it('are all optional, blank or absent', () => {
    expect(readConfig({})).toEqual(
      expect.objectContaining({ PORT: 8787, HOST: '127.0.0.1', DATABASE_FILE: 'data/hoi-dap.sqlite' }),
    )
    expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: '' }).PORT).toBe(8787)
  })

  it('are complained of all at once', () => {
    expect(() => readConfig({ PORT: 'x', TELEGRAM_BOT_TOKEN: 'y' })).toThrow(/PORT[\s\S]*TELEGRAM_BOT_TOKEN/)
  })

  it('are the same in .env.example, each with its sentence', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    const listed = [...example.matchAll(/^# (.+)\n([A-Z_]+)=/gm)].map(([, says, name]) => [name, says])
    const known = Object.entries(Config.shape).map(([name, field]) => [name, field.description])
    expect(listed).toEqual(known)
  })

  it('open Telegram by polling, or by webhook when there is a secret and an address', () => {
    expect(channelsFor(readConfig({}))).toEqual(['web', 'api'])
    expect(channelsFor(readConfig({ TELEGRAM_BOT_TOKEN: '1:a' }))).toContain('telegram (polling)')
    expect(
      channelsFor(readConfig({ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: 's', PUBLIC_URL: 'https://a.vn' })),
    ).toContain('telegram (webhook)')
  })
})

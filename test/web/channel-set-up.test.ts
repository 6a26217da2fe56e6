import { describe, expect, it } from 'vitest'
import { channelSetUp } from '../../web/channel-set-up.ts'

/** A channel of one call, as on Workers: it knows nothing of the calls before. */
function channel(tried: string[], name: string, fails = () => false) {
  return {
    async setUp(publicUrl?: string) {
      tried.push(`${name} ${publicUrl}`)
      if (fails()) throw new Error('the platform is down')
    },
  }
}

describe('A platform', () => {
  it('is told once in an isolate what our commands are and where to deliver', async () => {
    const tried: string[] = []
    const setUp = channelSetUp()
    const reported: string[] = []
    const memory = { report: (what: string) => void reported.push(what) }
    for (let minute = 0; minute < 3; minute++)
      await setUp(
        { telegram: channel(tried, 'telegram'), 'zalo-bot': channel(tried, 'zalo-bot'), absent: undefined },
        'https://a.vn',
        memory,
      )
    expect(tried).toEqual(['telegram https://a.vn', 'zalo-bot https://a.vn'])
    expect(reported).toEqual([])
  })

  it('that was down is told the next minute, and another is not kept waiting', async () => {
    const tried: string[] = []
    const reported: string[] = []
    const memory = { report: (what: string) => void reported.push(what) }
    const setUp = channelSetUp()
    let down = true
    for (let minute = 0; minute < 3; minute++) {
      const channels = { telegram: channel(tried, 'telegram', () => down), 'zalo-bot': channel(tried, 'zalo-bot') }
      await setUp(channels, undefined, memory)
      down = false
    }
    expect(tried).toEqual(['telegram undefined', 'zalo-bot undefined', 'telegram undefined'])
    expect(reported).toEqual([expect.stringContaining('telegram could not be set up')])
  })
})

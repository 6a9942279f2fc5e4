import { expect, test } from 'vitest'
import { surviveKills } from './stage/disaster.ts'
import { startMeasuredHuawu } from './stage/measured-huawu.ts'

test('killed server, then killed PostgreSQL: no acknowledged message lost or doubled, nobody forgotten', async () => {
  const huawu = await startMeasuredHuawu()
  const kills = [
    async () => {
      await huawu.killServer()
      await huawu.startAgain()
    },
    async () => huawu.killPostgres(),
  ]
  const kill = async () => kills.shift()?.()
  try {
    const counted = await surviveKills(huawu, kill, { chats: 6, agents: 2, seconds: 12, kills: 2 })
    expect(counted).toMatchObject({ kills: 2, lost: 0, doubled: 0, forgotten: 0 })
    expect(counted.acknowledged).toBeGreaterThan(20)
  } finally {
    await huawu.stop()
  }
})

import { expect, test } from 'vitest'
import { deviceName } from './device.ts'

test('a session is told by the browser and the system, not by forty words of its own praise', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0'
  expect(deviceName(edge)).toBe('Edge · Windows')
  expect(
    deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1'),
  ).toBe('Safari · iPhone')
  expect(deviceName('curl/8.5')).toBe('curl/8.5')
  expect(deviceName(null)).toBeUndefined()
})

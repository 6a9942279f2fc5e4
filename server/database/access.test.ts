import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { databaseAccess } from './access.ts'

test('a database at a name with several addresses is missed in words, too', async () => {
  const refused = [new Error('connect ECONNREFUSED ::1:1'), new Error('connect ECONNREFUSED 127.0.0.1:1')]
  const connect = vi.spyOn(pg.Client.prototype, 'connect').mockImplementation(() => {
    throw new AggregateError(refused)
  })
  await expect(databaseAccess('postgres://huawu:hunter2@localhost:1/huawu', undefined)).rejects.toThrow(
    /^The database huawu at localhost:1 cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
  )
  connect.mockRestore()
})

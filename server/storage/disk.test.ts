import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { diskStorage } from './disk.ts'
import { testStorage } from './storage-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'huawu-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

testStorage({
  storageOf: (organisation) => diskStorage(join(folder, organisation)),
  paths: async () => globSync('**/*', { cwd: folder }),
})

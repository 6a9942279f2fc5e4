// Writes database/types.ts from a freshly migrated database; with --check it only says whether it is fresh.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startScratchPostgres } from '#platform/postgres'
import { databaseUrl, migrateOrganisation } from './index.ts'

const root = join(import.meta.dirname, '../..')
const kept = join(root, 'database/types.ts')
const check = process.argv.includes('--check')
const target = check ? join(tmpdir(), `huawu-types-${process.pid}.ts`) : kept

const postgres = await startScratchPostgres()
try {
  const client = new pg.Client({ connectionString: postgres.ownerUrl })
  await client.connect()
  await client.query('create database huawu_types template template0')
  await client.end()
  const url = databaseUrl(postgres.ownerUrl, 'huawu_types')
  await migrateOrganisation(url, 'huawu_application')
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      `--url=${url}`,
      '--dialect=postgres',
      '--default-schema=public',
      '--include-pattern=public.*',
      '--exclude-pattern=*.*_20[0-9][0-9]_[0-9][0-9]',
      '--partitions',
      '--date-parser=string',
      '--numeric-parser=string',
      `--out-file=${target}`,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (check && readFileSync(target, 'utf8') !== readFileSync(kept, 'utf8')) {
    console.error('database/types.ts is not what the migrations make: run `npm run fix`.')
    process.exitCode = 1
  }
} finally {
  if (check) rmSync(target, { force: true })
  await postgres.stop()
}

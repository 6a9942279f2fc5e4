// Writes a month of history into the sample centre, as a process of its own beside the server, and tells who
// started it whom the centre knows.
import { readConfig } from '#platform/config'
import { openLog } from '#platform/log'
import { writeHistory } from './demo-history.ts'
import { openInstallation } from './installation.ts'

const month = { days: 30, perDay: 80 }

async function main(): Promise<void> {
  const config = readConfig(process.env, [])
  const installation = await openInstallation(config, openLog('error'), { whenRunning: 'join', poolSize: 3 })
  const begun = performance.now()
  try {
    for (const organisation of installation.organisations.all()) {
      const many = await writeHistory(organisation, month, (visitors) => process.send?.({ visitors }))
      const seconds = ((performance.now() - begun) / 1000).toFixed(0)
      if (many > 0) process.stdout.write(`A month of history is written: ${many} contacts in ${seconds} s\n`)
    }
  } finally {
    await installation.close()
  }
}

// Who started us is gone, and with it perhaps the database.
process.stdin.resume().once('end', () => process.exit(0))

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`The history could not be written to its end: ${said}\n`, () => process.exit(1))
  },
)

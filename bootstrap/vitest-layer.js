import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentWith } from './npm.js'
import { inProject, projectFolder } from './project.js'
import { countOfReport } from './test-count.js'

export async function runVitestLayer({ projects }, node, environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'huawu-report-'))
  const file = join(folder, 'report.json')
  const exitCode = await runVitest(node, projects, file, environment)
  const report = readReport(file)
  rmSync(folder, { recursive: true, force: true })
  return countOfReport(report, exitCode)
}

function runVitest(node, projects, reportFile, environment) {
  const args = [
    inProject('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]
  return new Promise((resolve) => {
    const env = { ...environmentWith(node), ...environment }
    const child = spawn(node, args, { cwd: projectFolder, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

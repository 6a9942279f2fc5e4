// Plants what the compiler and the linter must see in a tiny house of its own, and asks both.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

type Planted = { tool: 'tsc' | 'oxlint'; why: string; file: string; text: string }

const planted: readonly Planted[] = [
  {
    tool: 'tsc',
    why: 'a path behind a door does not resolve',
    file: 'domains/desk/server/deep.ts',
    text: "export { step } from '#routing/core/step.ts'",
  },
  {
    tool: 'tsc',
    why: 'core has no process',
    file: 'domains/routing/core/process.ts',
    text: 'export const home = process.env',
  },
  {
    tool: 'tsc',
    why: 'core has no network',
    file: 'domains/routing/core/network.ts',
    text: "export const page = fetch('http://localhost')",
  },
  {
    tool: 'tsc',
    why: 'core has no timers',
    file: 'domains/routing/core/timer.ts',
    text: 'export const timer = setTimeout(() => {}, 1)',
  },
  {
    tool: 'tsc',
    why: 'core has no screen',
    file: 'domains/routing/core/screen.ts',
    text: 'export const title = document.title',
  },
  {
    tool: 'tsc',
    why: 'the server has no screen',
    file: 'domains/routing/server/screen.ts',
    text: 'export const title = document.title',
  },
  {
    tool: 'tsc',
    why: 'screens have no process',
    file: 'domains/routing/web/process.ts',
    text: 'export const home = process.env',
  },
  { tool: 'tsc', why: 'no enums', file: 'domains/routing/core/enum.ts', text: 'export enum State { Ready }' },
  {
    tool: 'oxlint',
    why: 'core does not read files',
    file: 'domains/routing/core/file.ts',
    text: "import { readFileSync } from 'node:fs'\nexport const text = readFileSync('x')",
  },
  {
    tool: 'oxlint',
    why: 'core knows no npm package but typebox',
    file: 'domains/routing/core/npm.ts',
    text: "import pg from 'pg'\nexport const pool = pg",
  },
  {
    tool: 'oxlint',
    why: 'core knows no server',
    file: 'domains/routing/core/upward.ts',
    text: "import { routes } from '#desk/server'\nexport const more = routes",
  },
  {
    tool: 'oxlint',
    why: 'core has no clock',
    file: 'domains/routing/core/clock.ts',
    text: 'export const now = Date.now()',
  },
  {
    tool: 'oxlint',
    why: 'core has no chance',
    file: 'domains/routing/core/chance.ts',
    text: 'export const luck = Math.random()',
  },
  {
    tool: 'oxlint',
    why: 'no way out of a room but a door',
    file: 'domains/routing/server/out.ts',
    text: "import { step } from '../core/index.ts'\nexport const more = step",
  },
  {
    tool: 'oxlint',
    why: 'screens know no server',
    file: 'domains/desk/web/server.ts',
    text: "import { routes } from '#routing/server'\nexport const more = routes",
  },
  {
    tool: 'oxlint',
    why: 'screens know no platform',
    file: 'domains/desk/web/platform.ts',
    text: "import { perform } from '#platform/action'\nexport const more = perform",
  },
  {
    tool: 'oxlint',
    why: 'the server knows no screens',
    file: 'domains/desk/server/screen.ts',
    text: "import { Page } from '#ui'\nexport const more = Page",
  },
  {
    tool: 'oxlint',
    why: 'a benchmark comes in by the front door',
    file: 'bench/inside.ts',
    text: "import { routes } from '#routing/server'\nexport const more = routes",
  },
  {
    tool: 'oxlint',
    why: 'simulated people come in by the front door',
    file: 'simulator/inside.ts',
    text: "import { routes } from '#routing/server'\nexport const more = routes",
  },
  {
    tool: 'oxlint',
    why: 'an adapter of telephony knows no server',
    file: 'telephony/asterisk/inside.ts',
    text: "import { routes } from '#routing/server'\nexport const more = routes",
  },
  {
    tool: 'oxlint',
    why: 'the widget carries no library',
    file: 'widget/library.ts',
    text: "import { createElement } from 'react'\nexport const more = createElement",
  },
  {
    tool: 'oxlint',
    why: 'no default exports',
    file: 'domains/routing/core/default.ts',
    text: 'export default 1',
  },
  { tool: 'oxlint', why: 'no any', file: 'domains/routing/core/any.ts', text: 'export const thing: any = 1' },
  {
    tool: 'oxlint',
    why: 'no exclamation marks',
    file: 'domains/routing/core/sure.ts',
    text: 'export const first = (all: string[]) => all[0]!',
  },
]

export type Seen = { file: string; tool: string; why: string; isRed: boolean }

/** Each planted violation, and whether its tool saw it. */
export function plantedByTools(): Seen[] {
  const root = resolve(import.meta.dirname, '..')
  const house = mkdtempSync(join(tmpdir(), 'huawu-planted-'))
  try {
    for (const name of [
      'package.json',
      '.oxlintrc.json',
      'tsconfig.base.json',
      'tsconfig.core.json',
      'tsconfig.server.json',
      'tsconfig.web.json',
    ]) {
      cpSync(join(root, name), join(house, name))
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
    write(
      house,
      'tsconfig.json',
      JSON.stringify({
        files: [],
        references: ['core', 'server', 'web'].map((room) => ({ path: `tsconfig.${room}.json` })),
      }),
    )
    for (const room of ['core', 'server', 'web']) {
      for (const domain of ['routing', 'desk'])
        write(house, `domains/${domain}/${room}/index.ts`, 'export const step = 1\nexport const routes = 1\n')
    }
    // One after the other: an import that the linter must see would bring its types along for the compiler.
    const said = {
      tsc: plantAndRun(house, 'tsc', ['-b', '--pretty', 'false']),
      oxlint: plantAndRun(house, 'oxlint', [
        '--format',
        'unix',
        'domains',
        'bench',
        'simulator',
        'telephony',
        'widget',
      ]),
    }
    return planted.map(({ file, tool, why }) => ({ file, tool, why, isRed: said[tool].includes(file) }))
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}

function write(house: string, file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

const programs = { tsc: 'typescript/bin/tsc', oxlint: 'oxlint/bin/oxlint' }

function plantAndRun(house: string, tool: Planted['tool'], args: readonly string[]): string {
  for (const { file, text } of planted.filter((one) => one.tool === tool)) write(house, file, `${text}\n`)
  const program = join(house, 'node_modules', programs[tool])
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: house, encoding: 'utf8' })
  return stdout + stderr
}

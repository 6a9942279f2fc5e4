// Finds the browser of this machine, or installs Debian's where that is possible without asking anybody.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { lastLines, runQuietly } from './child-output.js'
import { CannotGoOn } from './sentence-for-people.js'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export function findChromium(environment = process.env) {
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [environment.CHROMIUM_PATH, ...onPath, ...macPlaces].find((place) => place && isProgram(place))
}

function isProgram(place) {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export async function chromiumForTests({ say, step }) {
  const found = findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Installing Chromium and a Chinese font for the browser tests (once)', () => install(say))
  }
  const installed = findChromium()
  if (installed !== undefined) return installed
  throw new CannotGoOn(
    'The browser tests need Chromium and a Chinese font (Debian: apt-get install chromium fonts-noto-cjk); set CHROMIUM_PATH where it lies elsewhere.',
  )
}

async function install(say) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('apt-get', ['update'], { env })
  const packages = ['chromium', 'fonts-noto-cjk']
  const { code, output } = await runQuietly(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { env },
  )
  if (code !== 0) say(lastLines(output))
}

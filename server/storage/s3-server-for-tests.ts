// A real S3-compatible server on this machine, for tests: OpenStack Swift with its S3 interface.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AwsClient } from 'aws4fetch'
import type { S3Options } from './s3.ts'
import { pythonOf, unpackedSwift } from './swift-packages.ts'

export type S3Server = {
  options: Omit<S3Options, 'prefix'>
  /** The keys it holds, whoever asks. */
  keys: () => Promise<string[]>
  stop: () => Promise<void>
}

const startMilliseconds = 20_000
const stopMilliseconds = 3_000
const access = { region: 'cn-north-1', keyId: 'test:huawu', secret: 'only-for-tests' }

/** Where it cannot be had, one sentence says what is missing. */
export async function startS3Server(): Promise<S3Server | string> {
  const folder = await unpackedSwift()
  if (folder === undefined) {
    return "The S3 tests need Debian's package python3-swift, which apt-get could not bring here."
  }
  const child = run(folder)
  try {
    const endpoint = `http://127.0.0.1:${await portOf(child)}`
    const bucket = await bucketAt(endpoint)
    return { ...bucket, stop: () => stopped(child) }
  } catch (error) {
    await stopped(child)
    // What was unpacked may no longer suit this machine; the next run fetches it afresh.
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function run(folder: string): ChildProcessWithoutNullStreams {
  const { program, env } = pythonOf(folder)
  const script = join(import.meta.dirname, 's3-server-for-tests.py')
  return spawn(program, [script, access.region, access.keyId, access.secret], { env })
}

async function portOf(child: ChildProcessWithoutNullStreams): Promise<number> {
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints = `${complaints}${chunk}`.slice(-2_000)))
  const signal = AbortSignal.timeout(startMilliseconds)
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line', { signal }),
    once(child, 'close', { signal }),
  ]).catch((error: unknown) => [error])
  if (/^\d+$/.test(String(line))) return Number(line)
  throw new Error(`Swift did not start: ${String(line)} ${complaints}`)
}

async function bucketAt(endpoint: string): Promise<Omit<S3Server, 'stop'>> {
  const { region, keyId, secret } = access
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3' })
  const url = `${endpoint}/files`
  const made = await client.fetch(url, { method: 'PUT' })
  if (!made.ok) throw new Error(`Swift made no bucket: ${made.status} ${await made.text()}`)
  return {
    options: { endpoint, bucket: 'files', region, keyId, secret },
    async keys() {
      const list = await (await client.fetch(`${url}?list-type=2`)).text()
      return [...list.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key)
    },
  }
}

async function stopped(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'close')
  child.stdin.end()
  const late = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds)
  await gone
  clearTimeout(late)
}

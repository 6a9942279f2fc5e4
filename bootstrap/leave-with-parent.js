// Ends this process in good order when the one it works for is gone, even by kill -9.
import { readFileSync } from 'node:fs'

function leave() {
  // Whoever read our output is gone too; that must not turn an orderly end into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  process.kill(process.pid, 'SIGTERM')
}

// For a server that runs in a newer Node below this one. Loaded by --import.
if (process.channel) {
  process.once('disconnect', leave)
  process.channel.unref()
}

// npm stands above us when it started us. A shell that somebody leaves does not count.
export function leaveWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const ancestors = () => [process.ppid, parentOfShell(process.ppid)].join(' ')
  const atFirst = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === atFirst) return
    clearInterval(watch)
    leave()
  }, 500)
  watch.unref()
}

// Some shells stay between npm and us, and would outlive npm.
function parentOfShell(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(stat) ?? []
    return ['sh', 'dash', 'bash', 'ash', 'busybox'].includes(name) ? parent : undefined
  } catch {
    return undefined
  }
}

// Plain short lines while something takes its time: what it is, and the seconds it has taken.
export function progressOn(stream) {
  const say = (line) => stream.write(`${line}\n`)

  async function step(sentence, work) {
    const since = Date.now()
    const seconds = () => Math.round((Date.now() - since) / 1000)
    say(`${sentence} …`)
    const timer = setInterval(() => say(`  … ${seconds()} s`), 10_000)
    try {
      const result = await work()
      say(`  done in ${((Date.now() - since) / 1000).toFixed(1)} s`)
      return result
    } finally {
      clearInterval(timer)
    }
  }

  return { say, step }
}

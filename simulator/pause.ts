/** People need time. */
export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, seconds) * 1000))
}

/** Tries until it works; a server that restarts is waited for. */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let seconds = 1; ; seconds = Math.min(seconds * 2, 30)) {
    try {
      return await work()
    } catch {
      await pause(seconds)
    }
  }
}

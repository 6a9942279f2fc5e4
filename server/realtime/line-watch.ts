// Notices that a line is dead though it has not been closed: the network is cut, the machine sleeps.
import type { WebSocket } from 'ws'

const everyMilliseconds = 2_000
// A timer that fires early must not judge an answer that had no time to come.
const patienceMilliseconds = 1_500

export type LineWatch = {
  /** For how long nothing was heard. */
  silentMilliseconds(): number
  stop(): void
}

/** Asks every two seconds by WebSocket ping, which no page has to answer itself, and ends the line that is silent. */
export function watchLine(socket: WebSocket): LineWatch {
  let heardAt = performance.now()
  let askedAt: number | undefined
  const heard = () => {
    heardAt = performance.now()
  }
  const isUnanswered = () => askedAt !== undefined && heardAt < askedAt

  function look(): void {
    if (!isUnanswered()) {
      askedAt = performance.now()
      return socket.ping()
    }
    if (performance.now() - (askedAt ?? 0) < patienceMilliseconds) return
    // We may have been busy ourselves: what has arrived meanwhile is read first.
    setImmediate(() => {
      if (isUnanswered()) socket.terminate()
    })
  }

  socket.on('pong', heard)
  socket.on('message', heard)
  const timer = setInterval(look, everyMilliseconds)
  return {
    silentMilliseconds: () => performance.now() - heardAt,
    stop: () => clearInterval(timer),
  }
}

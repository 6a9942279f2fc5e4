// Which organisation a host name leads to, and whether a name is still free.

export type Addressed = { readonly code: string; readonly hosts: readonly string[] }

const bareOf = (host: string) => host.replace(/:\d+$/, '')

/** By a host of its own, by the first label as its code, or because it is the only one there is. */
export function ledTo<One extends Addressed>(host: string, all: readonly One[]): One | undefined {
  const name = host.toLowerCase()
  const bare = bareOf(name)
  return (
    all.find(({ hosts }) => hosts.includes(name) || hosts.includes(bare)) ??
    all.find(({ code }) => isFirstLabel(code, bare)) ??
    (all.length === 1 ? all[0] : undefined)
  )
}

/** A name without a port is the name at every port; a code as first label belongs to whoever has that code. */
export function isTaken(host: string, others: readonly Addressed[]): boolean {
  const bare = bareOf(host)
  const isSame = (other: string) =>
    bareOf(other) === bare && (other === host || other === bare || host === bare)
  return others.some(({ code, hosts }) => hosts.some(isSame) || isFirstLabel(code, bare))
}

const isFirstLabel = (code: string, bare: string) => bare.includes('.') && bare.split('.')[0] === code

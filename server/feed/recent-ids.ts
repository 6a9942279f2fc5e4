/** Remembers the newest ids it was given and forgets the oldest; bounded. */
export class RecentIds {
  readonly #ids = new Set<string>()
  readonly #size: number
  constructor(size: number) {
    this.#size = size
  }

  /** False when the id was there already. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false
    this.#ids.add(id)
    const oldest = this.#ids.values().next().value
    if (this.#ids.size > this.#size && oldest !== undefined) this.#ids.delete(oldest)
    return true
  }
}

// How the embedded PostgreSQL is tuned on a machine it shares with Huawu itself.
import { totalmem } from 'node:os'

export type Settings = Readonly<Record<string, string>>

// For tests only: a power cut would lose what was acknowledged.
export const settingsWithoutDurability: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

export function settingsFor(port: number, memoryBytes: number = memoryOfMachine()): Settings {
  const memoryMb = Math.floor(memoryBytes / 1024 / 1024)
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket path may have 107 bytes, and data folders lie deeper than that.
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: `${between(128, Math.floor(memoryMb / 8), 1024)}MB`,
    effective_cache_size: `${between(256, Math.floor(memoryMb / 2), 65_536)}MB`,
    maintenance_work_mem: `${between(64, Math.floor(memoryMb / 64), 512)}MB`,
    work_mem: '8MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement and its details hold what people wrote; Huawu itself tells what failed.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
}

function between(least: number, wished: number, most: number): number {
  return Math.min(Math.max(least, wished), most)
}

function memoryOfMachine(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}

export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

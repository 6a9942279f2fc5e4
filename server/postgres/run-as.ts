// PostgreSQL refuses to run as root. These are the ways to run it all the same when Huawu itself is root.
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { StartFailure } from './start-failure.ts'

export type Command = { program: string; args: string[] }
export type RunAs = (program: string, args: string[]) => Command

type Account = { name: string; uid: number; gid: number }

export function chooseRunAs(clusterFolder: string): RunAs {
  if (process.getuid?.() !== 0) return asMyself
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  // A cluster that an ordinary user began stays his, so that he can start it again without root.
  if (owner !== undefined && owner.uid !== 0) return orRefuse(asAccount(owner))
  const accounts = ordinaryAccounts(readFileSync('/etc/passwd', 'utf8'))
  const any = accounts[0]
  const unprivileged =
    ['postgres', 'nobody'].map((name) => accounts.find((it) => it.name === name)).find(Boolean) ?? any
  if (any && works(inUserNamespace(any))) return inUserNamespace(any)
  return orRefuse(unprivileged && asAccount(unprivileged))
}

function asMyself(program: string, args: string[]): Command {
  return { program, args }
}

// Files stay root's and every folder above them stays closed; only inside does PostgreSQL see another user.
// The account has to be in /etc/passwd, because initdb looks its name up.
function inUserNamespace(account: Account): RunAs {
  return (program, args) => ({
    program: 'unshare',
    args: ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--', program, ...args],
  })
}

// Containers often forbid user namespaces. The one capability lets the other user reach a data folder and
// programs below folders that are closed to him.
function asAccount({ uid, gid }: { uid: number; gid: number }): RunAs {
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return (program, args) => ({
    program: 'setpriv',
    args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability, '--', program, ...args],
  })
}

function orRefuse(way: RunAs | undefined): RunAs {
  if (way && works(way)) return way
  throw new StartFailure(
    'root-without-another-user',
    'PostgreSQL does not run as root and this machine allows neither unshare nor setpriv: start Huawu as an ordinary user, or set DATABASE_URL.',
  )
}

function works(way: RunAs): boolean {
  const { program, args } = way('true', [])
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

export function ordinaryAccounts(passwd: string): Account[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0)
}

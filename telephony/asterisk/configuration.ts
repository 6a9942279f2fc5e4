// The configuration files of an Asterisk, as text by their names. Nothing of them is edited by hand.
import { awayQueue } from './away-queue.ts'
import { dialplan } from './dialplan.ts'
import { indications } from './indications.ts'
import { modules } from './modules.ts'
import { pjsip } from './pjsip.ts'
import { section } from './section.ts'
import type { SwitchSettings } from './settings.ts'

export function configurationFiles(settings: SwitchSettings): Record<string, string> {
  return {
    'asterisk.conf': asterisk(settings),
    'modules.conf': modulesToLoad(),
    'logger.conf': section('logfiles', { console: 'notice,warning,error' }),
    'http.conf': http(settings),
    'ari.conf': ari(settings),
    'rtp.conf': rtp(settings),
    'pjsip.conf': pjsip(settings),
    'extensions.conf': dialplan(settings),
    'musiconhold.conf': section('default', {
      mode: 'files',
      directory: settings.folders.music,
      sort: 'random',
    }),
    'queues.conf': queues(settings),
    'indications.conf': indications(settings.country),
  }
}

function asterisk({ folders, name }: SwitchSettings): string {
  const { configuration, modules: modulesFolder, data, state, run } = folders
  const directories = section('directories', {
    astetcdir: configuration,
    astmoddir: modulesFolder,
    astvarlibdir: state,
    astdbdir: state,
    astkeydir: state,
    astdatadir: data,
    astagidir: `${state}/agi`,
    astspooldir: `${state}/spool`,
    astrundir: run,
    astlogdir: `${state}/log`,
    astsbindir: run,
  })
  // With its name in front a call's id stays its own also among several switches.
  return directories + section('options', { systemname: name, nocolor: 'yes', hideconnect: 'yes' })
}

/** What `configurationFiles` expects to be there: without it recording answers 500. */
export function foldersToMake({ folders }: SwitchSettings): string[] {
  const { configuration, state, run } = folders
  return [
    configuration,
    run,
    ...['agi', 'keys', 'spool/recording', 'spool/monitor', 'log'].map((it) => `${state}/${it}`),
  ]
}

function modulesToLoad(): string {
  return section('modules', [['autoload', 'no'], ...modules.map((name) => ['load', name] as const)])
}

function http({ http: { address, port } }: SwitchSettings): string {
  return section('general', {
    enabled: 'yes',
    bindaddr: address,
    bindport: port,
    enablestatic: 'no',
    // Every browser that is signed in is a session; by itself Asterisk lets in a hundred.
    sessionlimit: 10_000,
  })
}

function ari({ access }: SwitchSettings): string {
  return (
    section('general', { enabled: 'yes', pretty: 'no' }) +
    section(access.user, {
      type: 'user',
      read_only: 'no',
      password: access.password,
      password_format: 'plain',
    })
  )
}

function rtp({ media: { firstPort, lastPort, stunServer } }: SwitchSettings): string {
  return section('general', {
    rtpstart: firstPort,
    rtpend: lastPort,
    icesupport: 'yes',
    strictrtp: 'yes',
    stunaddr: stunServer,
  })
}

function queues({ away }: SwitchSettings): string {
  return (
    section('general', { persistentmembers: 'no', shared_lastcall: 'yes' }) +
    section(awayQueue, [
      ['strategy', 'rrmemory'],
      ['musicclass', 'default'],
      ['timeout', 20],
      ['retry', 2],
      // Nobody can sign in while the program is away: whoever waits, waits for a telephone that rings.
      ['joinempty', 'yes'],
      ...away.members.map((account) => ['member', `PJSIP/${account}`] as const),
    ])
  )
}

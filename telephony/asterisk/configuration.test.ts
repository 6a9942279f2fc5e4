import { expect, test } from 'vitest'
import { configurationFiles, foldersToMake, type SwitchSettings } from './index.ts'

const settings: SwitchSettings = {
  name: 'switch1',
  application: 'huawu',
  folders: {
    configuration: '/etc/huawu',
    modules: '/usr/lib/asterisk/modules',
    data: '/usr/share/asterisk',
    state: '/var/lib/huawu',
    run: '/run/huawu',
    music: '/usr/share/asterisk/moh',
  },
  http: { address: '127.0.0.1', port: 8_088 },
  access: { user: 'huawu', password: 'ari-secret' },
  sip: { address: '0.0.0.0', port: 5_060 },
  media: { firstPort: 10_000, lastPort: 19_999 },
  country: 'cn',
  trunks: [{ name: 'carrier', host: 'sip.carrier.example', addresses: ['192.0.2.1', '192.0.2.2/32'] }],
  browsers: [{ account: 'browser1', password: 'browser-secret' }],
  deskPhones: [
    { account: 'desk1', password: 'desk-secret' },
    { account: 'desk2', password: 'desk-secret', address: '192.0.2.9:5060' },
  ],
  away: { announcement: 'huawu/away', members: ['desk1', 'desk2'], longestWaitSeconds: 600 },
}

const files = configurationFiles(settings)
const file = (name: string, changes: Partial<SwitchSettings> = {}) =>
  configurationFiles({ ...settings, ...changes })[name] ?? ''

test('the same settings make the same files, and every file that an Asterisk needs', () => {
  expect(Object.keys(files)).toEqual([
    'asterisk.conf',
    'modules.conf',
    'logger.conf',
    'http.conf',
    'ari.conf',
    'rtp.conf',
    'pjsip.conf',
    'extensions.conf',
    'musiconhold.conf',
    'queues.conf',
    'indications.conf',
  ])
  expect(configurationFiles(structuredClone(settings))).toEqual(files)
})

test('nothing is undefined, and each password stands in the one file that needs it', () => {
  for (const text of Object.values(files)) expect(text).not.toContain('undefined')
  const having = (secret: string) => Object.keys(files).filter((name) => files[name]?.includes(secret))
  expect(having('ari-secret')).toEqual(['ari.conf'])
  expect(having('browser-secret')).toEqual(['pjsip.conf'])
})

test('a call belongs to the program, and while it is away to the queue after an announcement', () => {
  expect(files['extensions.conf']).toContain(
    [
      '[huawu-from-trunk]',
      'exten => _[+*#0-9]!,1,Stasis(huawu,arrived)',
      ' same => n,GotoIf($["${STASISSTATUS}" = "FAILED"]?huawu-away,s,1)',
      ' same => n,Hangup()',
    ].join('\n'),
  )
  expect(files['extensions.conf']).toContain(
    [
      '[huawu-away]',
      'exten => s,1,Answer()',
      ' same => n,Playback(huawu/away)',
      ' same => n,Queue(huawu-away,,,,600)',
    ].join('\n'),
  )
  expect(files['queues.conf']).toContain('member = PJSIP/desk1\nmember = PJSIP/desk2\n')
})

test('the dialplan says which application it leads to, for the check to read', () => {
  expect(file('extensions.conf', { application: 'centre' })).toContain(
    '[globals]\nHUAWU_APPLICATION = centre\n',
  )
})

test('a carrier is known by its addresses, and asked for a password only where it wants one', () => {
  const pjsip = file('pjsip.conf')
  expect(pjsip).toContain('match = 192.0.2.1\nmatch = 192.0.2.2/32\n')
  expect(pjsip).not.toContain('type = registration')
  expect(pjsip).not.toContain('qualify_frequency = undefined')
  const login = { user: '02188886666', password: 'trunk-secret', registers: true }
  const registering = file('pjsip.conf', { trunks: [{ name: 'carrier', host: 'h', addresses: [], login }] })
  expect(registering).toContain('type = registration')
  expect(registering).toContain('client_uri = sip:02188886666@h')
  expect(registering).toContain('outbound_auth = carrier')
  const silent = { ...login, registers: false }
  expect(
    file('pjsip.conf', { trunks: [{ name: 'carrier', host: 'h', addresses: [], login: silent }] }),
  ).not.toContain('registration')
})

test('browsers speak WebRTC with Opus, and the last one that signs in is hers', () => {
  const browser = section('pjsip.conf', 'browser1')
  expect(browser).toContain('webrtc = yes\n')
  expect(browser).toContain('allow = opus,ulaw\n')
  expect(file('pjsip.conf')).toContain('max_contacts = 1\nremove_existing = yes\n')
})

test('a desk phone says itself where it is, or is always at one place', () => {
  expect(file('pjsip.conf')).toContain('contact = sip:desk2@192.0.2.9:5060\n')
})

test('no telephone dials past the program', () => {
  expect(section('pjsip.conf', 'desk1')).toContain('context = huawu-from-phone\n')
  expect(section('extensions.conf', 'huawu-from-phone')).toContain('Hangup(21)')
})

test('behind an address translation the outside address is told, except to neighbours', () => {
  const sip = { ...settings.sip, externalAddress: '198.51.100.7', localNetworks: ['10.0.0.0/8'] }
  const pjsip = file('pjsip.conf', { sip })
  expect(pjsip.match(/external_media_address = 198\.51\.100\.7/g)).toHaveLength(2)
  expect(pjsip).toContain('local_net = 10.0.0.0/8\n')
})

test('what people type cannot begin a line or a comment of its own', () => {
  const deskPhones = [{ account: 'desk1', password: 'a;b\nallow = all' }]
  expect(file('pjsip.conf', { deskPhones })).toContain('password = a\\;b allow = all\n')
})

test('callers hear the tones of their country', () => {
  expect(file('indications.conf')).toContain('[cn]')
  expect(file('indications.conf', { country: 'hk' })).toContain('ring = 440+480/400')
})

test('there is a place for recordings, without which recording fails', () => {
  expect(foldersToMake(settings)).toContain('/var/lib/huawu/spool/recording')
  expect(files['asterisk.conf']).toContain('astspooldir = /var/lib/huawu/spool\n')
})

function section(name: string, of: string): string {
  return (
    file(name)
      .split(/^(?=\[)/m)
      .find((text) => text.startsWith(`[${of}]\n`)) ?? ''
  )
}

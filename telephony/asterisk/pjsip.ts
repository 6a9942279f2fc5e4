// SIP: the carriers' trunks, the agents' browsers, the desk phones.
import { phoneContext, trunkContext } from './dialplan.ts'
import { section } from './section.ts'
import type { Account, Codec, DeskPhone, SwitchSettings, Trunk } from './settings.ts'

export function pjsip(settings: SwitchSettings): string {
  return [
    // By address first: a carrier's call may bear any user's name.
    section('global', { type: 'global', user_agent: 'Huawu', endpoint_identifier_order: 'ip,username' }),
    transports(settings),
    ...settings.trunks.map((trunk) => trunkSections(trunk, settings)),
    ...settings.browsers.map((browser) => browserSections(browser, settings)),
    ...settings.deskPhones.map((phone) => deskPhoneSections(phone, settings)),
  ].join('')
}

function transports({ sip }: SwitchSettings): string {
  const outside: [string, string][] = sip.externalAddress
    ? [
        ['external_media_address', sip.externalAddress],
        ['external_signaling_address', sip.externalAddress],
        ...(sip.localNetworks ?? []).map((net): [string, string] => ['local_net', net]),
      ]
    : []
  const bind = `${sip.address}:${sip.port}`
  return (
    section('udp', [['type', 'transport'], ['protocol', 'udp'], ['bind', bind], ...outside]) +
    section('tcp', [['type', 'transport'], ['protocol', 'tcp'], ['bind', bind], ...outside]) +
    // Its port is that of http.conf.
    section('ws', { type: 'transport', protocol: 'ws', bind: sip.address })
  )
}

// Sound always passes the switch: whoever listens in or records must hear it. And nobody is told by a re-INVITE in
// the middle of a call to whom she speaks now: carriers stumble over it, and agents' numbers are not for customers.
function sound({ media }: SwitchSettings, codecs: readonly Codec[]) {
  return {
    disallow: 'all',
    allow: codecs.join(','),
    direct_media: 'no',
    send_connected_line: 'no',
    media_address: media.address,
    bind_rtp_to_media_address: media.address && 'yes',
  }
}

function trunkSections(trunk: Trunk, settings: SwitchSettings): string {
  const { name, host, login, codecs = ['alaw', 'ulaw'] } = trunk
  return [
    section(name, {
      type: 'endpoint',
      transport: 'udp',
      context: trunkContext,
      ...sound(settings, codecs),
      rtp_symmetric: 'yes',
      // Keys come as RFC 4733, and as SIP INFO from carriers that know nothing else.
      dtmf_mode: 'auto_info',
      trust_id_inbound: 'yes',
      send_pai: 'yes',
      aors: name,
      outbound_auth: login && name,
    }),
    section(name, { type: 'aor', contact: `sip:${host}`, qualify_frequency: trunk.asksEverySeconds }),
    section(name, [
      ['type', 'identify'],
      ['endpoint', name],
      ...trunk.addresses.map((it): [string, string] => ['match', it]),
    ]),
    ...(login ? [credentials(name, { account: login.user, password: login.password })] : []),
    ...(login?.registers ? [registration(trunk, login.user)] : []),
  ].join('')
}

function registration({ name, host }: Trunk, user: string): string {
  return section(`${name}-registration`, {
    type: 'registration',
    transport: 'udp',
    outbound_auth: name,
    server_uri: `sip:${host}`,
    client_uri: `sip:${user}@${host}`,
    contact_user: user,
    endpoint: name,
    line: 'yes',
    retry_interval: 30,
    forbidden_retry_interval: 300,
  })
}

function browserSections(browser: Account, settings: SwitchSettings): string {
  return (
    section(browser.account, {
      type: 'endpoint',
      transport: 'ws',
      context: phoneContext,
      webrtc: 'yes',
      dtls_auto_generate_cert: 'yes',
      ...sound(settings, ['opus', 'ulaw']),
      auth: browser.account,
      aors: browser.account,
    }) +
    credentials(browser.account, browser) +
    // The browser that comes last is the one she sits at.
    section(browser.account, { type: 'aor', max_contacts: 1, remove_existing: 'yes' })
  )
}

function deskPhoneSections(phone: DeskPhone, settings: SwitchSettings): string {
  const { account, address, codecs = ['alaw', 'ulaw', 'g722'] } = phone
  const place = address
    ? { contact: `sip:${account}@${address}` }
    : { max_contacts: 1, remove_existing: 'yes', qualify_frequency: 60 }
  return (
    section(account, {
      type: 'endpoint',
      transport: 'udp',
      context: phoneContext,
      ...sound(settings, codecs),
      rtp_symmetric: 'yes',
      dtmf_mode: 'auto_info',
      auth: account,
      aors: account,
    }) +
    credentials(account, phone) +
    section(account, { type: 'aor', ...place })
  )
}

function credentials(name: string, { account, password }: Account): string {
  return section(name, { type: 'auth', auth_type: 'userpass', username: account, password })
}

// What an Asterisk is told by us, and what we must know to reach one: plain data, from whoever keeps it.

/** How to reach a switch that runs already. */
export type AsteriskAccess = {
  /** Which of several this is. */
  name: string
  /** Of its HTTP server, without a slash at the end: `http://127.0.0.1:8088`. */
  url: string
  user: string
  password: string
  /** The Stasis application: one program listens to it at a time. */
  application: string
  /** Where Asterisk finds the prompts by their keys; without it they are Asterisk's own sounds. */
  promptFolder?: string
  /** How each trunk wants a number written; `plus` where nothing is said. */
  numbers?: Readonly<Record<string, NumberForm>>
  /** Tell who talks. Costs the switch some percent of its work. */
  hearsTalking?: boolean
}

/** +8613800138000 · 8613800138000 */
export type NumberForm = 'plus' | 'digits'

/** Everything the configuration files of an Asterisk are made from. */
export type SwitchSettings = {
  name: string
  application: string
  folders: SwitchFolders
  http: { address: string; port: number }
  access: { user: string; password: string }
  sip: { address: string; port: number; externalAddress?: string; localNetworks?: readonly string[] }
  media: { address?: string; firstPort: number; lastPort: number; stunServer?: string }
  /** Whose tones callers hear. */
  country: 'cn' | 'hk' | 'tw' | 'us'
  trunks: readonly Trunk[]
  browsers: readonly Account[]
  deskPhones: readonly DeskPhone[]
  away: AwayAnswer
}

export type SwitchFolders = {
  configuration: string
  modules: string
  /** Asterisk's own sounds and documentation. */
  data: string
  /** Recordings, the switch's own database, its log and its control socket. */
  state: string
  /** Short: the path of a socket has at most 107 bytes. */
  run: string
  music: string
}

export type Trunk = {
  name: string
  /** The carrier's host, with a port where it is not 5060. */
  host: string
  /** Who calls from these is this carrier. */
  addresses: readonly string[]
  /** For carriers that want to be registered with, or ask for a password. */
  login?: { user: string; password: string; registers: boolean }
  /** How often the carrier is asked whether it is there. One that never answers would count as away: not by itself. */
  asksEverySeconds?: number
  codecs?: readonly Codec[]
}

export type Codec = 'alaw' | 'ulaw' | 'g722' | 'opus' | 'gsm'
export type Account = { account: string; password: string }
/** `address`: where it is not the telephone that says where it is. */
export type DeskPhone = Account & { address?: string; codecs?: readonly Codec[] }

/** What callers meet while the program is away: they hear that they wait, then agents ring in Asterisk's own queue. */
export type AwayAnswer = {
  announcement: string
  members: readonly string[]
  longestWaitSeconds: number
}

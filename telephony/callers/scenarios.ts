// What a simulated telephone does, in the language of SIPp.

/** `tone`: a file of A-law it plays while it talks. */
type Talks = { tone: string }
type Parties = { called: string; number: string }

/** Calls, presses keys, and talks until it is hung up on, or hangs up itself. */
export function caller(call: Talks & Parties & { keys?: string; hangsUpAfterMilliseconds?: number }): string {
  return scenario('caller', [
    invite(call),
    optional('100', '180', '183'),
    `<recv response="200" rrs="true"/>`,
    send(acknowledge(call)),
    playing(call.tone),
    ...[...(call.keys ?? '')].map((key, index) => pressed(call, key, index + 2)),
    ...(call.hangsUpAfterMilliseconds === undefined
      ? untilHungUpOn
      : hangingUp(call, call.hangsUpAfterMilliseconds)),
  ])
}

/** Calls and is turned away. */
export function refusedCaller(call: { called: string; number: string; status: number }): string {
  return scenario('refused caller', [
    invite(call),
    optional('100', '180', '183'),
    `<recv response="${call.status}" rrs="true"/>`,
    send(acknowledge(call)),
  ])
}

/** Rings, answers and talks until it is hung up on. */
export function answeringPhone({ tone }: Talks): string {
  return scenario('phone', [
    `<recv request="INVITE" rrs="true"/>`,
    send(reply('180 Ringing')),
    send(reply('200 OK', soundOffer('8')), 'retrans="500"'),
    `<recv request="ACK"/>`,
    playing(tone),
    ...untilHungUpOn,
  ])
}

/** Says at once that it will not: 486 where it is busy. */
export function refusingPhone(status: string): string {
  return scenario('refusing phone', [
    `<recv request="INVITE" rrs="true"/>`,
    send(reply(status), 'retrans="500"'),
    `<recv request="ACK"/>`,
  ])
}

/** Rings until the other side gives up. */
export function ringingPhone(): string {
  return scenario('ringing phone', [
    `<recv request="INVITE" rrs="true"><action>
      <ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="1"/>
      <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="2"/>
    </action></recv>`,
    `<Reference variables="1,2"/>`,
    send(reply('180 Ringing')),
    `<recv request="CANCEL"/>`,
    ok,
    send(
      [
        'SIP/2.0 487 Request Terminated',
        'Via:[$2]',
        '[last_From:]',
        '[last_To:];tag=[pid]p[call_number]',
        '[last_Call-ID:]',
        'CSeq:[$1]',
        'Content-Length: 0',
        '',
        '',
      ].join('\n'),
      'retrans="500"',
    ),
    `<recv request="ACK"/>`,
  ])
}

function scenario(name: string, steps: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`
}

function send(message: string, attributes = ''): string {
  return `<send ${attributes}><![CDATA[\n${message}\n]]></send>`
}

function optional(...responses: readonly string[]): string {
  return responses.map((it) => `<recv response="${it}" optional="true"/>`).join('\n')
}

function playing(tone: string): string {
  return `<nop><action><exec rtp_stream="${tone},-1,8"/></action></nop>`
}

function soundOffer(payloads: string): string {
  return [
    'v=0',
    'o=phone 1 1 IN IP4 [local_ip]',
    's=-',
    'c=IN IP4 [media_ip]',
    't=0 0',
    `m=audio [rtpstream_audio_port] RTP/AVP ${payloads}`,
    'a=rtpmap:8 PCMA/8000',
    ...(payloads.includes('101') ? ['a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15'] : []),
    'a=ptime:20',
  ].join('\n')
}

function fromTo({ called, number }: Parties, toTag: string): string[] {
  return [
    'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]',
    `From: "Caller" <sip:${number}@[local_ip]:[local_port]>;tag=[pid]c[call_number]`,
    toTag || `To: <sip:${called}@[remote_ip]:[remote_port]>`,
    'Call-ID: [call_id]',
    'Contact: <sip:caller@[local_ip]:[local_port]>',
    'Max-Forwards: 70',
  ]
}

function invite(parties: Parties): string {
  return send(
    [
      `INVITE sip:${parties.called}@[remote_ip]:[remote_port] SIP/2.0`,
      ...fromTo(parties, ''),
      'CSeq: 1 INVITE',
      ...withBody('application/sdp', soundOffer('8 101')),
    ].join('\n'),
    'retrans="500"',
  )
}

function acknowledge(parties: Parties): string {
  return ['ACK [next_url] SIP/2.0', ...fromTo(parties, '[last_To:]'), 'CSeq: 1 ACK', ...noBody].join('\n')
}

function pressed(parties: Parties, key: string, sequence: number): string {
  const lines = [
    'INFO [next_url] SIP/2.0',
    ...fromTo(parties, '[last_To:]'),
    `CSeq: ${sequence} INFO`,
    ...withBody('application/dtmf-relay', `Signal=${key}\nDuration=100`),
  ]
  return `${send(lines.join('\n'), 'retrans="500"')}\n<recv response="200"/>`
}

function hangingUp(parties: Parties, afterMilliseconds: number): string[] {
  return [`<pause milliseconds="${afterMilliseconds}"/>`, bye(parties), `<recv response="200"/>`]
}

function bye(parties: Parties): string {
  const lines = ['BYE [next_url] SIP/2.0', ...fromTo(parties, '[last_To:]'), 'CSeq: 90 BYE', ...noBody]
  return send(lines.join('\n'), 'retrans="500"')
}

const noBody = ['Content-Length: 0', '', '']

function withBody(kind: string, body: string): string[] {
  return [`Content-Type: ${kind}`, 'Content-Length: [len]', '', body]
}

function reply(status: string, body?: string): string {
  return [
    `SIP/2.0 ${status}`,
    '[last_Via:]',
    '[last_From:]',
    '[last_To:];tag=[pid]p[call_number]',
    '[last_Call-ID:]',
    '[last_CSeq:]',
    'Contact: <sip:phone@[local_ip]:[local_port]>',
    ...(body === undefined ? noBody : withBody('application/sdp', body)),
  ].join('\n')
}

const ok = send(
  [
    'SIP/2.0 200 OK',
    '[last_Via:]',
    '[last_From:]',
    '[last_To:]',
    '[last_Call-ID:]',
    '[last_CSeq:]',
    ...noBody,
  ].join('\n'),
)

const untilHungUpOn = [`<recv request="BYE"/>`, ok]

// Against a stand-in that answers as Asterisk does; a real one is checked whenever a test starts one.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { wrongVersion } from './check.ts'
import { checkAsterisk } from './index.ts'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

const modules =
  `app_stasis bridge_simple bridge_softmix chan_pjsip format_wav codec_opus res_musiconhold res_srtp
  res_stasis_playback res_stasis_recording res_stasis_snoop res_ari_applications res_ari_bridges res_ari_channels
  res_ari_endpoints res_ari_events res_ari_playbacks res_ari_recordings`
    .split(/\s+/)
    .map((name) => ({ name: `${name}.so`, status: 'Running' }))

const healthy: Record<string, unknown> = {
  '/ari/asterisk/info': { system: { version: '22.10.1+dfsg' } },
  '/ari/asterisk/modules': modules,
  '/ari/asterisk/variable?variable=HUAWU_APPLICATION': { value: 'huawu' },
  '/ari/endpoints/PJSIP': [{ resource: 'carrier', state: 'online' }],
}

async function anAsterisk(answers: Record<string, unknown> = {}, sockets = ['/ari/events', '/ws']) {
  const all = { ...healthy, ...answers }
  const server = createServer((request, response) => {
    const isWelcome = request.headers.authorization === `Basic ${btoa('huawu:secret')}`
    const answer = all[request.url ?? '']
    response.statusCode = isWelcome ? (answer === undefined ? 404 : 200) : 401
    response.end(JSON.stringify(answer ?? { message: 'no' }))
  })
  const door = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (sockets.some((path) => request.url?.startsWith(path)))
      door.handleUpgrade(request, socket, head, () => {})
    else socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const url = `http://127.0.0.1:${port}`
  return { name: 'switch1', application: 'huawu', user: 'huawu', password: 'secret', url }
}

test('where all is well there is nothing to say', async () => {
  expect(await checkAsterisk(await anAsterisk(), ['carrier'])).toEqual([])
})

test('who cannot be reached is named with the reason, and nothing else is asked', async () => {
  const access = { ...(await anAsterisk()), url: 'http://127.0.0.1:1' }
  expect(await checkAsterisk(access)).toEqual([
    { code: 'unreachable', url: 'http://127.0.0.1:1', reason: expect.any(String) },
  ])
})

test('a wrong password is told, and does not stand in what is told', async () => {
  const findings = await checkAsterisk({ ...(await anAsterisk()), password: 'mistyped' })
  expect(findings).toEqual([{ code: 'credentials-refused', user: 'huawu' }])
})

test('a web server without ARI is not an Asterisk for us', async () => {
  const access = await anAsterisk({ '/ari/asterisk/info': undefined })
  expect(await checkAsterisk(access)).toEqual([{ code: 'no-ari', url: access.url, status: 404 }])
})

test.each([
  ['18.10.0', true],
  ['certified-18.9-cert1', true],
  ['GIT-20-9f3ac5', false],
  ['22.10.1+dfsg+~cs6.17.60671434-1', false],
  ['', true],
])('version "%s" is too old: %s', (version, isTooOld) => {
  expect(wrongVersion(version).length > 0).toBe(isTooOld)
})

test('modules that are missing or not running are named, and Opus by itself', async () => {
  const some = modules.filter(({ name }) => name !== 'codec_opus.so' && name !== 'res_srtp.so')
  const stopped = some.map((it) => (it.name === 'chan_pjsip.so' ? { ...it, status: 'Not Running' } : it))
  expect(await checkAsterisk(await anAsterisk({ '/ari/asterisk/modules': stopped }))).toEqual([
    { code: 'module-missing', module: 'res_srtp' },
    { code: 'module-missing', module: 'chan_pjsip' },
    { code: 'no-opus' },
  ])
})

test('a dialplan that leads to no application, or to another', async () => {
  const variable = '/ari/asterisk/variable?variable=HUAWU_APPLICATION'
  const code = 'application-not-in-dialplan'
  expect(await checkAsterisk(await anAsterisk({ [variable]: { value: '' } }))).toEqual([
    { code, application: 'huawu', found: null },
  ])
  expect(await checkAsterisk(await anAsterisk({ [variable]: { value: 'other' } }))).toEqual([
    { code, application: 'huawu', found: 'other' },
  ])
})

test('a trunk that is not there, and one that does not answer', async () => {
  const endpoints = [
    { resource: 'carrier', state: 'offline' },
    { resource: 'desk1', state: 'online' },
  ]
  const access = await anAsterisk({ '/ari/endpoints/PJSIP': endpoints })
  expect(await checkAsterisk(access, ['carrier', 'second'])).toEqual([
    { code: 'trunk-away', trunk: 'carrier' },
    { code: 'no-trunk', trunk: 'second' },
  ])
  expect(await checkAsterisk(await anAsterisk({ '/ari/endpoints/PJSIP': [] }))).toEqual([
    { code: 'no-trunk', trunk: null },
  ])
})

test('events that cannot be heard, and browsers that cannot come in', async () => {
  expect(await checkAsterisk(await anAsterisk({}, []))).toEqual([
    { code: 'no-events', status: 404 },
    { code: 'no-websocket-transport', status: 404 },
  ])
})

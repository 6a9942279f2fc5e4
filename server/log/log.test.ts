import { expect, test } from 'vitest'
import { openLog } from './index.ts'

function lineOf(tell: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = []
  tell(openLog('trace', { write: (line) => lines.push(line) }))
  return lines.join('')
}

test('what went wrong is told with its code and place, never with the row it was about', () => {
  const error = Object.assign(
    new Error('new row violates check constraint "short"', { cause: new Error('小林') }),
    {
      code: '23514',
      table: 'messages',
      detail: 'Failing row contains (1, 我的订单).',
      where: 'lin@example.com',
    },
  )
  const line = lineOf((log) => log.error({ error }, 'failed'))
  expect(JSON.parse(line)).toMatchObject({
    error: { type: 'Error', code: '23514', table: 'messages' },
    msg: 'failed',
  })
  expect(line).toContain('log.test.ts')
  expect(line).not.toMatch(/我的订单|lin@/)
})

test('words that a parser quotes are left out', () => {
  let error: unknown
  try {
    JSON.parse('{"text": 我叫"小林"')
  } catch (thrown) {
    error = thrown
  }
  for (const name of ['err', 'error'])
    expect(lineOf((log) => log.warn({ [name]: error }))).not.toMatch(/小林|我叫/)
})

test('secrets and names that were handed over by mistake are removed', () => {
  const person = { password: 'hunter2', email: 'lin@example.com', token: 'abc', name: '小林', text: '你好' }
  const line = lineOf((log) => log.info({ ...person, request: { password: 'hunter2', token: 'abc' }, id: 7 }))
  expect(JSON.parse(line)).toMatchObject({ id: 7, request: {} })
  expect(line).not.toMatch(/hunter2|lin@|abc|小林|你好/)
})

test('a child for one organisation keeps to the same rules', () => {
  const line = lineOf((log) =>
    log.child({ organisation: 'main' }).error({ error: new TypeError(`no "小林"`) }),
  )
  expect(JSON.parse(line)).toMatchObject({
    organisation: 'main',
    error: { type: 'TypeError', message: 'no "…"' },
  })
})

// A caller and a visitor walk through flows.
import { describe, expect, test } from 'vitest'
import type { FlowState } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import {
  choice,
  digit,
  digits,
  drawFlow,
  drawNode,
  heardAll,
  idOf,
  noKey,
  prompt,
  someFacts,
  told,
  typesOf,
  waysTaken,
  wordsOf,
  worldOf,
} from './model-flow.ts'

const chat = { ...someFacts, channel: 'chat' as const }
const words = (text: string): FlowInput => ({ type: 'words', text })

const hotline = drawFlow(
  [
    drawNode('start', 'start'),
    drawNode('play', 'greet'),
    drawNode('menu', 'menu', {
      choices: [choice('1', '账单'), choice('2', '人工')],
      wrongPrompt: prompt('没有这个选项'),
    }),
    drawNode('collect', 'card', {
      variable: 'card',
      isSensitive: true,
      check: { kind: 'card' },
      min: 12,
      max: 19,
    }),
    drawNode('queue', 'queue', { callbackKey: '1', voicemailKey: '2' }),
    drawNode('callback', 'callback'),
    drawNode('voicemail', 'voicemail'),
    drawNode('end', 'end'),
  ],
  [
    'start next greet',
    'greet next menu',
    'menu key:1 card',
    'menu key:2 queue',
    'menu silence queue',
    'menu wrong queue',
    'card collected queue',
    'card silence queue',
    'card wrong queue',
    'queue waited voicemail',
    'queue closed voicemail',
    'queue full voicemail',
    'queue callback callback',
    'queue voicemail voicemail',
    'callback booked end',
    'callback declined queue',
    'voicemail recorded end',
    'voicemail nothing end',
  ],
)

describe('a caller with a telephone', () => {
  test('is greeted, asked, and put in line', () => {
    const { state, all } = told(hotline, [heardAll, digit('2')])
    expect(wordsOf(all)).toEqual(['您好', '办理业务请按键'])
    expect(waysTaken(all)).toEqual(['start next', 'greet next', 'menu key:2'])
    expect(state.line?.queueId).toBe(idOf(2))
    expect(all.at(-1)).toMatchObject({ type: 'enqueue', queueId: idOf(2) })
  })

  test('who knows the way presses the key during the greeting', () => {
    const { state, all } = told(hotline, [digit('2')])
    expect(waysTaken(all)).toContain('menu key:2')
    expect(state.standing.for).toBe('line')
  })

  test('nobody skips what must be heard', () => {
    const strict = {
      ...hotline,
      nodes: hotline.nodes.map((node) => (node.kind === 'play' ? { ...node, mayInterrupt: false } : node)),
    }
    const { state, doing } = told(strict, [digit('2')])
    expect(state.standing.for).toBe('played')
    expect(doing).toEqual([])
  })

  test('silence is asked again, then goes its own way', () => {
    const once = told(hotline, [heardAll, heardAll, noKey])
    expect(wordsOf(once.doing)).toEqual(['办理业务请按键'])
    const twice = told(hotline, [heardAll, heardAll, noKey, heardAll, { seconds: 5 }])
    expect(waysTaken(twice.all)).toContain('menu silence')
  })

  test('a wrong key is told so', () => {
    const { doing } = told(hotline, [heardAll, digit('9')])
    expect(wordsOf(doing)).toEqual(['没有这个选项', '办理业务请按键'])
    expect(waysTaken(told(hotline, [heardAll, digit('9'), digit('*')]).all)).toContain('menu wrong')
  })

  test('a switch that never says it has played holds nobody', () => {
    expect(told(hotline, [{ seconds: 200 }]).state.at.nodeId).toBe('menu')
  })

  test('her time to answer begins when she has heard the question', () => {
    const { state } = told(hotline, [heardAll, { seconds: 60 }, heardAll])
    expect(state.wakeAt).toBe(worldOf().now + 65_000)
  })
})

describe('figures', () => {
  const card = '4111111111111111'

  test('a card number is kept, and never logged or remembered in full', () => {
    const { state, all } = told(hotline, [heardAll, digit('1'), ...digits(`${card}#`)])
    expect(state.variables).toEqual([{ name: 'card', value: card, isSensitive: true }])
    expect(JSON.stringify(all)).not.toContain(card)
    expect(all).toContainEqual({
      type: 'remember',
      variable: 'card',
      value: '************1111',
      isSensitive: true,
    })
  })

  test('one wrong figure is noticed', () => {
    const { doing } = told(hotline, [heardAll, digit('1'), ...digits('4111111111111112#')])
    expect(wordsOf(doing)).toEqual(['输入有误', '请输入号码'])
  })

  test('a pause ends them as the end key does', () => {
    const { state } = told(hotline, [heardAll, digit('1'), ...digits(card), noKey])
    expect(state.at.nodeId).toBe('queue')
  })

  test('a visitor writes them with blanks', () => {
    const { state } = told(hotline, [words('1'), words('4111 1111 1111 1111')], { facts: chat })
    expect(state.at.nodeId).toBe('queue')
  })
})

describe('a visitor of the chat', () => {
  test('reads texts and buttons, and nothing is waited for to be played', () => {
    const { all } = told(hotline, [], { facts: chat })
    expect(wordsOf(all)).toEqual(['您好', '办理业务请按键'])
    expect(all.at(-1)).toMatchObject({ type: 'write', buttons: [{ key: '1' }, { key: '2' }] })
  })

  test.each(['2', '２', '二', '人工', '我要转人工！'])('is understood when she writes %s', (text) => {
    expect(told(hotline, [words(text)], { facts: chat }).state.at.nodeId).toBe('queue')
  })

  test('is asked again when she means two things at once', () => {
    expect(told(hotline, [words('人工 账单')], { facts: chat }).state.at.nodeId).toBe('menu')
  })

  test('leaves a message in words', () => {
    const { all } = told(hotline, [words('2'), words('留言'), words('请回电')], { facts: chat })
    expect(all).toContainEqual({ type: 'take-message', text: '请回电' })
  })
})

describe('in line', () => {
  const inLine = [heardAll, digit('2')] as const
  const news = ({ line }: FlowState): FlowInput => ({
    type: 'queue-position',
    turn: line?.turn ?? 0,
    position: 3,
    expectedSeconds: 150,
  })
  const answered = ({ line }: FlowState): FlowInput => ({ type: 'queue-answered', turn: line?.turn ?? 0 })

  test('the caller hears her position, the expected wait and a word of comfort', () => {
    const { doing } = told(hotline, [...inLine, news, { seconds: 30 }])
    expect(wordsOf(doing)).toEqual(['position', 'expected-wait', '坐席正忙'])
  })

  test('an agent ends the flow', () => {
    const { state, all } = told(hotline, [...inLine, answered])
    expect(state.standing).toEqual({ for: 'ended', how: 'answered' })
    expect(waysTaken(all)).toContain('queue taken')
    expect(typesOf(all)).not.toContain('leave-queue')
  })

  test('after a while it goes on, out of line', () => {
    const { all, state } = told(hotline, [...inLine, { seconds: 120 }])
    expect(state.at.nodeId).toBe('voicemail')
    expect(typesOf(all)).toContain('leave-queue')
    expect(typesOf(all).at(-1)).toBe('record-voicemail')
  })

  test('a callback keeps the place', () => {
    const asked = told(hotline, [...inLine, digit('1')])
    expect(wordsOf(asked.doing)).toEqual(['回呼请按 1', 'your-number', '幺三八幺二三四五六七八'])
    const { all } = told(hotline, [...inLine, digit('1'), digit('1')])
    expect(all).toContainEqual({
      type: 'offer-callback',
      number: '+8613812345678',
      queueId: idOf(2),
      place: asked.state.line?.turn,
    })
    expect(typesOf(all)).not.toContain('leave-queue')
  })

  test('who turns the callback down still has her place', () => {
    const { all, state } = told(hotline, [...inLine, digit('1'), digit('*')])
    expect(state.standing.for).toBe('line')
    expect(typesOf(all).filter((type) => type === 'enqueue')).toHaveLength(1)
  })

  test('an agent who is free while she says her number takes her', () => {
    expect(told(hotline, [...inLine, digit('1'), answered]).state.standing).toMatchObject({
      how: 'answered',
    })
  })

  test('another number is typed and checked', () => {
    const { all } = told(hotline, [...inLine, digit('1'), digit('2'), ...digits('075588886666#')])
    expect(all).toContainEqual(expect.objectContaining({ number: '+8675588886666' }))
  })

  test('news of another place in line is not hers', () => {
    const { state } = told(hotline, [...inLine])
    const stale: FlowInput = { type: 'queue-answered', turn: (state.line?.turn ?? 0) - 1 }
    expect(told(hotline, [...inLine, stale])).toMatchObject({ state, doing: [] })
  })

  test('a closed queue is no end', () => {
    const refused = ({ line }: FlowState): FlowInput => ({
      type: 'queue-refused',
      turn: line?.turn ?? 0,
      why: 'closed',
    })
    const { all } = told(hotline, [...inLine, refused])
    expect(waysTaken(all)).toContain('queue closed')
    expect(typesOf(all)).not.toContain('leave-queue')
  })
})

describe('what comes at the wrong time', () => {
  test('changes nothing', () => {
    const { state } = told(hotline, [heardAll])
    const late: FlowInput[] = [
      { type: 'silence', turn: state.turn - 1 },
      { type: 'played', turn: state.turn - 1 },
      { type: 'queue-answered', turn: state.turn },
      { type: 'hours-answer', turn: state.turn, opening: 'closed' },
      { type: 'recorded', turn: state.turn, heard: true },
      { type: 'transfer-answer', turn: state.turn, outcome: 'taken' },
      { type: 'tick' },
    ]
    for (const input of late) expect(told(hotline, [heardAll, input])).toMatchObject({ state, doing: [] })
  })

  test('a signal that repeats does not give her more time', () => {
    const { state } = told(hotline, [heardAll, heardAll])
    expect(told(hotline, [heardAll, heardAll, { seconds: 3 }, heardAll]).state).toEqual(state)
  })

  test('who hangs up in a menu gave up there, and nothing more is done', () => {
    const left = told(hotline, [heardAll, { type: 'call-ended' }])
    expect(waysTaken(left.doing)).toEqual(['menu gave-up'])
    const after = told(hotline, [heardAll, { type: 'call-ended' }, digit('2'), { type: 'call-ended' }])
    expect(after.doing).toEqual([])
    expect(after.state).toEqual(left.state)
  })

  test('who hangs up in line leaves it', () => {
    const { doing } = told(hotline, [heardAll, digit('2'), { type: 'call-ended' }])
    expect(typesOf(doing)).toEqual(['log', 'leave-queue'])
  })
})

describe('the emergency announcement', () => {
  const world = { ...worldOf(hotline), emergency: prompt('今日系统维护') }

  test('is heard once, after the greeting and before the first menu', () => {
    const { all } = told(hotline, [heardAll, noKey, noKey], { world })
    expect(wordsOf(all).slice(0, 3)).toEqual(['您好', '今日系统维护', '办理业务请按键'])
    expect(wordsOf(all).filter((text) => text === '今日系统维护')).toHaveLength(1)
  })

  test('is heard to the end before a call without last words ends', () => {
    const short = drawFlow(
      [drawNode('start', 'start'), drawNode('end', 'end', { lastWords: null })],
      ['start next end'],
    )
    const spoken = { ...worldOf(short), emergency: prompt('今日系统维护') }
    expect(told(short, [], { world: spoken }).state.standing.for).toBe('last-words')
    expect(typesOf(told(short, [heardAll], { world: spoken }).doing)).toContain('hang-up')
  })
})

describe('a flow that leads nowhere', () => {
  const circle = drawFlow(
    [drawNode('start', 'start'), drawNode('set', 'one'), drawNode('set', 'two')],
    ['start next one', 'one next two', 'two next one'],
  )

  test('is left after a while for an agent', () => {
    const world = { ...worldOf(circle), safeQueueId: idOf(5) }
    const { state, all } = told(circle, [], { world })
    expect(state.standing.for).toBe('rescue')
    expect(wordsOf(all)).toEqual(['sorry-to-agent'])
    expect(all.at(-1)).toMatchObject({ type: 'transfer', target: { queueId: idOf(5) } })
    const failed = told(circle, [{ seconds: 60 }], { world })
    expect(wordsOf(failed.doing)).toEqual(['sorry-goodbye'])
  })

  test('ends with a word where there is no agent to ask', () => {
    const { state, all } = told(circle, [{ seconds: 30 }])
    expect(wordsOf(all)).toEqual(['sorry-goodbye'])
    expect(state.standing).toEqual({ for: 'ended', how: 'failed' })
    expect(typesOf(all).at(-1)).toBe('hang-up')
  })

  test('a caller who is silent for ever is not asked for ever', () => {
    const asking = drawFlow(
      [drawNode('start', 'start'), drawNode('menu', 'menu')],
      ['start next menu', 'menu silence menu', 'menu wrong menu'],
    )
    const { state } = told(
      asking,
      Array.from({ length: 1000 }, () => ({ seconds: 300 })),
    )
    expect(state.standing.for).toBe('ended')
  })
})

describe('other nodes', () => {
  const ends = ['a', 'b', 'c'].map((id) => drawNode('end', id, { lastWords: null }))

  test('a look-up fills variables that are said, and its address is written safely', () => {
    const flow = drawFlow(
      [
        drawNode('start', 'start'),
        drawNode('set', 'set', { value: 'a b/c?&张' }),
        drawNode('look-up', 'ask', {
          answers: [{ path: 'data.balance', variable: 'balance', isSensitive: false }],
        }),
        drawNode('say', 'say', { variable: 'balance', how: 'money' }),
        ...ends,
      ],
      [
        'start next set',
        'set next ask',
        'ask found say',
        'ask not-found b',
        'ask failed c',
        'say next a',
        'say unknown b',
      ],
    )
    const asked = told(flow, [])
    expect(asked.doing.at(-1)).toMatchObject({
      type: 'look-up',
      url: 'https://example.org/customers/a%20b%2Fc%3F%26%E5%BC%A0',
    })
    const answer = ({ turn }: FlowState): FlowInput => ({
      type: 'look-up-answer',
      turn,
      outcome: 'found',
      values: [
        { variable: 'balance', value: '2.50' },
        { variable: 'not-asked-for', value: 'x' },
      ],
    })
    const { doing, state } = told(flow, [answer])
    expect(wordsOf(doing)).toEqual(['两元五角'])
    expect(state.variables.map(({ name }) => name)).toEqual(['number', 'balance'])
    expect(told(flow, [{ seconds: 4 }]).state.at.nodeId).toBe('c')
  })

  test('hours that nobody tells count as open', () => {
    const flow = drawFlow(
      [drawNode('start', 'start'), drawNode('hours', 'hours'), ...ends],
      ['start next hours', 'hours open a', 'hours closing-soon b', 'hours closed c'],
    )
    const closed = ({ turn }: FlowState): FlowInput => ({ type: 'hours-answer', turn, opening: 'closed' })
    expect(told(flow, [closed]).state.at.nodeId).toBe('c')
    expect(told(flow, [{ seconds: 5 }]).state.at.nodeId).toBe('a')
  })

  test('a branch takes the first case that holds', () => {
    const flow = drawFlow(
      [
        drawNode('start', 'start'),
        drawNode('branch', 'branch', {
          cases: [
            { id: 'vip', name: 'VIP', when: { on: 'level', atLeast: 2 } },
            { id: 'shenzhen', name: '深圳', when: { on: 'number', begins: ['0755'] } },
            {
              id: 'morning',
              name: '上午',
              when: { on: 'time', weekdays: [2], from: 600, to: 601 },
            },
          ],
        }),
        ...ends,
        drawNode('end', 'd'),
      ],
      [
        'start next branch',
        'branch case:vip a',
        'branch case:shenzhen b',
        'branch case:morning c',
        'branch otherwise d',
      ],
    )
    const at = (facts: Partial<typeof someFacts>) =>
      told(flow, [], { facts: { ...someFacts, ...facts } }).state.at.nodeId
    expect(at({ level: 3 })).toBe('a')
    expect(at({ number: '+8675588886666' })).toBe('b')
    // It is Tuesday, 1 December 2026, ten in the morning in Shanghai.
    expect(at({})).toBe('c')
    expect(at({ number: null })).toBe('c')
  })

  test('a chosen language is spoken from then on', () => {
    const flow = drawFlow(
      [
        drawNode('start', 'start'),
        drawNode('language', 'language'),
        drawNode('end', 'end', {
          lastWords: { ...prompt('再见'), en: { text: 'Goodbye', recording: null } },
        }),
      ],
      ['start next language', 'language chosen end', 'language silence end'],
    )
    expect(wordsOf(told(flow, [digit('2')]).doing)).toEqual(['Goodbye'])
    expect(wordsOf(told(flow, [words('English')], { facts: chat }).doing)).toEqual(['Goodbye'])
    expect(wordsOf(told(flow, [noKey, noKey]).doing)).toEqual(['再见'])
  })

  test('a sub-flow comes back to who called it', () => {
    const greeting = drawFlow(
      [drawNode('start', 'start'), drawNode('end', 'back', { then: 'return', lastWords: null })],
      ['start next back'],
      { id: idOf(9), version: 4 },
    )
    const flow = drawFlow(
      [drawNode('start', 'start'), drawNode('sub-flow', 'call'), ...ends],
      ['start next call', 'call returned a', 'call failed b'],
    )
    const { all, state } = told(flow, [], { world: worldOf(flow, greeting) })
    expect(waysTaken(all)).toEqual(['start next', 'start next', 'back returning', 'call returned', 'a ended'])
    expect(state.at.flowId).toBe(idOf(8))
    expect(told(flow, []).state.at.nodeId).toBe('b')
  })

  test('a survey is answered once, within its levels', () => {
    const flow = drawFlow(
      [drawNode('start', 'start'), drawNode('survey', 'survey', { levels: 3 }), ...ends],
      ['start next survey', 'survey answered a', 'survey unanswered b'],
    )
    expect(told(flow, [digit('3'), digit('2')]).all).toContainEqual({
      type: 'survey',
      level: 3,
      levels: 3,
    })
    expect(told(flow, [digit('5'), digit('5')]).state.at.nodeId).toBe('b')
  })

  test('a transfer that nobody takes comes back', () => {
    const flow = drawFlow(
      [drawNode('start', 'start'), drawNode('transfer', 'transfer'), ...ends],
      ['start next transfer', 'transfer failed a'],
    )
    const answer =
      (outcome: 'taken' | 'failed') =>
      (state: FlowState): FlowInput => ({
        type: 'transfer-answer',
        turn: state.turn,
        outcome,
      })
    expect(told(flow, [answer('failed')]).state.at.nodeId).toBe('a')
    expect(told(flow, [answer('taken')]).state.standing).toEqual({ for: 'ended', how: 'transferred' })
  })
})

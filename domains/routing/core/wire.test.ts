import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { routingEndpoints } from './endpoints.ts'

test.each(routingEndpoints.filter(({ example }) => example))(
  'the example of $id is what it promises',
  (declared) => {
    const { example, params, body, answer } = declared
    expect([...Value.Errors(answer, example?.answer)]).toEqual([])
    if (params && example && 'params' in example)
      expect([...Value.Errors(params, example.params)]).toEqual([])
    if (body && example && 'body' in example) expect([...Value.Errors(body, example.body)]).toEqual([])
  },
)

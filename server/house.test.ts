// What holds for every endpoint and every refusal of the house, whoever wrote it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventKinds, noticeKinds, routes } from '#house'
import { wordsOf } from '#notices/core'
import { isPermission } from '#identity/core'
import { checker } from '#platform/http'
import { testServer } from '#platform/testing'
import { languages } from '#protocol'
import { reactions } from './reactions.ts'

const root = join(import.meta.dirname, '..')
const endpoints = routes.map(({ endpoint }) => endpoint)
const promised = endpoints.filter(({ promise }) => promise === 'public')

const twice = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index)

describe('endpoints', () => {
  test('each has a name and an address of its own', () => {
    expect(twice(endpoints.map(({ id }) => id))).toEqual([])
    expect(twice(endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`))).toEqual(
      [],
    )
  })

  test('each permission they ask for is in the catalogue', () => {
    const asked = endpoints.flatMap(({ caller }) => (typeof caller === 'object' ? [caller.permission] : []))
    expect(asked.filter((permission) => !isPermission(permission))).toEqual([])
  })

  test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s names in its shape exactly the parameters of its path',
    (_id, { path, params }) => {
      const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
      expect(Object.keys(params?.properties ?? {}).toSorted()).toEqual(inPath.toSorted())
    },
  )

  test.each(promised.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s is promised with an example that fits',
    (_id, { example, params, query, body, answer, summary }) => {
      expect(summary).toMatch(/^[A-Z].{10,}\.$/)
      if (!example) throw new Error('no example')
      if (params) checker(params, 'body')(example.params)
      if (query && example.query) checker(query, 'query')(example.query)
      if (body) checker(body, 'body')(example.body)
      checker(answer, 'body')(example.answer)
    },
  )
})

test('each reaction follows from an event that exists, under a name of its own', () => {
  expect(reactions.filter(({ on }) => !eventKinds.has(on))).toEqual([])
  expect(twice(reactions.map(({ name }) => name))).toEqual([])
})

test('each kind of notice is declared once, and has words in every language', () => {
  expect(twice(noticeKinds.map(({ notice }) => notice))).toEqual([])
  const wordless = noticeKinds.flatMap(({ notice }) => {
    const { domain, key } = wordsOf(notice)
    const [, name = ''] = key.split('.')
    return languages.flatMap((language) => {
      const file = join(root, `domains/${domain}/words/${language}.json`)
      const { notices = {} }: { notices?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'))
      return notices[name] ? [] : [`${notice} in ${language}`]
    })
  })
  expect(wordless).toEqual([])
})

describe('words of refusals', () => {
  const files = ['domains', 'server', 'protocol'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('/web/'))
      .map((name) => `${folder}/${name}`),
  )
  const sources = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  const quoted = (text: string) => [...text.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(([, word = '']) => word)

  /** `type WhyNotEnd = 'already-ended' | WhyNotWrite`, by its name. */
  const unions = new Map(
    sources.flatMap(({ file, text }) =>
      [...text.matchAll(/type (Why\w+) =((?:[^={\n]|\n\s+\|)+)\n/g)].map(
        ([, name = '', union = '']) => [name, { file, union }] as const,
      ),
    ),
  )
  function reasonsOf(union: string): string[] {
    const others = [...union.matchAll(/Why\w+/g)].map(([name]) => unions.get(name)?.union ?? '')
    return [...quoted(union), ...others.flatMap(reasonsOf)]
  }
  const answered = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/function whyNot\w*\([\s\S]*?\): ([^{=\n]+) \{\n/g)].map(([, union = '']) => ({
      file,
      union,
    })),
  )
  const decided = [...unions.values(), ...answered].flatMap(({ file, union }) => {
    const domain = /^domains\/([^/]+)\/core\//.exec(file)?.[1]
    return domain ? reasonsOf(union).map((reason) => `${domain}.${reason}`) : []
  })
  const thrown = sources.flatMap(({ text }) => [
    ...[...text.matchAll(/code: '([a-z-]+\.[a-z-]+)'/g)].map(([, code = '']) => code),
    ...[...text.matchAll(/refuseIf\(([^;]*?),\s+'([a-z-]+)'/g)].flatMap(([, reason = '', domain = '']) =>
      // `isLate ? 'too-late' : undefined`: what stands elsewhere is compared with, not answered.
      [...reason.matchAll(/(?:\? |undefined : )('[a-z-]+')/g)].flatMap(([, word = '']) =>
        quoted(word).map((one) => `${domain}.${one}`),
      ),
    ),
  ])
  const codes = [...new Set([...decided, ...thrown])].toSorted()

  test('they are found in the sources', () => {
    expect(codes).toEqual(
      expect.arrayContaining([
        'contacts.already-wrapped-up',
        'identity.link-used',
        'people.outranked',
        'protocol.wrong-setup-key',
        'routing.offer-over',
        'routing.sign-in-first',
      ]),
    )
    expect(codes.length).toBeGreaterThan(70)
  })

  test.each(languages)('each can be told in %s', (language) => {
    const wordless = codes.filter((code) => {
      const [domain = '', reason = ''] = code.split('.')
      const folder = domain === 'protocol' ? 'protocol' : `domains/${domain}`
      const file = join(root, folder, `words/${language}.json`)
      if (!existsSync(file)) return true
      const { refusals = {} }: { refusals?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'))
      return !refusals[reason]
    })
    expect(wordless).toEqual([])
  })
})

type Schema = Record<string, unknown>
type Content = Record<string, { schema: Schema; example?: unknown }>
type Operation = {
  operationId: string
  summary?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { description?: string; content?: Content }>
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> }
}

describe('the OpenAPI document', () => {
  let app: FastifyInstance
  let document: Document
  beforeAll(async () => {
    app = await testServer({})
    const answer = await app.inject({ url: '/api/openapi.json' })
    document = answer.json()
  })
  afterAll(() => app.close())

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )

  test('holds every endpoint that is promised, and no other', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Huawu', version: 'test' } })
    const held = operations().map(
      ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
    )
    const expected = promised.map(
      ({ id, method, path }) => `${id} ${method} /api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(held.toSorted()).toEqual(expected.toSorted())
  })

  test('every reference in it leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
    expect(references.length).toBeGreaterThan(0)
    const lost = references.filter((reference) => {
      const steps = reference.replace(/^#\//, '').split('/')
      return !reference.startsWith('#/') || steps.reduce<unknown>(below, document) === undefined
    })
    expect(lost).toEqual([])
  })

  test('every operation says what it does, who may call it, and what comes back either way', () => {
    for (const { path, operation } of operations()) {
      expect(operation, path).toMatchObject({
        summary: expect.stringMatching(/\.$/),
        tags: [expect.any(String)],
      })
      const schemes = (operation.security ?? []).flatMap(Object.keys)
      expect(schemes.filter((scheme) => !(scheme in document.components.securitySchemes))).toEqual([])
      expect(operation.security, path).toBeDefined()
      expect(Object.keys(operation.responses).toSorted(), path).toEqual(['200', 'default'])
      expect(JSON.stringify(operation.responses['default']), path).toContain('#/components/schemas/Problem')
      const contents = Object.values(operation.responses['200']?.content ?? {})
      expect(
        contents.map(({ example }) => typeof example),
        path,
      ).toEqual(['object'])
    }
  })

  test('every parameter of a path is described there, and every body has its example', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const described = (operation.parameters ?? []).filter((one) => one.in === 'path')
      expect(described.map(({ name }) => name).toSorted(), path).toEqual(inPath.toSorted())
      expect(described.every(({ required }) => required)).toBe(true)
      for (const { example } of Object.values(operation.requestBody?.content ?? {}))
        expect(example, path).toBeDefined()
    }
  })

  test('there is a page to read and try it, with nothing from elsewhere', async () => {
    const page = await app.inject({ url: '/api/docs/' })
    expect(page.statusCode).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https:|swagger\.io|upgrade-insecure-requests/)
    expect(page.body).not.toMatch(/<script>|<style>|\son\w+=|https?:\/\//)
    const parts = [...page.body.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path = '']) => path)
    expect(parts.length).toBeGreaterThan(4)
    for (const part of parts) {
      const answer = await app.inject({ url: `/api/docs/${part}` })
      expect({ part, status: answer.statusCode }).toEqual({ part, status: 200 })
    }
    const start = await app.inject({ url: '/api/docs/static/swagger-initializer.js' })
    expect(start.body).not.toContain('petstore')
  })
})

function below(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { bucketUrlOf, s3Storage } from './s3.ts'
import { startS3Server } from './s3-server-for-tests.ts'
import { testStorage } from './storage-contract.ts'

const limits = { maxBytes: 1_000 }
const server = await startS3Server()

if (typeof server === 'string') {
  console.warn(server)
  test.skip(server)
} else {
  const { options, keys, stop } = server
  afterAll(stop)

  testStorage({ storageOf: (prefix) => s3Storage({ ...options, prefix }), paths: keys })

  test('with a wrong secret the store says why nothing is stored or read', async () => {
    const storage = s3Storage({ ...options, prefix: 'acme', secret: 'wrong' })
    const storing = storage.put('secret/one', Readable.from(['x']), limits)
    await expect(storing).rejects.toThrow(
      'a file could not be stored: the store answered 403 SignatureDoesNotMatch',
    )
    await expect(storage.get('secret/one')).rejects.toThrow('could not be read')
    await expect(storage.remove('secret/one')).rejects.toThrow('could not be removed')
    expect(await keys()).not.toContain('acme/secret/one')
  })

  test('a bucket that is not there is an error, not a missing file', async () => {
    const storage = s3Storage({ ...options, prefix: 'acme', bucket: 'forgotten' })
    await expect(storage.get('a1')).rejects.toThrow('NoSuchBucket')
    await expect(storage.remove('a1')).rejects.toThrow('NoSuchBucket')
    await expect(storage.put('a1', Readable.from(['x']), limits)).rejects.toThrow('NoSuchBucket')
  })

  test.each(['', '..', 'acme/..', '/'])('the prefix %j is refused', async (prefix) => {
    await expect(s3Storage({ ...options, prefix }).get('a1')).rejects.toThrow('storage key')
  })
}

// A sound server does not do this; a network does.
test('a file that breaks off on its way is an error, not a shorter file', async () => {
  const breaking = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': 1_000 })
    response.write('half', () => response.destroy())
  })
  await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve))
  const { port } = breaking.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const access = { bucket: 'files', region: 'us-east-1', keyId: 'k', secret: 's', prefix: 'acme' }
  const back = await s3Storage({ endpoint, ...access }).get('a1')
  await expect(back && text(back)).rejects.toThrow('terminated')
  breaking.close()
})

test('a store that takes the bucket only in the host name is asked there', () => {
  const bucket = 'huawu'
  const inPath = bucketUrlOf({ bucket, endpoint: 'https://s3.example.com/' })
  const inHost = bucketUrlOf({ bucket, endpoint: 'https://huawu.oss-cn-hangzhou.aliyuncs.com' })
  expect([inPath, inHost]).toEqual([
    'https://s3.example.com/huawu',
    'https://huawu.oss-cn-hangzhou.aliyuncs.com',
  ])
})

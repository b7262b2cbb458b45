import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createRunningDigest } from './running-digest.ts'

const md5InLine = 64 * 2 ** 20
const bytes = Buffer.from('some bytes of an upload')
const hash = (name: string) => createHash(name).update(bytes).digest('hex')

it('begins no MD5 of what is announced as too long for one', () => {
  for (const [expected, md5] of [
    [undefined, hash('md5')],
    [md5InLine, hash('md5')],
    [md5InLine + 1, null],
  ] as const) {
    const digest = createRunningDigest({ ...(expected && { expected }) })
    digest.update(bytes.subarray(0, 7))
    digest.update(bytes.subarray(7))
    expect(digest.finish()).toEqual({ bytes: bytes.length, sha256: hash('sha256'), md5 })
  }
})

it('gives the MD5 up where what nobody announced turns out to be too long', () => {
  const digest = createRunningDigest()
  digest.update(Buffer.alloc(md5InLine))
  digest.update(bytes)
  expect(digest.finish()).toMatchObject({ bytes: md5InLine + bytes.length, md5: null })
})

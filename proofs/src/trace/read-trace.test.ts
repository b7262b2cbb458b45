import { describe, expect, it } from 'vitest'
import { findSteps } from './file-steps.ts'
import { readTrace } from './read-trace.ts'

// As strace 6.1 writes them.
const log = String.raw`7 mkdir("/data/tmp/x", 0700) = 0
7 openat(AT_FDCWD</srv>, "/data/tmp/x/original", O_WRONLY|O_CREAT|O_EXCL|O_TRUNC|O_CLOEXEC, 0600) = 27</data/tmp/x/original>
7 write(27</data/tmp/x/original>, "\x89\x50\x00\"(", 5) = 5
7 fdatasync(27</data/tmp/x/original> <unfinished ...>
8 pwrite64(26</data/db/journal/1.log>, "{\"v\":1}\n", 8, 16) = 8
7 <... fdatasync resumed>)              = 0
8 fsync(26</data/db/journal/1.log>) = -1 EIO (Input/output error) (INJECTED)
7 rename("/data/tmp/x/original", "/data/blobs/a/original.png") = 0
7 fsync(28</data/blobs/a>) = 0
7 rmdir("/data/tmp/x") = 0
6 writev(25<socket:[233897]>, [{iov_base="HTTP/1.1 201 Created\r\nX-Request-Id: abc\r\n\r\n", iov_len=43}, {iov_base="{}", iov_len=2}], 2) = 45
6 write(3</data/db/lock.sqlite>, "x", 1) = 1
`

describe('a trace', () => {
  const calls = readTrace(log)

  it('puts calls together that others came between, and knows when each began and ended', () => {
    const sync = calls.find(({ name, pid }) => name === 'fdatasync' && pid === 7)
    expect(sync).toMatchObject({ result: 0, began: 3, ended: 5 })
    expect(calls.find(({ name }) => name === 'writev')).toMatchObject({ result: 45, pid: 6 })
  })

  it('tells what was done to files, with their bytes, and nothing of what failed', () => {
    expect(findSteps(calls, '/data')).toEqual([
      { kind: 'folder', path: 'tmp/x', began: 0, at: 0 },
      { kind: 'create', path: 'tmp/x/original', began: 1, at: 1 },
      { kind: 'truncate', path: 'tmp/x/original', length: 0, began: 1, at: 1 },
      {
        kind: 'write',
        path: 'tmp/x/original',
        bytes: Buffer.from([0x89, 0x50, 0, 0x22, 0x28]),
        position: 0,
        began: 2,
        at: 2,
      },
      {
        kind: 'write',
        path: 'db/journal/1.log',
        bytes: Buffer.from('{"v":1}\n'),
        position: 16,
        began: 4,
        at: 4,
      },
      { kind: 'sync', path: 'tmp/x/original', began: 3, at: 5 },
      { kind: 'rename', path: 'tmp/x/original', to: 'blobs/a/original.png', began: 7, at: 7 },
      { kind: 'sync', path: 'blobs/a', began: 8, at: 8 },
      { kind: 'remove', path: 'tmp/x', began: 9, at: 9 },
    ])
  })
})

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type BegunUpload, readUploads, type UploadMemory } from './uploads/unfinished.ts'

/** Remembers begun uploads in a file that only its owner can read, so that the next run of a program goes on with them. */
export function rememberInFile(path: string): UploadMemory {
  let last: Promise<unknown> = Promise.resolve()

  async function read(): Promise<BegunUpload[]> {
    return readUploads(await readFile(path, 'utf8').catch(() => null))
  }

  /** One after the other: two uploads of one program write the same file. */
  function change(how: (uploads: BegunUpload[]) => BegunUpload[]): Promise<void> {
    const changed = last.then(async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const part = `${path}.${process.pid}.part`
      await writeFile(part, `${JSON.stringify(how(await read()), undefined, 2)}\n`, { mode: 0o600 })
      await rename(part, path)
    })
    last = changed.catch(() => {})
    return changed
  }

  return {
    list: async () => {
      await last
      return read()
    },
    put: (upload) =>
      change((uploads) => [...uploads.filter(({ sha256 }) => sha256 !== upload.sha256), upload]),
    remove: (sha256) => change((uploads) => uploads.filter((upload) => upload.sha256 !== sha256)),
  }
}

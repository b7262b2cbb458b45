/** A large upload that was begun: what is needed to go on with it, by whoever has the file. */
export interface BegunUpload {
  /** Of the upload at the server. */
  id: string
  sha256: string
  name: string
  bytes: number
  /** ISO 8601 */
  startedAt: string
}

/** Remembers uploads beyond a page or a process; one for each SHA-256. */
export interface UploadMemory {
  list(): Promise<readonly BegunUpload[]>
  put(upload: BegunUpload): Promise<void>
  remove(sha256: string): Promise<void>
}

/** Remembers as long as the page or the process lives. */
export function rememberHere(): UploadMemory {
  const uploads = new Map<string, BegunUpload>()
  return {
    list: async () => [...uploads.values()],
    put: async (upload) => void uploads.set(upload.sha256, upload),
    remove: async (sha256) => void uploads.delete(sha256),
  }
}

/** Remembers in `localStorage`, or what is like it: beyond a reload, and for each tab. `key` should name who is logged in. */
export function rememberInStorage(storage: Storage, key: string): UploadMemory {
  const read = (): BegunUpload[] => readUploads(storage.getItem(key))
  const write = (uploads: BegunUpload[]) => {
    if (uploads.length === 0) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(uploads))
  }
  const without = (sha256: string) => read().filter((upload) => upload.sha256 !== sha256)
  return {
    list: async () => read(),
    put: async (upload) => write([...without(upload.sha256), upload]),
    remove: async (sha256) => write(without(sha256)),
  }
}

/** What was written, as far as it can be read: anyone may have edited it, and losing it costs only time. */
export function readUploads(text: string | null): BegunUpload[] {
  if (text === null) return []
  try {
    const uploads: unknown = JSON.parse(text)
    return Array.isArray(uploads) ? uploads.filter(isBegunUpload) : []
  } catch {
    return []
  }
}

function isBegunUpload(value: unknown): value is BegunUpload {
  if (typeof value !== 'object' || value === null) return false
  const { id, sha256, name, bytes, startedAt } = value as Record<string, unknown>
  return [id, sha256, name, startedAt].every((text) => typeof text === 'string') && typeof bytes === 'number'
}

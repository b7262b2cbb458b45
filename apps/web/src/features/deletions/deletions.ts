import type { Client } from '../../lib/trpc.ts'
import { createValue, type Value } from '../../lib/value.ts'

/** Where a page that goes leaves for the next one what it was still deleting: the server may answer that one first. */
const leavingKey = 'tessera.leaving'

/** How long a person has to think better of it. */
const respite = 6000

type Deletion =
  | { kind: 'images'; ids: readonly string[] }
  | { kind: 'compression' | 'tiling'; imageId: string; id: string }

/** Where each kind is deleted. */
const collections = { images: 'images', compression: 'compressions', tiling: 'tilings' } as const

export interface Deletions {
  /** Ids of what is deleted for the person, though perhaps not yet for the server. */
  hidden: Value<ReadonlySet<string>>
  /** Hides at once, deletes after some seconds. Answers with the way to undo it. */
  schedule(deletion: Deletion): { undo(): void }
  /** Sends what waits, now. Resolves when it is done. */
  flush(): Promise<void>
  /** The page is going: sends what waits in requests that outlive it. */
  sendOnLeave(): void
}

export function createDeletions({
  client,
  fetch,
  storage,
  onFailure,
}: {
  client: Pick<Client, 'images' | 'compressions' | 'tilings'>
  fetch: typeof globalThis.fetch
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  onFailure(error: unknown): void
}): Deletions {
  const hidden = createValue<ReadonlySet<string>>(new Set(storage.getItem(leavingKey)?.split(' ')))
  storage.removeItem(leavingKey)
  const waiting = new Map<Deletion, ReturnType<typeof setTimeout>>()

  const idsOf = (deletion: Deletion) => (deletion.kind === 'images' ? deletion.ids : [deletion.id])
  const hide = (ids: readonly string[]) => hidden.set(new Set([...hidden.get(), ...ids]))
  const show = (ids: readonly string[]) =>
    hidden.set(new Set([...hidden.get()].filter((id) => !ids.includes(id))))

  async function send(deletion: Deletion): Promise<void> {
    clearTimeout(waiting.get(deletion))
    waiting.delete(deletion)
    try {
      if (deletion.kind === 'images') await client.images.delete.mutate({ ids: [...deletion.ids] })
      else
        await client[collections[deletion.kind]].delete.mutate({ imageId: deletion.imageId, id: deletion.id })
    } catch (error) {
      show(idsOf(deletion))
      onFailure(error)
    }
  }

  return {
    hidden,
    schedule(deletion) {
      hide(idsOf(deletion))
      waiting.set(
        deletion,
        setTimeout(() => void send(deletion), respite),
      )
      return {
        undo() {
          if (!waiting.has(deletion)) return
          clearTimeout(waiting.get(deletion))
          waiting.delete(deletion)
          show(idsOf(deletion))
        },
      }
    },
    async flush() {
      await Promise.all([...waiting.keys()].map(send))
    },
    sendOnLeave() {
      if (waiting.size > 0) storage.setItem(leavingKey, [...waiting.keys()].flatMap(idsOf).join(' '))
      for (const [deletion, timer] of waiting) {
        clearTimeout(timer)
        const { kind, ...input } = deletion
        void fetch(`/trpc/${collections[kind]}.delete`, {
          method: 'POST',
          keepalive: true,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(input),
        })
      }
      waiting.clear()
    },
  }
}

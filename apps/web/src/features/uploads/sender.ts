import { createTessera, rememberInStorage, type Uploads } from '@tessera/client'

/** Sends files, and waits for the server as long as it is away. `memoryKey` names what remembers begun uploads beyond this page. */
export function createSender({
  memoryKey,
  untilReachable,
}: {
  memoryKey: string
  untilReachable: () => Promise<void>
}): Uploads {
  return createTessera({
    memory: rememberInStorage(localStorage, memoryKey),
    patience: { untilReachable },
  }).uploads
}

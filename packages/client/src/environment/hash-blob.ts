import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Read at once: few enough that a phone has the room, many enough that reading costs nothing. */
const sliceBytes = 4 * 2 ** 20

/** SHA-256 of a file in hex, slice by slice: WebCrypto wants all of it in memory, and is not there on plain http. */
export async function hashBlob(blob: Blob, onBytes: (done: number) => void): Promise<string> {
  const digest = sha256.create()
  for (let start = 0; start < blob.size; start += sliceBytes) {
    const slice = blob.slice(start, start + sliceBytes)
    digest.update(new Uint8Array(await slice.arrayBuffer()))
    onBytes(start + slice.size)
  }
  return bytesToHex(digest.digest())
}

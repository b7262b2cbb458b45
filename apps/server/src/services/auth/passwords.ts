import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for an account that does not exist (`null`) as for one that does. */
  verify(passwordHash: string | null, password: string): Promise<boolean>
}

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashing is bounded: it costs 19 MiB and a thread, and who guesses passwords decides how often it is asked for. */
const hashesAtOnce = 2

export async function createPasswords(): Promise<Passwords> {
  const limit = pLimit(hashesAtOnce)
  const nobody = await hash('the password of nobody', parameters)

  return {
    hash: (password) => limit(() => hash(password, parameters)),
    verify: (passwordHash, password) =>
      limit(async () => (await verify(passwordHash ?? nobody, password)) && passwordHash !== null),
  }
}

/** What a proof is given. */
export interface ProofContext {
  /** How many times: rounds, kills, requests, as the proof has it. */
  count: number
  /** A new folder on a real disk; gone when the proof is over. */
  createFolder(name: string): Promise<string>
  /** The same in memory, for what need not survive. */
  createFastFolder(name: string): Promise<string>
  say(line: string): void
}

interface Verdict {
  passed: boolean
  /** For a person: the figures first, then what is wrong. */
  lines: string[]
}

export type Proof = (context: ProofContext) => Promise<Verdict>

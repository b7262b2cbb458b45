import type { Figure } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { measureFirstReads } from './measure-first-reads.ts'
import { measureHot } from './measure-hot.ts'

/** Signed files: one that is asked for again and again, and many that are asked for once. */
export async function measureFiles(
  folders: Folders,
  say: (line: string) => void,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const rounds = quick ? 1 : 6
  return [
    ...(await measureHot(folders, say, { rounds })),
    ...(await measureFirstReads(folders, say, { rounds })),
  ]
}

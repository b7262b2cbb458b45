import { formatUntil } from '../../lib/links.ts'

export function countImages(count: number): string {
  return count === 1 ? '1 image' : `${count} images`
}

/** "until 28 November, 14:35", or that it is over. */
export function sayUntil(expiresAt: string): string {
  return Date.parse(expiresAt) > Date.now() ? `until ${formatUntil(expiresAt)}` : 'expired'
}

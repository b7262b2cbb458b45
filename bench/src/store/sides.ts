/** One way to keep galleries, as the bench drives it. Users are told by number. */
export interface Side {
  /** Makes the `count`th change to this user's images, and resolves when it is durable. One user's changes come in order. */
  change(user: number, count: number): Promise<void>
  close(): Promise<void>
}

/**
 * The changes that a user makes, in turn: an image is renamed, deleted, and uploaded again. So every third has a whole row in it, all
 * have an event, and the galleries stay as large as they were.
 */
export function kindOf(count: number): 'rename' | 'delete' | 'create' {
  const kinds = ['rename', 'delete', 'create'] as const
  return kinds[count % kinds.length] ?? 'rename'
}

export function imageOf(count: number, images: number): number {
  return Math.floor(count / 3) % images
}

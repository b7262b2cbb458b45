/** Tells who follows something for long that credentials of a user have just ended: theirs may be among them. */
export interface Revocations {
  announce(userId: string): void
  /** Answers with the function that ends it. */
  subscribe(userId: string, listener: () => void): () => void
}

export function createRevocations(): Revocations {
  const listeners = new Map<string, Set<() => void>>()
  return {
    announce(userId) {
      for (const listener of listeners.get(userId) ?? []) listener()
    },
    subscribe(userId, listener) {
      const own = listeners.get(userId) ?? new Set()
      listeners.set(userId, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0 && listeners.get(userId) === own) listeners.delete(userId)
      }
    },
  }
}

import type { Toast } from '@tessera/ui'
import { createValue, type Value } from '../lib/value.ts'

export interface Toasts {
  list: Value<readonly Toast[]>
  /** Shows a line for some seconds; answers with its id. */
  show(toast: Omit<Toast, 'id'>, options?: { milliseconds?: number }): string
  dismiss(id: string): void
}

export function createToasts(): Toasts {
  const list = createValue<readonly Toast[]>([])
  let count = 0
  const dismiss = (id: string) => list.set(list.get().filter((toast) => toast.id !== id))
  return {
    list,
    dismiss,
    show(toast, { milliseconds = 6000 } = {}) {
      count += 1
      const id = String(count)
      // More than three would cover what they speak of.
      list.set([...list.get().slice(-2), { ...toast, id }])
      setTimeout(() => dismiss(id), milliseconds)
      return id
    },
  }
}

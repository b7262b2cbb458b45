import { trpc } from '../lib/trpc.ts'

/** Every tag in use, by name. */
export function useTags(): string[] {
  const { data } = trpc.images.tags.useQuery()
  return (data?.tags ?? []).map(({ tag }) => tag).sort((a, b) => a.localeCompare(b))
}

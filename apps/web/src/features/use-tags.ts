import { trpc } from '../lib/trpc.ts'

/** Every tag in use, by name. There is no list of tags to ask for, so they are read off the newest hundred images. */
export function useTags(): string[] {
  const { data } = trpc.images.list.useQuery(
    { limit: 100 },
    {
      select: ({ images }) =>
        [...new Set(images.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b)),
    },
  )
  return data ?? []
}

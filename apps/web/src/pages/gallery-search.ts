import type { Inputs } from '../lib/trpc.ts'

/** What the gallery's address says about what it shows, so that a reload and the back button keep it. */
export interface GallerySearch {
  search?: string
  tag?: string
  sort?: SortName
}

type Query = NonNullable<Inputs['images']['list']>

export const sorts = {
  newest: { label: 'Newest first', query: { sort: 'createdAt', order: 'desc' } },
  oldest: { label: 'Oldest first', query: { sort: 'createdAt', order: 'asc' } },
  name: { label: 'By name', query: { sort: 'name', order: 'asc' } },
  largest: { label: 'Largest first', query: { sort: 'bytes', order: 'desc' } },
} as const satisfies Record<string, { label: string; query: Pick<Query, 'sort' | 'order'> }>
export type SortName = keyof typeof sorts

export function readGallerySearch(search: Record<string, unknown>): GallerySearch {
  const text = (value: unknown, longest: number) =>
    // The router reads ?search=2024 as a number.
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longest) : ''
  const [words, tag, sort] = [text(search.search, 200), text(search.tag, 50), text(search.sort, 20)]
  return {
    ...(words && { search: words }),
    ...(tag && { tag }),
    ...(sort in sorts && sort !== 'newest' && { sort: sort as SortName }),
  }
}

export function isSort(name: string): name is SortName {
  return name in sorts
}

import { Link } from '@tanstack/react-router'
import { Button, IconButton, inputClass, Menu, Wordmark } from '@tessera/ui'
import { ArrowDownWideNarrow, Search, Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type GallerySearch, isSort, type SortName, sorts } from '../pages/gallery-search.ts'
import { AccountMenu } from './account/account-menu.tsx'
import { useShortcuts } from './shortcuts.ts'

/** Milliseconds after the last key before the search is made. */
const pause = 200

export function GalleryBar({
  search,
  onChange,
  onUpload,
}: {
  search: GallerySearch
  onChange(search: GallerySearch): void
  onUpload(): void
}) {
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(search.search ?? '')
  const latest = useRef({ search, onChange })
  latest.current = { search, onChange }
  useShortcuts({ '/': () => field.current?.focus() })

  useEffect(() => {
    const timer = setTimeout(() => {
      const { search: rest, onChange: change } = latest.current
      const { search: before = '', ...others } = rest
      if (words.trim() !== before) change(words.trim() ? { ...others, search: words.trim() } : others)
    }, pause)
    return () => clearTimeout(timer)
  }, [words])

  function choose(sort: SortName): void {
    const { sort: _, ...others } = search
    onChange(sort === 'newest' ? others : { ...others, sort })
  }
  const current = search.sort ?? 'newest'

  return (
    <header className="sticky top-0 z-20 border-b border-hairline bg-surface">
      <div className="flex min-h-14 items-center gap-2 px-3 max-sm:flex-wrap max-sm:py-1 sm:gap-3 sm:px-6">
        <Link
          to="/"
          aria-label="Tessera, all images"
          className="mr-2 flex h-11 items-center rounded-sm max-sm:mr-auto"
        >
          <Wordmark />
        </Link>
        <search className="relative max-w-120 min-w-0 grow max-sm:order-last max-sm:basis-full max-sm:pb-1">
          <Search
            aria-hidden
            size={16}
            strokeWidth={1.5}
            className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-quiet max-sm:-mt-0.5"
          />
          <input
            ref={field}
            type="search"
            aria-label="Search names and tags"
            placeholder="Search names and tags"
            value={words}
            maxLength={200}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            className={`${inputClass} pl-9`}
          />
        </search>
        <div className="flex items-center gap-1 sm:ml-auto">
          <Menu
            groups={[
              {
                label: 'Sort',
                items: Object.entries(sorts).map(([name, { label }]) => ({
                  label,
                  checked: name === current,
                  onSelect: () => isSort(name) && choose(name),
                })),
              },
            ]}
          >
            <IconButton icon={ArrowDownWideNarrow} label={`Sort: ${sorts[current].label}`} />
          </Menu>
          <Button variant="primary" icon={Upload} onClick={onUpload} title="Upload (u)">
            Upload
          </Button>
          <AccountMenu />
        </div>
      </div>
    </header>
  )
}

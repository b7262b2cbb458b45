import { Link } from '@tanstack/react-router'
import { buttonClass } from '@tessera/ui'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Image } from '../lib/trpc.ts'

const directions = {
  previous: { words: 'Image before', icon: ChevronLeft },
  next: { words: 'Next image', icon: ChevronRight },
}

/** Leads to the image beside this one; where there is none it keeps its place, so that what stands between the two stays in the middle. */
export function BesideLink({
  image,
  direction,
}: {
  image: Image | undefined
  direction: keyof typeof directions
}) {
  const { words, icon: Icon } = directions[direction]
  const looks = buttonClass('bench', { shape: 'icon' })
  if (!image) return <span className={looks} />
  return (
    <Link
      to="/images/$id"
      params={{ id: image.id }}
      // One step back leads to the gallery, however many were looked at.
      replace
      aria-label={`${words}: ${image.name}`}
      title={words}
      className={looks}
    >
      <Icon aria-hidden size={18} strokeWidth={1.5} />
    </Link>
  )
}

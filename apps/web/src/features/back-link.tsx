import { Link } from '@tanstack/react-router'
import { buttonClass } from '@tessera/ui'
import { ArrowLeft } from 'lucide-react'
import { useApp } from '../compose.ts'
import { useValue } from '../lib/value.ts'

/** What begins the header of a page that was come to from the gallery; it leads back to what was searched for there. */
export function BackLink() {
  const search = useValue(useApp().lastGallery)
  return (
    <Link
      to="/"
      search={search}
      aria-label="Back to the gallery"
      title="Back to the gallery"
      className={buttonClass('plain', { shape: 'icon' })}
    >
      <ArrowLeft aria-hidden size={18} strokeWidth={1.5} />
    </Link>
  )
}

import { Link } from '@tanstack/react-router'
import { buttonClass } from '@tessera/ui'
import { ArrowLeft } from 'lucide-react'

/** What begins the header of a page that was come to from the gallery. */
export function BackLink() {
  return (
    <Link
      to="/"
      aria-label="Back to the gallery"
      title="Back to the gallery"
      className={buttonClass('plain', { shape: 'icon' })}
    >
      <ArrowLeft aria-hidden size={18} strokeWidth={1.5} />
    </Link>
  )
}

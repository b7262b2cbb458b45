import { readPosition, type ViewPosition, writePosition } from '@tessera/ui/tiling-viewer'
import { useEffect, useState } from 'react'

/**
 * The position in the page's address, so that the address can be sent to somebody. It changes when a person changes it there; what is
 * written by the view itself is past the router, which would take it for another page each time the view comes to rest.
 */
export function useAddressPosition(): { position: ViewPosition | null; write(position: ViewPosition): void } {
  const [position, setPosition] = useState(() => readPosition(location.hash))
  useEffect(() => {
    const read = () => setPosition(readPosition(location.hash))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return {
    position,
    write: (next) =>
      History.prototype.replaceState.call(history, history.state, '', `#${writePosition(next)}`),
  }
}

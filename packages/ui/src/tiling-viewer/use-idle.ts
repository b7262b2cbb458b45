import { useEffect, useRef, useState } from 'react'

/** Milliseconds without a movement until what floats over a picture steps aside. */
const rest = 3000

/** Whether nobody has moved a pointer or pressed a key within the element for a while. Fingers do not hover: there it never is. */
export function useIdle(): { idle: boolean; stir(): void } {
  const [idle, setIdle] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stir = useRef(() => {
    clearTimeout(timer.current)
    setIdle(false)
    if (matchMedia('(hover: hover)').matches) timer.current = setTimeout(() => setIdle(true), rest)
  }).current
  useEffect(() => {
    stir()
    return () => clearTimeout(timer.current)
  }, [stir])
  return { idle, stir }
}

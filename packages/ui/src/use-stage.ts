import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefCallback,
  useCallback,
  useRef,
  useState,
} from 'react'
import { fitView, type Point, panView, type Size, type View, zoomView } from './zoom.ts'

export interface Stage {
  ref: RefCallback<HTMLElement>
  view: View
  fits: boolean
  zoom(factor: number): void
  fit(): void
  /** One pixel of the picture on one pixel of the screen. */
  actual(at?: Point): void
  handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void
    onPointerMove(event: PointerEvent<HTMLElement>): void
    onPointerUp(event: PointerEvent<HTMLElement>): void
    onPointerCancel(event: PointerEvent<HTMLElement>): void
    onDoubleClick(event: MouseEvent<HTMLElement>): void
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
  }
}

const panStep = 80

/** Zoom and pan of one picture: wheel, pinch, drag, double click, keys (+, −, 0, 1, arrows). */
export function useStage(picture: Size): Stage {
  const [stage, setStage] = useState<Size>({ width: 0, height: 0 })
  // Null while the picture fits, so that it goes on fitting when the window changes.
  const [chosen, setChosen] = useState<View | null>(null)
  const pointers = useRef(new Map<number, Point>())
  const room = { picture, stage }
  const fitting = fitView(picture, stage)
  const view = chosen ? panView(chosen, { x: 0, y: 0 }, room) : fitting
  const fits = view.scale <= fitting.scale * 1.001

  const change = useCallback(
    (next: (view: View) => View) => {
      setChosen((current) => {
        const fitted = fitView(picture, stage)
        const changed = next(current ?? fitted)
        return changed.scale <= fitted.scale * 1.001 ? null : changed
      })
    },
    [picture, stage],
  )
  const zoomAt = useCallback(
    (factor: number, at: Point) => change((current) => zoomView(current, { factor, at }, { picture, stage })),
    [change, picture, stage],
  )
  const latestZoom = useRef(zoomAt)
  latestZoom.current = zoomAt

  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setStage({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element)
    // Not through React, which listens passively and could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1)
      latestZoom.current(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.002)), placeIn(element, event))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', onWheel)
    }
  }, [])

  const middle = { x: stage.width / 2, y: stage.height / 2 }
  const zoom = (factor: number) => zoomAt(factor, middle)
  const fit = () => setChosen(null)
  const actual = (at: Point = middle) => zoomAt(1 / devicePixelRatio / view.scale, at)
  const release = ({ pointerId }: PointerEvent) => void pointers.current.delete(pointerId)
  const keys: Record<string, () => void> = {
    '+': () => zoom(1.5),
    '=': () => zoom(1.5),
    '-': () => zoom(1 / 1.5),
    '0': fit,
    '1': () => actual(),
    ArrowLeft: () => change((current) => panView(current, { x: panStep, y: 0 }, room)),
    ArrowRight: () => change((current) => panView(current, { x: -panStep, y: 0 }, room)),
    ArrowUp: () => change((current) => panView(current, { x: 0, y: panStep }, room)),
    ArrowDown: () => change((current) => panView(current, { x: 0, y: -panStep }, room)),
  }

  return {
    ref,
    view,
    fits,
    zoom,
    fit,
    actual,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        pointers.current.set(event.pointerId, placeIn(event.currentTarget, event))
      },
      onPointerMove(event) {
        const before = pointers.current.get(event.pointerId)
        if (!before) return
        const now = placeIn(event.currentTarget, event)
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
        pointers.current.set(event.pointerId, now)
        if (other) zoomAt(distance(now, other) / Math.max(1, distance(before, other)), other)
        else change((current) => panView(current, { x: now.x - before.x, y: now.y - before.y }, room))
      },
      onPointerUp: release,
      onPointerCancel: release,
      onDoubleClick: (event) => (fits ? actual(placeIn(event.currentTarget, event)) : fit()),
      onKeyDown(event) {
        const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
        // While everything is in sight there is nothing to pan, and the arrows are for whoever shows the picture.
        if (!act || event.target !== event.currentTarget || (fits && event.key.startsWith('Arrow'))) return
        event.preventDefault()
        act()
      },
    },
  }
}

function placeIn(element: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

import { type ReactElement, useEffect, useRef } from 'react'
import { sceneColour } from './mosaic-scene.ts'

const largest = 128
const smallest = 16
/** Milliseconds between two steps: slow enough not to be watched. */
const pace = 140

interface Tile {
  x: number
  y: number
  side: number
}

/**
 * A landscape at dusk that was never photographed, as a pyramid of tiles: now and then one divides into four, or four become one.
 * It stands still for those who asked for less motion.
 */
export function Mosaic(): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    let tiles: Tile[] = []
    let size = { width: 0, height: 0 }

    function paint({ x, y, side }: Tile): void {
      if (!context) return
      const [across, down] = [(x + side / 2) / size.width, (y + side / 2) / size.height]
      context.fillStyle = sceneColour(across, down)
      context.fillRect(x, y, side - 1, side - 1)
    }

    function start(): void {
      if (!element || !context) return
      const ratio = Math.min(2, devicePixelRatio)
      size = { width: element.clientWidth, height: element.clientHeight }
      element.width = size.width * ratio
      element.height = size.height * ratio
      context.scale(ratio, ratio)
      context.fillStyle = 'rgb(12 12 12)'
      context.fillRect(0, 0, size.width, size.height)
      tiles = []
      for (let y = 0; y < size.height; y += largest)
        for (let x = 0; x < size.width; x += largest) tiles.push({ x, y, side: largest })
      for (let round = 0; round < 3; round++)
        tiles = tiles.flatMap((tile) =>
          Math.random() < 0.25 + 0.45 * detail(tile, size) ? divide(tile) : [tile],
        )
      tiles.forEach(paint)
    }

    function step(): void {
      const index = Math.floor(Math.random() * tiles.length)
      const tile = tiles[index]
      if (!tile) return
      if (tile.side > smallest && Math.random() < 0.35 + 0.4 * detail(tile, size)) {
        const parts = divide(tile)
        tiles.splice(index, 1, ...parts)
        parts.forEach(paint)
      } else if (tile.side < largest) {
        const side = tile.side * 2
        const whole = { x: Math.floor(tile.x / side) * side, y: Math.floor(tile.y / side) * side, side }
        tiles = tiles.filter(({ x, y }) => !isWithin({ x, y }, whole))
        tiles.push(whole)
        paint(whole)
      }
    }

    start()
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== size.width || element.clientHeight !== size.height) start()
    })
    observer.observe(element)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = still ? undefined : setInterval(() => document.hidden || step(), pace)
    return () => {
      observer.disconnect()
      clearInterval(timer)
    }
  }, [])
  return <canvas ref={canvas} aria-hidden className="fixed inset-0 size-full" />
}

/** More happens along the ridges and the water's edge than in the sky. */
function detail({ y, side }: Tile, { height }: { height: number }): number {
  const down = (y + side / 2) / height
  return Math.max(0, 1 - Math.abs(down - 0.62) * 3)
}

function divide({ x, y, side }: Tile): Tile[] {
  const half = side / 2
  if (half < smallest) return [{ x, y, side }]
  return [0, half].flatMap((down) => [0, half].map((across) => ({ x: x + across, y: y + down, side: half })))
}

function isWithin({ x, y }: { x: number; y: number }, tile: Tile): boolean {
  return x >= tile.x && x < tile.x + tile.side && y >= tile.y && y < tile.y + tile.side
}

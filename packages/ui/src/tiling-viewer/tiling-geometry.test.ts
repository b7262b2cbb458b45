import { expect, it } from 'vitest'
import { levelOf, type TilingGeometry, tileSizeAt, tileUrlOf } from './tiling-geometry.ts'
import { readPosition, writePosition } from './view-position.ts'

const pyramid: TilingGeometry = {
  width: 1000,
  height: 700,
  tileSize: 256,
  overlap: 1,
  edges: 'crop',
  columns: 4,
  rows: 3,
  levels: 11,
}

it('halves each level, rounded up, down to a pixel', () => {
  expect(levelOf(pyramid, 10)).toEqual({ width: 1000, height: 700, columns: 4, rows: 3 })
  expect(levelOf(pyramid, 7)).toEqual({ width: 125, height: 88, columns: 1, rows: 1 })
  expect(levelOf(pyramid, 0)).toEqual({ width: 1, height: 1, columns: 1, rows: 1 })
})

it('knows how large each tile is: overlap inside, what is left at the edges', () => {
  expect(tileSizeAt(pyramid, { level: 10, column: 0, row: 0 })).toEqual({ width: 257, height: 257 })
  expect(tileSizeAt(pyramid, { level: 10, column: 1, row: 1 })).toEqual({ width: 258, height: 258 })
  expect(tileSizeAt(pyramid, { level: 10, column: 3, row: 2 })).toEqual({ width: 233, height: 189 })
  const padded: TilingGeometry = { ...pyramid, levels: 1, edges: 'pad', overlap: 0 }
  expect(tileSizeAt(padded, { level: 0, column: 3, row: 2 })).toEqual({ width: 256, height: 256 })
})

it('writes addresses and positions, and reads positions back', () => {
  const url = tileUrlOf('/files/t/image_files/{level}/{column}_{row}.jpeg', { level: 10, column: 3, row: 2 })
  expect(url).toBe('/files/t/image_files/10/3_2.jpeg')
  const position = { x: 512, y: 300, scale: 0.12345 }
  expect(writePosition(position)).toBe('at=512,300,0.1235')
  expect(readPosition(`#${writePosition(position)}`)).toEqual({ x: 512, y: 300, scale: 0.1235 })
  for (const text of ['', '#at=1,2', '#at=1,2,0', '#at=1,2,x', '#at=1,2,.', '#elsewhere'])
    expect(readPosition(text), text).toBeNull()
})

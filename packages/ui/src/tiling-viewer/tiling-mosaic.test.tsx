import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../../test/render.tsx'
import type { TilingGeometry } from './tiling-geometry.ts'
import { TilingMosaic } from './tiling-mosaic.tsx'
import { visibleCells } from './visible-cells.ts'

// Some hundred pictures are laid out, and each look goes through them: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

const wide: TilingGeometry = {
  width: 40_000,
  height: 25_550,
  tileSize: 256,
  overlap: 0,
  edges: 'crop',
  columns: 157,
  rows: 100,
  levels: 17,
}
// Each tile is its own address, so that a picture of the wrong place would be seen.
const tileUrl = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><title>')}{level}/{column}_{row}${encodeURIComponent('</title></svg>')}`

function show(tiling: TilingGeometry): void {
  render(
    <div style={{ width: 600, height: 450 }}>
      <TilingMosaic
        name="coast"
        tiling={tiling}
        tileUrl={tileUrl}
        explainMissing={async () => null}
        onRetry={async () => {}}
      />
    </div>,
  )
}

const tiles = () => [...document.querySelectorAll<HTMLElement>('[data-tile]')]
const scroller = () => page.getByRole('region', { name: 'Tiles of coast: 157 columns, 100 rows' })

it('has the tiles in sight on the page, of 15,700 that there are', async () => {
  show(wide)
  await expect.element(page.getByRole('link', { name: 'Column 0, row 0' })).toBeVisible()
  expect(tiles().length).toBeGreaterThan(50)
  expect(tiles().length).toBeLessThan(250)
  const element = scroller().element()
  element.scrollTo({ left: element.scrollWidth, top: element.scrollHeight })
  const last = page.getByRole('link', { name: 'Column 156, row 99' })
  await expect.element(last).toBeInViewport()
  expect(last.element().querySelector('img')?.src).toContain('16/156_99')
  expect(tiles().length).toBeLessThan(250)
  // Cropped at the edges of the image: 64 pixels of 256 wide, 206 high.
  const { width, height } = last.element().getBoundingClientRect()
  expect(width / height).toBeCloseTo(64 / 206, 1)
})

it('moves from tile to tile by the arrows, also to those that were not there', async () => {
  show(wide)
  const first = page.getByRole('link', { name: 'Column 0, row 0' })
  await expect.element(first).toBeVisible()
  first.element().focus()
  await userEvent.keyboard('{End}')
  await expect.element(page.getByRole('link', { name: 'Column 156, row 0' })).toHaveFocus()
  await expect.element(page.getByText(/^column 156, row 0 · 64.×.256$/)).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{ArrowLeft}')
  await expect.element(page.getByRole('link', { name: 'Column 155, row 1' })).toHaveFocus()
  expect(tiles().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
})

it('says which tile is pointed at, and shows other levels, gaps and sizes', async () => {
  show(wide)
  await page.getByRole('link', { name: 'Column 2, row 3' }).hover()
  await expect.element(page.getByText(/^column 2, row 3/)).toBeVisible()
  const leftOf = (column: number) =>
    page
      .getByRole('link', { name: `Column ${column}, row 0` })
      .element()
      .getBoundingClientRect().left
  const pitch = leftOf(1) - leftOf(0)
  page.getByRole('slider', { name: 'Gap' }).element().focus()
  await userEvent.keyboard('{Home}')
  await expect.poll(() => leftOf(1) - leftOf(0)).toBe(pitch - 4)
  page.getByRole('slider', { name: 'Tile' }).element().focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => leftOf(1) - leftOf(0)).toBe(pitch - 3)
  await page.getByRole('combobox', { name: 'Level' }).selectOptions('8')
  await expect.poll(() => tiles().length).toBe(1)
  await expect.element(page.getByText(/^column 0, row 0 · 157.×.100$/)).toBeVisible()
})

it('says once why tiles are missing, marks which, and asks again when told to', async () => {
  const asked: string[] = []
  const renewed = vi.fn(async () => {})
  render(
    <div style={{ width: 900, height: 700 }}>
      <TilingMosaic
        name="coast"
        tiling={{ ...wide, width: 1000, height: 500, columns: 4, rows: 2, levels: 11 }}
        tileUrl="data:image/png,{level}/{column}_{row}"
        explainMissing={async (url) => {
          asked.push(url)
          return 'They are gone.'
        }}
        onRetry={renewed}
      />
    </div>,
  )
  await expect.element(page.getByRole('alert')).toHaveTextContent('They are gone.Try again')
  await expect.element(page.getByRole('link', { name: 'Column 3, row 1, could not be loaded' })).toBeVisible()
  expect(asked).toHaveLength(1)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => asked.length).toBe(2)
  expect(renewed).toHaveBeenCalledOnce()
  await expect.element(page.getByRole('alert')).toHaveTextContent('They are gone.Try again')
})

it('keeps count at the ends of a row', () => {
  expect(visibleCells(10, { pitch: 100, from: 0, length: 250 })).toEqual({ first: 0, last: 3 })
  expect(visibleCells(10, { pitch: 100, from: 850, length: 250 })).toEqual({ first: 7, last: 9 })
})

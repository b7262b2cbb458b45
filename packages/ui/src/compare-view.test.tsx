import { expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { CompareView } from './compare-view.tsx'

function picture(width: number, height: number, colour: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context) {
    context.fillStyle = colour
    context.fillRect(0, 0, width, height)
  }
  return canvas.toDataURL()
}

function show(withResult = true) {
  render(
    <div style={{ width: 800, height: 644 }}>
      <CompareView
        name="harbour.jpg"
        width={1600}
        height={1200}
        thumbhash={null}
        original={{ identity: 'a', src: picture(1600, 1200, 'teal'), label: 'Original' }}
        result={withResult ? { identity: 'b', src: picture(800, 600, 'plum'), label: 'WebP' } : null}
      />
    </div>,
  )
}

const transformOf = (name: string) => getComputedStyle(page.getByAltText(name).element()).transform

it('moves the divider by keyboard and tells how much is seen of each', async () => {
  show()
  const divider = page.getByRole('slider')
  await expect.element(divider).toHaveAttribute('aria-valuetext', '50 % original, 50 % result')
  divider.element().focus()
  await userEvent.keyboard('{ArrowRight}{PageUp}')
  await expect.element(divider).toHaveAttribute('aria-valuetext', '62 % original, 38 % result')
  await userEvent.keyboard('{End}')
  await expect.element(divider).toHaveAttribute('aria-valuenow', '100')
  await userEvent.keyboard('{Home}{ArrowLeft}')
  await expect.element(divider).toHaveAttribute('aria-valuenow', '0')
})

it('zooms and pans both pictures in step', async () => {
  show()
  await expect.element(page.getByText('50 %', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.element(page.getByText('75 %', { exact: true })).toBeVisible()
  const zoomed = transformOf('Original of harbour.jpg')
  expect(transformOf('WebP of harbour.jpg')).toBe(zoomed)
  page
    .getByRole('region', { name: /^Picture/ })
    .element()
    .focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.poll(() => transformOf('Original of harbour.jpg')).not.toBe(zoomed)
  expect(transformOf('WebP of harbour.jpg')).toBe(transformOf('Original of harbour.jpg'))
})

it('shows every pixel on a double click, and fits again on the next', async () => {
  show(false)
  const stage = page.getByRole('region', { name: /^Picture/ })
  await stage.dblClick()
  await expect.element(page.getByText('100 %', { exact: true })).toBeVisible()
  await stage.dblClick()
  await expect.element(page.getByText('50 %', { exact: true })).toBeVisible()
})

it('has no divider where there is nothing to compare with', async () => {
  show(false)
  await expect.element(page.getByAltText('Original of harbour.jpg')).toBeInTheDocument()
  expect(page.getByRole('slider').elements()).toEqual([])
})

import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { CropView } from './crop-view.tsx'

// 600 x 400, grey: only its size matters.
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="grey"/></svg>')}`

function show(props: Partial<Parameters<typeof CropView>[0]> = {}) {
  const [onApply, onCancel] = [vi.fn(), vi.fn()]
  render(
    <div style={{ width: 700, height: 600 }}>
      <CropView
        name="field"
        src={picture}
        fallback={null}
        width={600}
        height={400}
        rotate={0}
        crop={null}
        onApply={onApply}
        onCancel={onCancel}
        {...props}
      />
    </div>,
  )
  const frame = page.getByRole('region', { name: /^Part to keep/ })
  return { onApply, onCancel, frame, keep: page.getByRole('button', { name: 'Keep this part' }) }
}

async function drag(from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  const target = document.elementFromPoint(from.x, from.y)
  if (!target) throw new Error('there is nothing to drag')
  const send = (type: string, x: number, y: number) =>
    target.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y }),
    )
  // A synthetic pointer cannot be captured by the browser: what is captured is remembered here.
  const held = new Set<number>()
  const set = vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation((id) => void held.add(id))
  const has = vi.spyOn(Element.prototype, 'hasPointerCapture').mockImplementation((id) => held.has(id))
  send('pointerdown', from.x, from.y)
  send('pointermove', from.x + by.x, from.y + by.y)
  send('pointerup', from.x + by.x, from.y + by.y)
  set.mockRestore()
  has.mockRestore()
}

it('draws a part, moves it and pulls at its corner', async () => {
  const { frame, keep, onApply } = show()
  await expect.element(frame).toBeVisible()
  const box = frame.element().getBoundingClientRect()
  const at = (x: number, y: number) => ({ x: box.left + x, y: box.top + y })
  await drag(at(60, 40), { x: 240, y: 160 })
  await expect.element(page.getByText('240 × 160')).toBeVisible()
  await drag(at(120, 80), { x: 30, y: -10 })
  await expect.element(frame).toHaveAccessibleName(/240 × 160 pixels at 90, 30\./)
  await drag(at(330, 190), { x: -40, y: 10 })
  await expect.element(page.getByText('200 × 170')).toBeVisible()
  await keep.click()
  expect(onApply).toHaveBeenCalledWith({ left: 90, top: 30, width: 200, height: 170 })
})

it('is used from the keyboard alone, and keeps a ratio', async () => {
  const { frame, keep, onApply, onCancel } = show({ crop: { left: 0, top: 0, width: 300, height: 300 } })
  await expect.element(frame).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Control>}{ArrowRight}{/Control}')
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}{Enter}')
  expect(onApply).toHaveBeenLastCalledWith({ left: 9, top: 8, width: 292, height: 300 })
  await page.getByRole('combobox', { name: 'Ratio' }).selectOptions('3:2')
  await keep.click()
  expect(onApply).toHaveBeenLastCalledWith({ left: 9, top: 61, width: 292, height: 195 })
  await userEvent.keyboard('{Escape}')
  expect(onCancel).toHaveBeenCalledOnce()
})

it('takes all of it as no part at all, also of a turned picture', async () => {
  const { frame, keep, onApply } = show({ rotate: 90 })
  await expect.element(page.getByText('400 × 600')).toBeVisible()
  await expect.element(frame).toBeVisible()
  await keep.click()
  expect(onApply).toHaveBeenLastCalledWith(null)
})

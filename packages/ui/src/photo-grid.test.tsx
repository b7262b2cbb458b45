import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { PhotoGrid } from './photo-grid.tsx'

const photos = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
  id,
  name: `${id}.jpg`,
  href: `#${id}`,
  width: 300,
  height: 200,
  bytes: 2048,
  thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
  thumbnail: null,
}))

function Gallery({ onOpen }: { onOpen(id: string): void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <div style={{ width: 1000 }}>
      <output>{[...selected].join()}</output>
      <PhotoGrid
        photos={photos}
        selected={selected}
        onOpen={onOpen}
        onSelect={(ids, isSelected) => {
          const next = new Set(selected)
          for (const id of ids) isSelected ? next.add(id) : next.delete(id)
          setSelected(next)
        }}
      />
    </div>
  )
}

it('moves with the arrows, selects with space and opens with Enter', async () => {
  const onOpen = vi.fn()
  render(<Gallery onOpen={onOpen} />)
  const links = page.getByRole('link')
  await expect.poll(() => links.elements().length).toBe(6)
  const first = links.elements()[0] as HTMLElement
  first.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(links.elements()[1])
  await userEvent.keyboard(' ')
  await expect.element(page.getByRole('status')).toHaveTextContent('b')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(onOpen).toHaveBeenCalledOnce()
  expect(onOpen.mock.calls[0]?.[0]).not.toBe('b')
})

it('has one image in the tab order, the one that was last used', async () => {
  render(<Gallery onOpen={() => {}} />)
  const links = page.getByRole('link')
  await expect.poll(() => links.elements().length).toBe(6)
  const inOrder = () => links.elements().filter((link) => (link as HTMLElement).tabIndex === 0)
  expect(inOrder()).toHaveLength(1)
  ;(links.elements()[3] as HTMLElement).focus()
  await expect.poll(inOrder).toEqual([links.elements()[3]])
})

it('leaves a click with a modifier to the browser', async () => {
  const onOpen = vi.fn()
  render(<Gallery onOpen={onOpen} />)
  await expect.poll(() => page.getByRole('link').elements().length).toBe(6)
  const link = page.getByRole('link').elements()[0] as HTMLElement
  link.addEventListener('click', (event) => event.preventDefault())
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))
  expect(onOpen).not.toHaveBeenCalled()
})

it('selects all up to the one that is taken with Shift, and by plain clicks once some are selected', async () => {
  const onOpen = vi.fn()
  render(<Gallery onOpen={onOpen} />)
  await expect.poll(() => page.getByRole('link').elements().length).toBe(6)
  const select = (name: string) => page.getByRole('button', { name: `Select ${name}.jpg` })
  const status = page.getByRole('status')
  await select('b').click()
  await select('d').click({ modifiers: ['Shift'] })
  await expect.element(status).toHaveTextContent('b,c,d')
  await page.getByRole('link', { name: /^f.jpg/ }).click()
  await expect.element(status).toHaveTextContent('b,c,d,f')
  await page.getByRole('link', { name: /^c.jpg/ }).click()
  await expect.element(status).toHaveTextContent('b,d,f')
  expect(onOpen).not.toHaveBeenCalled()

  ;(page.getByRole('link').elements()[4] as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('e')
})

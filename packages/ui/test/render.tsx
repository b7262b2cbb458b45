import './ui.css'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'

/** Puts a component on the page until the test ends. Answers with a way to give it other props. */
export function render(node: ReactNode): { rerender(node: ReactNode): void } {
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  root.render(node)
  onTestFinished(() => {
    root.unmount()
    element.remove()
  })
  return { rerender: (next) => root.render(next) }
}

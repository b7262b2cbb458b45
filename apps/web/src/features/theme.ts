import { createValue } from '../lib/value.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'tessera.theme'

/** The chosen theme; `system` follows the operating system. index.html applies it before anything is painted. */
export function createTheme() {
  const stored = localStorage.getItem(key)
  const theme = createValue<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')
  return {
    theme,
    choose(next: Theme) {
      theme.set(next)
      if (next === 'system') {
        localStorage.removeItem(key)
        delete document.documentElement.dataset.theme
      } else {
        localStorage.setItem(key, next)
        document.documentElement.dataset.theme = next
      }
    },
  }
}

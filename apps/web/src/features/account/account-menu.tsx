import { useRouter } from '@tanstack/react-router'
import { IconButton, Menu } from '@tessera/ui'
import { CircleUser, LogOut, Monitor, Moon, Settings, Share2, Sun } from 'lucide-react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { useValue } from '../../lib/value.ts'
import { type Theme, themes } from '../theme.ts'

const themeLooks = {
  system: { label: 'Like the system', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
} satisfies Record<Theme, unknown>

export function AccountMenu() {
  const { theme, session, logOut, toasts } = useApp()
  const router = useRouter()
  const chosen = useValue(theme.theme)
  const state = useValue(session.state)
  const name = state.kind === 'in' || state.kind === 'expired' ? state.person.username : ''

  async function leave(): Promise<void> {
    try {
      await logOut()
      await router.navigate({ to: '/sign-in', replace: true })
    } catch (error) {
      toasts.show({ text: `You are still logged in. ${describeProblem(error).text}` })
    }
  }

  return (
    <Menu
      groups={[
        {
          label: 'Theme',
          items: themes.map((each) => ({
            ...themeLooks[each],
            checked: each === chosen,
            onSelect: () => theme.choose(each),
          })),
        },
        {
          label: `Logged in as ${name}`,
          items: [
            { label: 'Shares', icon: Share2, onSelect: () => void router.navigate({ to: '/shares' }) },
            {
              label: 'Settings',
              icon: Settings,
              onSelect: () =>
                void router.navigate({ to: '/settings/$section', params: { section: 'account' } }),
            },
            { label: 'Log out', icon: LogOut, onSelect: () => void leave() },
          ],
        },
      ]}
    >
      <IconButton icon={CircleUser} label="Account" />
    </Menu>
  )
}

import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

export interface MenuItem {
  label: string
  icon?: LucideIcon
  /** Given for one of several; the others of its group are false. */
  checked?: boolean
  onSelect(): void
}

export interface MenuGroup {
  label?: string
  items: readonly MenuItem[]
}

const itemClass =
  'flex h-8 cursor-default items-center gap-2 rounded-sm px-2 text-14 outline-none data-highlighted:bg-hover max-sm:h-11 pointer-coarse:h-11'

/** A button that opens a menu. `children` is the button. */
export function Menu({
  groups,
  children,
}: {
  groups: readonly MenuGroup[]
  children: ReactNode
}): ReactElement {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="animate-fade z-40 min-w-48 rounded-lg bg-raised p-1 shadow-float"
        >
          {groups.map((group, index) => (
            <DropdownMenu.Group key={group.label ?? index}>
              {index > 0 && <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-hairline" />}
              {group.label !== undefined && (
                <DropdownMenu.Label className="px-2 pt-2 pb-1 text-12 text-quiet">
                  {group.label}
                </DropdownMenu.Label>
              )}
              {group.items.map((item) => (
                <Entry key={item.label} {...item} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Entry({ label, icon: Icon, checked, onSelect }: MenuItem): ReactElement {
  const content = (
    <>
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.5} className="text-quiet" />}
      <span className="grow">{label}</span>
      {checked && <Check aria-hidden size={16} strokeWidth={1.5} className="text-accent-text" />}
    </>
  )
  if (checked === undefined)
    return (
      <DropdownMenu.Item onSelect={onSelect} className={itemClass}>
        {content}
      </DropdownMenu.Item>
    )
  return (
    <DropdownMenu.CheckboxItem checked={checked} onSelect={onSelect} className={itemClass}>
      {content}
    </DropdownMenu.CheckboxItem>
  )
}

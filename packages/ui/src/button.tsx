import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** `primary` once a page; `outlined` for what stands beside it; `plain` for what should not draw the eye, `accent` where it may; `bench` on the dark table. */
export type ButtonVariant = 'primary' | 'outlined' | 'plain' | 'accent' | 'danger' | 'bench'

const base =
  'inline-flex h-9 shrink-0 items-center justify-center gap-2 rounded-sm text-14 font-medium whitespace-nowrap select-none transition-colors max-sm:h-11 pointer-coarse:h-11 disabled:opacity-45'
const variants: Record<ButtonVariant, string> = {
  primary:
    'bg-accent text-on-accent hover:bg-[oklch(0.8_0.15_70)] active:bg-[oklch(0.72_0.15_66)] disabled:hover:bg-accent',
  outlined: 'border border-edge text-text hover:bg-hover',
  plain: 'text-text hover:bg-hover',
  accent: 'text-accent-text hover:bg-hover',
  danger: 'text-danger hover:bg-hover',
  bench: 'text-on-bench hover:bg-[oklch(1_0_0/0.1)]',
}

const shapes = {
  text: 'px-3',
  icon: 'w-9 max-sm:w-11 pointer-coarse:w-11',
}

/** The looks of a button, for a link that acts like one. */
export function buttonClass(
  variant: ButtonVariant = 'outlined',
  { shape = 'text', className }: { shape?: keyof typeof shapes; className?: string | undefined } = {},
): string {
  return classNames(base, variants[variant], shapes[shape], className)
}

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  icon?: LucideIcon
  /** Something is under way: shows it, and takes no further clicks, without losing the focus. */
  busy?: boolean
  children: ReactNode
}

export function Button({
  variant = 'outlined',
  icon: Icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(variant, { className })}
    >
      {busy ? (
        <LoaderCircle aria-hidden size={16} strokeWidth={1.5} className="animate-spin" />
      ) : (
        Icon && <Icon aria-hidden size={16} strokeWidth={1.5} />
      )}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon
  /** What it does, for screen readers and as a tooltip. */
  label: string
  variant?: ButtonVariant
}

export function IconButton({
  icon: Icon,
  label,
  variant = 'plain',
  className,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={buttonClass(variant, { shape: 'icon', className })}
    >
      <Icon aria-hidden size={18} strokeWidth={1.5} />
    </button>
  )
}

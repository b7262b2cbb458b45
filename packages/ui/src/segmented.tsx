import { RadioGroup } from 'radix-ui'
import { type ReactElement, useId } from 'react'

export interface SegmentedProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
}

/** More than this many stand in rows of four. */
const longestRow = 5

/** One of a few, all of them in sight. Arrow keys move the choice. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentedProps<Value>): ReactElement {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="text-13 font-medium">
        {label}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        className={`grid gap-0.5 rounded-sm bg-sunken p-0.5 inset-ring inset-ring-hairline ${options.length > longestRow ? 'grid-cols-4' : 'auto-cols-fr grid-flow-col'}`}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className="h-8 min-w-0 rounded-[4px] px-1 text-13 font-medium text-quiet transition-colors hover:text-text data-[state=checked]:bg-raised data-[state=checked]:text-text data-[state=checked]:shadow-[0_0_0_1px_var(--edge)] max-sm:h-11 pointer-coarse:h-11"
          >
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  )
}

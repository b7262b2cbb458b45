import { Slider as RadixSlider } from 'radix-ui'
import type { ReactElement } from 'react'

export interface SliderProps {
  label: string
  value: number
  min: number
  max: number
  step?: number
  disabled?: boolean
  onChange(value: number): void
}

export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  disabled = false,
  onChange,
}: SliderProps): ReactElement {
  return (
    <RadixSlider.Root
      value={[Math.min(max, Math.max(min, value))]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      className="relative flex h-9 w-full touch-none items-center select-none data-disabled:opacity-45 max-sm:h-11"
    >
      <RadixSlider.Track className="relative h-1 grow rounded-full bg-hairline">
        <RadixSlider.Range className="absolute h-full rounded-full bg-accent" />
      </RadixSlider.Track>
      <RadixSlider.Thumb
        aria-label={label}
        className="block size-4 rounded-full border-2 border-accent-text bg-raised transition-transform hover:scale-110 max-sm:size-6"
      />
    </RadixSlider.Root>
  )
}

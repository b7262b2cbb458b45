import { RadioGroup } from 'radix-ui'
import { type ReactElement, useId } from 'react'

const places = [
  ['left top', 'Top left'],
  ['top', 'Top'],
  ['right top', 'Top right'],
  ['left', 'Left'],
  ['centre', 'Centre'],
  ['right', 'Right'],
  ['left bottom', 'Bottom left'],
  ['bottom', 'Bottom'],
  ['right bottom', 'Bottom right'],
] as const
const judged = [
  ['attention', 'What draws the eye'],
  ['entropy', 'What has most detail'],
] as const

/** Which part stays of a picture that is cut, or where one stands that is framed. */
export function PositionField({
  value,
  cuts,
  onChange,
}: {
  value: string
  /** Something is cut away: then the picture itself may say what to keep. */
  cuts: boolean
  onChange(position: string): void
}): ReactElement {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="text-13 font-medium">
        {cuts ? 'Keep' : 'Position'}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={onChange}
        className="flex items-stretch gap-3"
      >
        <div className="grid shrink-0 grid-cols-3 gap-0.5 rounded-sm bg-sunken p-0.5 inset-ring inset-ring-hairline">
          {places.map(([position, label]) => (
            <RadioGroup.Item
              key={position}
              value={position}
              aria-label={label}
              title={label}
              className="group flex size-7 items-center justify-center rounded-[4px] hover:bg-hover data-[state=checked]:bg-raised data-[state=checked]:shadow-[0_0_0_1px_var(--edge)] max-sm:size-11 pointer-coarse:size-11"
            >
              <span className="size-1.5 rounded-full bg-edge group-data-[state=checked]:size-2.5 group-data-[state=checked]:bg-accent-text" />
            </RadioGroup.Item>
          ))}
        </div>
        {cuts && (
          <div className="flex min-w-0 grow flex-col justify-center gap-1">
            {judged.map(([position, label]) => (
              <RadioGroup.Item
                key={position}
                value={position}
                className="min-h-9 rounded-sm px-2 text-left text-13 text-quiet hover:bg-hover data-[state=checked]:bg-sunken data-[state=checked]:text-text data-[state=checked]:inset-ring data-[state=checked]:inset-ring-edge max-sm:min-h-11 pointer-coarse:min-h-11"
              >
                {label}
              </RadioGroup.Item>
            ))}
          </div>
        )}
      </RadioGroup.Root>
    </div>
  )
}

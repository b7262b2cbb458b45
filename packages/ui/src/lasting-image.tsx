import { type ComponentProps, type ReactElement, useState } from 'react'

/**
 * An image whose signed link is renewed now and then. What is loaded stays as it is: the new link is only used when the old one
 * fails. `identity` says when it is another picture.
 */
export function LastingImage({
  identity,
  src,
  alt,
  onError,
  ...rest
}: Omit<ComponentProps<'img'>, 'src'> & { identity: string; src: string; alt: string }): ReactElement {
  const [shown, setShown] = useState({ identity, src })
  if (shown.identity !== identity) setShown({ identity, src })
  return (
    <img
      {...rest}
      alt={alt}
      src={shown.src}
      onError={(event) => {
        if (shown.src === src) onError?.(event)
        else setShown({ identity, src })
      }}
    />
  )
}

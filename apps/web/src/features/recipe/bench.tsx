import { CompareView, CropView, formatBytes, formatName } from '@tessera/ui'
import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { onThisOrigin } from '../../lib/links.ts'
import type { Compression, Image } from '../../lib/trpc.ts'
import { placeOriginal } from './placement.ts'
import { describeRecipe } from './recipe-words.ts'
import type { useRecipe } from './use-recipe.ts'

/** Where the original and what becomes of it are looked at; or where a part of it is chosen. */
export function Bench({
  image,
  recipe,
  shown,
  working,
  cropping,
  onCropped,
  previous,
  next,
}: {
  image: Image
  recipe: ReturnType<typeof useRecipe>
  /** What was made and is looked at; a preview goes before it. */
  shown: Compression | undefined
  working: boolean
  cropping: boolean
  onCropped(): void
  /** Ways to the images beside this one. */
  previous: ReactNode
  next: ReactNode
}) {
  const { preview, busy, problem } = recipe.preview
  if (cropping)
    return (
      <CropView
        name={image.name}
        src={onThisOrigin(image.url)}
        fallback={image.thumbnail && onThisOrigin(image.thumbnail.url)}
        width={image.width}
        height={image.height}
        rotate={recipe.draft.rotate}
        crop={recipe.draft.crop}
        onCancel={onCropped}
        onApply={(crop) => {
          recipe.change({ ...recipe.draft, crop })
          onCropped()
        }}
      />
    )
  const seen = preview ?? shown
  return (
    <CompareView
      name={image.name}
      width={image.width}
      height={image.height}
      placement={seen ? placeOriginal(seen.recipe, image) : null}
      thumbhash={image.thumbhash}
      original={{
        identity: image.id,
        src: onThisOrigin(image.url),
        fallback: image.thumbnail && onThisOrigin(image.thumbnail.url),
        label: `Original, ${formatName(image.format)}`,
      }}
      result={
        preview
          ? {
              identity: preview.url,
              src: preview.url,
              label: `Preview: ${describeRecipe(preview.recipe)}`,
              figure: preview.figures ? formatBytes(preview.figures.bytes) : undefined,
            }
          : shown
            ? pictureOf(shown)
            : null
      }
      start={previous}
      end={next}
    >
      {working ? (
        <Notice busy>Compressing</Notice>
      ) : problem ? (
        <Notice>{problem.text}</Notice>
      ) : (
        busy && !preview && <Notice busy>Trying it out</Notice>
      )}
    </CompareView>
  )
}

function pictureOf(compression: Compression) {
  return {
    identity: `${compression.id} ${compression.updatedAt}`,
    src: onThisOrigin(compression.url ?? ''),
    label: describeRecipe(compression.recipe),
  }
}

/** Over the foot of the picture. */
function Notice({ busy = false, children }: { busy?: boolean; children: ReactNode }) {
  return (
    <p
      role="status"
      className="absolute bottom-3 left-1/2 flex max-w-[90%] -translate-x-1/2 items-center gap-2 rounded-lg bg-[oklch(0_0_0/0.7)] px-4 py-2 text-13 text-[oklch(1_0_0)]"
    >
      {busy && <LoaderCircle aria-hidden size={16} strokeWidth={1.5} className="shrink-0 animate-spin" />}
      {children}
    </p>
  )
}

import { useNavigate } from '@tanstack/react-router'
import {
  Bytes,
  buttonClass,
  EditableText,
  ErrorNotice,
  formatName,
  formatSize,
  IconButton,
  TagEditor,
} from '@tessera/ui'
import { Download, Link2, Share2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../compose.ts'
import { copyText, downloadOf, formatUntil } from '../lib/links.ts'
import { describeProblem } from '../lib/problems.ts'
import { type Image, trpc } from '../lib/trpc.ts'
import { BackLink } from './back-link.tsx'
import { useDeleteImages } from './deletions/use-delete-images.ts'
import { ShareDialog } from './shares/share-dialog.tsx'
import { useTags } from './use-tags.ts'

/** What the image is, what it is called, and what can be done with the whole of it. */
export function ImageBar({ image }: { image: Image }) {
  const { queries, toasts, lastGallery } = useApp()
  const navigate = useNavigate()
  const deleteImages = useDeleteImages()
  const suggestions = useTags()
  const [sharing, setSharing] = useState(false)
  const update = trpc.images.update.useMutation({
    onSuccess({ image: updated }) {
      queries.images.get.setData({ id: updated.id }, { image: updated })
      void queries.images.list.invalidate()
      void queries.images.tags.invalidate()
    },
  })
  const save = (change: { name?: string; tags?: string[] }) =>
    update.mutateAsync({ id: image.id, ...change }).then(
      () => true,
      () => false,
    )

  async function copyLink(): Promise<void> {
    await copyText(image.url)
    toasts.show({ text: `Link to the original copied. It works until ${formatUntil(image.urlExpiresAt)}.` })
  }

  return (
    <header className="border-b border-hairline">
      <div className="flex min-h-14 items-center gap-1 px-2 sm:px-4">
        <BackLink />
        <EditableText value={image.name} label="Rename" onSave={(name) => save({ name })} />
        <p className="figures ml-3 flex shrink-0 gap-4 text-13 text-quiet max-md:hidden">
          <Facts image={image} />
        </p>
        <div className="ml-auto flex">
          <IconButton icon={Share2} label="Share the image" onClick={() => setSharing(true)} />
          <IconButton icon={Link2} label="Copy a link to the original" onClick={() => void copyLink()} />
          <a
            href={downloadOf(image.url)}
            aria-label="Download the original"
            title="Download the original"
            className={buttonClass('plain', { shape: 'icon' })}
          >
            <Download aria-hidden size={18} strokeWidth={1.5} />
          </a>
          <IconButton
            icon={Trash2}
            label="Delete the image"
            onClick={() => {
              deleteImages([image])
              void navigate({ to: '/', search: lastGallery.get() })
            }}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 pb-2 sm:px-6">
        <p className="figures flex shrink-0 gap-4 text-13 text-quiet md:hidden">
          <Facts image={image} />
        </p>
        <TagEditor tags={image.tags} suggestions={suggestions} onChange={(tags) => save({ tags })} />
        {update.error && <ErrorNotice problem={describeProblem(update.error)} />}
      </div>
      {sharing && (
        <ShareDialog shared={{ imageIds: [image.id] }} name={image.name} onClose={() => setSharing(false)} />
      )}
    </header>
  )
}

function Facts({ image }: { image: Image }) {
  return (
    <>
      <span className="whitespace-nowrap">{formatSize(image.width, image.height)}</span>
      <Bytes bytes={image.bytes} />
      <span>{formatName(image.format)}</span>
    </>
  )
}

import { useApp } from '../compose.ts'
import { downloadOf, onThisOrigin } from '../lib/links.ts'
import { describeProblem } from '../lib/problems.ts'
import { type Image, trpc } from '../lib/trpc.ts'

/** What the server puts into one zip. */
const mostAtOnce = 200

/** Downloads originals: one as it is, several as one zip, since browsers ask about every file after the first. */
export function useDownloads(): { busy: boolean; start(images: readonly Image[]): Promise<void> } {
  const { toasts } = useApp()
  const zip = trpc.images.zip.useMutation()
  return {
    busy: zip.isPending,
    async start(images) {
      const [first, ...others] = images
      if (!first) return
      try {
        if (others.length === 0) follow(downloadOf(first.url))
        for (let start = 0; others.length > 0 && start < images.length; start += mostAtOnce) {
          const ids = images.slice(start, start + mostAtOnce).map(({ id }) => id)
          follow(onThisOrigin((await zip.mutateAsync({ ids, include: ['original'] })).url))
        }
      } catch (error) {
        toasts.show({ text: `Nothing was downloaded. ${describeProblem(error).text}` })
      }
    },
  }
}

function follow(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.click()
}

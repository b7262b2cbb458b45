import { useApp } from '../../compose.ts'

/** Deletes images the way everything is deleted here: at once for the eye, in some seconds for the server, with a way back. */
export function useDeleteImages(): (images: readonly { id: string; name: string }[]) => void {
  const { deletions, toasts } = useApp()
  return (images) => {
    const { undo } = deletions.schedule({ kind: 'images', ids: images.map(({ id }) => id) })
    const [first] = images
    const what = images.length === 1 && first ? `“${first.name}”` : `${images.length} images`
    const id = toasts.show({
      text: `${what} deleted`,
      action: {
        label: 'Undo',
        onAct() {
          undo()
          toasts.dismiss(id)
        },
      },
    })
  }
}

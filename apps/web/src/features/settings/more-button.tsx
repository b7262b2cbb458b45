import { Button } from '@tessera/ui'

/** Asks for the next page of a list, while there is one. */
export function MoreButton({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> }
}) {
  if (!list.hasNextPage) return null
  return (
    <Button busy={list.isFetchingNextPage} className="self-start" onClick={() => void list.fetchNextPage()}>
      Show more
    </Button>
  )
}

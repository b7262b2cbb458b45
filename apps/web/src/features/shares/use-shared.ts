import { useMutation, useQuery } from '@tanstack/react-query'
import { freshFor } from '@tessera/client/links'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { serverErrorOf } from '../../lib/problems.ts'
import type { SharedPage } from '../../lib/trpc.ts'

/** Milliseconds after which a page is asked for again of which something is still being made. */
const soon = 2000

/**
 * What a share shows. A password is asked for once: its grant is kept as long as the tab is, so that a reload does not ask
 * again.
 */
export function useShared(token: string) {
  const { client } = useApp()
  const [grant, setGrant] = useState(() => sessionStorage.getItem(keyOf(token)))
  const page = useQuery({
    queryKey: ['shared', token, grant],
    queryFn: () => client.shared.open.mutate({ token, ...(grant !== null && { grant }) }),
    refetchInterval: ({ state: { data, dataUpdatedAt, error } }) =>
      data && !error ? renewalOf(data.share, dataUpdatedAt) : false,
  })
  const unlock = useMutation({
    mutationFn: (password: string) => client.shared.unlock.mutate({ token, password }),
    onSuccess({ grant: given }) {
      sessionStorage.setItem(keyOf(token), given)
      setGrant(given)
    },
  })
  return { page, unlock, code: page.error ? (serverErrorOf(page.error)?.code ?? null) : null }
}

const keyOf = (token: string) => `tessera.share.${token}`

/** The pictures of a share, whatever they are. */
export function picturesOf({ images, compressions }: SharedPage) {
  return [...images, ...compressions]
}

function renewalOf(share: SharedPage, receivedAt: number): number | false {
  const pictures = picturesOf(share)
  if (pictures.some(({ status }) => status === 'making')) return soon
  const shown = share.tiling ? [...pictures, share.tiling] : pictures
  const delay = freshFor(
    shown.map(({ urlExpiresAt }) => urlExpiresAt),
    receivedAt,
  )
  return Number.isFinite(delay) ? delay : false
}

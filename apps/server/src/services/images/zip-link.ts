import { isId } from '../../ids.ts'

/** What an archive may hold of each image. */
export const zipParts = ['original', 'compressions'] as const
type ZipPart = (typeof zipParts)[number]

export interface ZipSelection {
  userId: string
  ids: readonly string[]
  include: readonly ZipPart[]
}

/** Images of one archive: its link carries their ids, and proxies take a line of 8 KB. */
export const mostZippedImages = 200

const prefix = 'zip/'

/** The selection as the claim of a signed link, where that of a file has the blob's key. */
export function toZipClaim({ userId, ids, include }: ZipSelection): string {
  return `${prefix}${userId}/${include.join('+')}/${ids.join('.')}`
}

/** The selection of a link that leads to an archive; null for any other. */
export function readZipClaim(claim: string): ZipSelection | null {
  if (!claim.startsWith(prefix)) return null
  const [userId = '', parts = '', ids = ''] = claim.slice(prefix.length).split('/')
  const asked = parts.split('+')
  return {
    userId,
    ids: ids.split('.').filter(isId),
    include: zipParts.filter((part) => asked.includes(part)),
  }
}

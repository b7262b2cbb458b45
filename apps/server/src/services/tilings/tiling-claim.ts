import { layOutTiles, type TilingPlan, type TilingRecipe } from '@tessera/core/recipes'
import { tilingKey } from '@tessera/storage'
import { LRUCache } from 'lru-cache'

const prefix = 'tiles/'

/** What the signed links of a tiling's tiles say. */
export interface TilingClaim {
  /** Of the archive. */
  key: string
  /** Where there are tiles: so a link to one that is not there is refused without a look at anything. */
  plan: TilingPlan
  format: TilingRecipe['format']
}

interface Tiled {
  tiling: { userId: string; imageId: string; id: string; recipe: TilingRecipe }
  image: { width: number; height: number }
}

/** The tiling as the claim of a signed link, where that of a file has the blob's key. */
export function toTilingClaim({ tiling, image }: Tiled): string {
  const { tileSize, depth, edges, format } = tiling.recipe
  return `${prefix}${[image.width, image.height, tileSize, depth, edges, format].join('.')}/${tilingKey(tiling)}`
}

/** Claims that are remembered, a kilobyte each: a viewer asks for hundreds of tiles by the same. */
const mostKept = 2000

/**
 * Makes the function that reads the tiling of a link that leads to tiles; it answers with null for any other. The claim was signed here, so it is
 * what `toTilingClaim` made.
 */
export function createClaimReader(): (claim: string) => TilingClaim | null {
  const known = new LRUCache<string, TilingClaim>({ max: mostKept })
  return (claim) => {
    if (!claim.startsWith(prefix)) return null
    const kept = known.get(claim)
    if (kept) return kept
    const read = readClaim(claim)
    known.set(claim, read)
    return read
  }
}

function readClaim(claim: string): TilingClaim {
  const slash = claim.indexOf('/', prefix.length)
  const parts = claim.slice(prefix.length, slash).split('.')
  const [width = 0, height = 0, tileSize = 0] = parts.map(Number)
  const [depth, edges, format] = parts.slice(3) as [
    TilingRecipe['depth'],
    TilingRecipe['edges'],
    TilingRecipe['format'],
  ]
  const plan = layOutTiles({ width, height }, { tileSize, depth, edges })
  return { key: claim.slice(slash + 1), plan, format }
}

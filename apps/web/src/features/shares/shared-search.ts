/** Which picture of a shared page stands alone, counted from 1, so that the back button leads to all of them. */
export interface SharedSearch {
  picture?: number
}

export function readSharedSearch({ picture }: Record<string, unknown>): SharedSearch {
  const number = Number(picture)
  return Number.isInteger(number) && number > 0 ? { picture: number } : {}
}

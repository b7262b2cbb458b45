/** Where procedures are called. */
export const trpcEndpoint = '/trpc'

/** Calls of one batch. */
export const maxBatchSize = 20

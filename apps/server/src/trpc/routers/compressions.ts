import { CreateCompression, OfImage, OneOfImage, RemakeCompression } from '../../contract/inputs.ts'
import { createCompression } from '../../services/compressions/create-compression.ts'
import { deleteCompression } from '../../services/compressions/delete-compression.ts'
import { getCompression } from '../../services/compressions/get-compression.ts'
import { listCompressions } from '../../services/compressions/list-compressions.ts'
import { remakeCompression } from '../../services/compressions/remake-compression.ts'
import { procedure, router } from '../init.ts'

export const compressionsRouter = router({
  create: procedure
    .input(CreateCompression)
    .mutation(({ ctx, input }) => createCompression(ctx.deps, ctx.account, input)),
  remake: procedure
    .input(RemakeCompression)
    .mutation(({ ctx, input }) => remakeCompression(ctx.deps, ctx.account, input)),
  list: procedure.input(OfImage).query(({ ctx, input }) => listCompressions(ctx.deps, ctx.account, input)),
  get: procedure.input(OneOfImage).query(({ ctx, input }) => getCompression(ctx.deps, ctx.account, input)),
  delete: procedure
    .input(OneOfImage)
    .mutation(({ ctx, input }) => deleteCompression(ctx.deps, ctx.account, input)),
})

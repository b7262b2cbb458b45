import { CreateTiling, OfImage, OneOfImage } from '../../contract/inputs.ts'
import { createTiling } from '../../services/tilings/create-tiling.ts'
import { deleteTiling } from '../../services/tilings/delete-tiling.ts'
import { getTiling } from '../../services/tilings/get-tiling.ts'
import { listTilings } from '../../services/tilings/list-tilings.ts'
import { procedure, router } from '../init.ts'

export const tilingsRouter = router({
  create: procedure
    .input(CreateTiling)
    .mutation(({ ctx, input }) => createTiling(ctx.deps, ctx.account, input)),
  list: procedure.input(OfImage).query(({ ctx, input }) => listTilings(ctx.deps, ctx.account, input)),
  get: procedure.input(OneOfImage).query(({ ctx, input }) => getTiling(ctx.deps, ctx.account, input)),
  delete: procedure
    .input(OneOfImage)
    .mutation(({ ctx, input }) => deleteTiling(ctx.deps, ctx.account, input)),
})

import { ById, NewPreset, UpdatePreset } from '../../contract/inputs.ts'
import { createPreset } from '../../services/presets/create-preset.ts'
import { deletePreset } from '../../services/presets/delete-preset.ts'
import { getPreset } from '../../services/presets/get-preset.ts'
import { listPresets } from '../../services/presets/list-presets.ts'
import { updatePreset } from '../../services/presets/update-preset.ts'
import { procedure, router } from '../init.ts'

export const presetsRouter = router({
  list: procedure.query(({ ctx }) => listPresets(ctx.deps, ctx.account)),
  get: procedure.input(ById).query(({ ctx, input }) => getPreset(ctx.deps, ctx.account, input)),
  create: procedure.input(NewPreset).mutation(({ ctx, input }) => createPreset(ctx.deps, ctx.account, input)),
  update: procedure
    .input(UpdatePreset)
    .mutation(({ ctx, input }) => updatePreset(ctx.deps, ctx.account, input)),
  delete: procedure.input(ById).mutation(({ ctx, input }) => deletePreset(ctx.deps, ctx.account, input)),
})

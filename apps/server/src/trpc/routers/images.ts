import {
  ByHash,
  ById,
  CreateZip,
  ImageQuery,
  ManyIds,
  MeasureCurve,
  UpdateImage,
} from '../../contract/inputs.ts'
import { createZip } from '../../services/images/create-zip.ts'
import { deleteImages } from '../../services/images/delete-images.ts'
import { getImage, getImageByHash } from '../../services/images/get-image.ts'
import { listImages } from '../../services/images/list-images.ts'
import { listTags } from '../../services/images/list-tags.ts'
import { measureCurve } from '../../services/images/measure-curve.ts'
import { updateImage } from '../../services/images/update-image.ts'
import { procedure, router } from '../init.ts'

/** Bytes come in by `POST /api/v1/images`: they are streamed, which a procedure's input cannot be. */
export const imagesRouter = router({
  list: procedure.input(ImageQuery).query(({ ctx, input }) => listImages(ctx.deps, ctx.account, input)),
  get: procedure.input(ById).query(({ ctx, input }) => getImage(ctx.deps, ctx.account, input)),
  byHash: procedure.input(ByHash).query(({ ctx, input }) => getImageByHash(ctx.deps, ctx.account, input)),
  curve: procedure
    .input(MeasureCurve)
    .query(({ ctx, input, signal }) => measureCurve(ctx.deps, ctx.account, input, signal)),
  tags: procedure.query(({ ctx }) => listTags(ctx.deps, ctx.account)),
  /** A link to an archive; its bytes come by `/files`. */
  zip: procedure.input(CreateZip).mutation(({ ctx, input }) => createZip(ctx.deps, ctx.account, input)),
  update: procedure
    .input(UpdateImage)
    .mutation(({ ctx, input }) => updateImage(ctx.deps, ctx.account, input)),
  delete: procedure.input(ManyIds).mutation(({ ctx, input }) => deleteImages(ctx.deps, ctx.account, input)),
})

import { ById } from '../../contract/inputs.ts'
import { NewWebhook, OfWebhook, RotateSecret, UpdateWebhook } from '../../contract/webhooks.ts'
import { createWebhook } from '../../services/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../services/webhooks/delete-webhook.ts'
import { getDelivery } from '../../services/webhooks/get-delivery.ts'
import { getWebhook } from '../../services/webhooks/get-webhook.ts'
import { listDeliveries } from '../../services/webhooks/list-deliveries.ts'
import { listWebhooks } from '../../services/webhooks/list-webhooks.ts'
import { replayDelivery } from '../../services/webhooks/replay-delivery.ts'
import { rotateSecret } from '../../services/webhooks/rotate-secret.ts'
import { testWebhook } from '../../services/webhooks/test-webhook.ts'
import { updateWebhook } from '../../services/webhooks/update-webhook.ts'
import { procedure, router } from '../init.ts'

export const webhooksRouter = router({
  list: procedure.query(({ ctx }) => listWebhooks(ctx.deps, ctx.account)),
  get: procedure.input(ById).query(({ ctx, input }) => getWebhook(ctx.deps, ctx.account, input)),
  create: procedure
    .input(NewWebhook)
    .mutation(({ ctx, input }) => createWebhook(ctx.deps, ctx.account, input)),
  update: procedure
    .input(UpdateWebhook)
    .mutation(({ ctx, input }) => updateWebhook(ctx.deps, ctx.account, input)),
  delete: procedure.input(ById).mutation(({ ctx, input }) => deleteWebhook(ctx.deps, ctx.account, input)),
  rotateSecret: procedure
    .input(RotateSecret)
    .mutation(({ ctx, input }) => rotateSecret(ctx.deps, ctx.account, input)),
  test: procedure.input(ById).mutation(({ ctx, input }) => testWebhook(ctx.deps, ctx.account, input)),
  deliveries: procedure
    .input(OfWebhook)
    .query(({ ctx, input }) => listDeliveries(ctx.deps, ctx.account, input)),
  delivery: procedure.input(ById).query(({ ctx, input }) => getDelivery(ctx.deps, ctx.account, input)),
  replay: procedure.input(ById).mutation(({ ctx, input }) => replayDelivery(ctx.deps, ctx.account, input)),
})

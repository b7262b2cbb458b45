import { ById, JobQuery } from '../../contract/inputs.ts'
import { cancelJob } from '../../services/jobs/cancel-job.ts'
import { getJob } from '../../services/jobs/get-job.ts'
import { listJobs } from '../../services/jobs/list-jobs.ts'
import { retryJob } from '../../services/jobs/retry-job.ts'
import { procedure, router } from '../init.ts'

export const jobsRouter = router({
  list: procedure.input(JobQuery).query(({ ctx, input }) => listJobs(ctx.deps, ctx.account, input)),
  get: procedure.input(ById).query(({ ctx, input }) => getJob(ctx.deps, ctx.account, input)),
  retry: procedure.input(ById).mutation(({ ctx, input }) => retryJob(ctx.deps, ctx.account, input)),
  cancel: procedure.input(ById).mutation(({ ctx, input }) => cancelJob(ctx.deps, ctx.account, input)),
})

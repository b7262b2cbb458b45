import { z } from 'zod'
import { ById, JobQuery } from '../../contract/inputs.ts'
import { Job } from '../../contract/objects.ts'
import { cancelJob } from '../../services/jobs/cancel-job.ts'
import { getJob } from '../../services/jobs/get-job.ts'
import { listJobs } from '../../services/jobs/list-jobs.ts'
import { retryJob } from '../../services/jobs/retry-job.ts'
import { page } from '../answers.ts'
import { ok, type Route, route } from '../route.ts'

export const jobsRoutes: readonly Route[] = [
  route('GET /api/v1/jobs', {
    summary: 'List the jobs',
    tag: 'jobs',
    query: JobQuery,
    responses: { 200: page({ jobs: z.array(Job) }) },
    run: async ({ deps, actor }, { query }) => ok(await listJobs(deps, actor(), query)),
  }),
  route('GET /api/v1/jobs/{id}', {
    summary: 'Get a job',
    tag: 'jobs',
    params: ById,
    responses: { 200: z.object({ job: Job }) },
    run: async ({ deps, actor }, { params }) => ok(await getJob(deps, actor(), params)),
  }),
  route('DELETE /api/v1/jobs/{id}', {
    summary: 'Cancel a job',
    tag: 'jobs',
    params: ById,
    responses: { 200: z.object({ job: Job }) },
    run: async ({ deps, actor }, { params }) => ok(await cancelJob(deps, actor(), params)),
  }),
  route('POST /api/v1/jobs/{id}/retry', {
    summary: 'Try a job that failed or was cancelled once more',
    tag: 'jobs',
    params: ById,
    errors: ['CONFLICT', 'QUOTA_EXCEEDED'],
    responses: { 200: z.object({ job: Job }) },
    run: async ({ deps, actor }, { params }) => ok(await retryJob(deps, actor(), params)),
  }),
]

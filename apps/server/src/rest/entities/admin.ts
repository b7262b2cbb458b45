import { z } from 'zod'
import { AllJobsQuery, NewInvitation, UploadLogQuery } from '../../contract/admin-inputs.ts'
import { Invitation, LoggedUpload, SomeonesJob, Usage } from '../../contract/admin-objects.ts'
import { ById, PageQuery } from '../../contract/inputs.ts'
import { createInvitation } from '../../services/invitations/create-invitation.ts'
import { deleteInvitation } from '../../services/invitations/delete-invitation.ts'
import { listInvitations } from '../../services/invitations/list-invitations.ts'
import { listAllJobs } from '../../services/jobs/list-all-jobs.ts'
import { listUploads } from '../../services/uploads/list-uploads.ts'
import { getUsage } from '../../services/usage/get-usage.ts'
import { page, widePage } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'
import { adminUsersRoutes } from './admin-users.ts'

/** Only for admins: everybody else is told FORBIDDEN. */
export const adminRoutes: readonly Route[] = [
  ...adminUsersRoutes,
  route('GET /api/v1/admin/invitations', {
    summary: 'List the invitations of all admins',
    tag: 'admin',
    query: PageQuery,
    responses: { 200: page({ invitations: z.array(Invitation) }) },
    run: async ({ deps, actor }, { query }) => ok(await listInvitations(deps, actor(), query)),
  }),
  route('POST /api/v1/admin/invitations', {
    summary: 'Invite one person; the link is shown once',
    tag: 'admin',
    errors: ['CONFLICT', 'QUOTA_EXCEEDED'],
    body: NewInvitation,
    responses: { 201: z.object({ invitation: Invitation, token: z.string(), url: z.string() }) },
    run: async ({ deps, actor }, { body }) => created(await createInvitation(deps, actor(), body)),
  }),
  route('DELETE /api/v1/admin/invitations/{id}', {
    summary: 'Withdraw an invitation',
    tag: 'admin',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteInvitation(deps, actor(), params).then(() => noContent),
  }),
  route('GET /api/v1/admin/usage', {
    summary: 'What all accounts use together',
    tag: 'admin',
    responses: { 200: z.object({ usage: Usage }) },
    run: async ({ deps, actor }) => ok(await getUsage(deps, actor())),
  }),
  route('GET /api/v1/admin/jobs', {
    summary: 'List the jobs of everybody',
    tag: 'admin',
    query: AllJobsQuery,
    responses: { 200: widePage({ jobs: z.array(SomeonesJob) }) },
    run: async ({ deps, actor }, { query }) => ok(await listAllJobs(deps, actor(), query)),
  }),
  route('GET /api/v1/admin/uploads', {
    summary: 'The upload log: what was accepted, what was refused and why',
    tag: 'admin',
    query: UploadLogQuery,
    responses: { 200: widePage({ uploads: z.array(LoggedUpload) }) },
    run: async ({ deps, actor }, { query }) => ok(await listUploads(deps, actor(), query)),
  }),
]

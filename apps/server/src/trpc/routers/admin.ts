import {
  AllJobsQuery,
  NewInvitation,
  NewUser,
  ResetPassword,
  UpdateUser,
  UploadLogQuery,
  UserQuery,
} from '../../contract/admin-inputs.ts'
import { ById, PageQuery } from '../../contract/inputs.ts'
import { createInvitation } from '../../services/invitations/create-invitation.ts'
import { deleteInvitation } from '../../services/invitations/delete-invitation.ts'
import { listInvitations } from '../../services/invitations/list-invitations.ts'
import { listAllJobs } from '../../services/jobs/list-all-jobs.ts'
import { listUploads } from '../../services/uploads/list-uploads.ts'
import { getUsage } from '../../services/usage/get-usage.ts'
import { createUser } from '../../services/users/create-user.ts'
import { deleteUser } from '../../services/users/delete-user.ts'
import { getUser } from '../../services/users/get-user.ts'
import { listUsers } from '../../services/users/list-users.ts'
import { resetPassword } from '../../services/users/reset-password.ts'
import { updateUser } from '../../services/users/update-user.ts'
import { procedure, router } from '../init.ts'

const users = router({
  list: procedure.input(UserQuery).query(({ ctx, input }) => listUsers(ctx.deps, ctx.account, input)),
  get: procedure.input(ById).query(({ ctx, input }) => getUser(ctx.deps, ctx.account, input)),
  create: procedure.input(NewUser).mutation(({ ctx, input }) => createUser(ctx.deps, ctx.account, input)),
  update: procedure.input(UpdateUser).mutation(({ ctx, input }) => updateUser(ctx.deps, ctx.account, input)),
  resetPassword: procedure
    .input(ResetPassword)
    .mutation(({ ctx, input }) => resetPassword(ctx.deps, ctx.account, input)),
  delete: procedure.input(ById).mutation(({ ctx, input }) => deleteUser(ctx.deps, ctx.account, input)),
})

const invitations = router({
  list: procedure.input(PageQuery).query(({ ctx, input }) => listInvitations(ctx.deps, ctx.account, input)),
  create: procedure
    .input(NewInvitation)
    .mutation(({ ctx, input }) => createInvitation(ctx.deps, ctx.account, input)),
  delete: procedure.input(ById).mutation(({ ctx, input }) => deleteInvitation(ctx.deps, ctx.account, input)),
})

/** Only for admins: everybody else is told FORBIDDEN. */
export const adminRouter = router({
  users,
  invitations,
  usage: procedure.query(({ ctx }) => getUsage(ctx.deps, ctx.account)),
  jobs: procedure.input(AllJobsQuery).query(({ ctx, input }) => listAllJobs(ctx.deps, ctx.account, input)),
  uploads: procedure
    .input(UploadLogQuery)
    .query(({ ctx, input }) => listUploads(ctx.deps, ctx.account, input)),
})

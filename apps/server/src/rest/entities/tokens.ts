import { z } from 'zod'
import { ById, NewToken } from '../../contract/inputs.ts'
import { Token } from '../../contract/objects.ts'
import { createToken } from '../../services/tokens/create-token.ts'
import { deleteToken } from '../../services/tokens/delete-token.ts'
import { listTokens } from '../../services/tokens/list-tokens.ts'
import { NewSecret, page } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

export const tokensRoutes: readonly Route[] = [
  route('GET /api/v1/tokens', {
    summary: 'List the API tokens',
    tag: 'tokens',
    responses: { 200: page({ tokens: z.array(Token) }) },
    run: async ({ deps, actor }) => ok(await listTokens(deps, actor())),
  }),
  route('POST /api/v1/tokens', {
    summary: 'Make an API token; it is shown once',
    tag: 'tokens',
    errors: ['QUOTA_EXCEEDED'],
    example: { name: 'laptop', scopes: ['read'], expiresInDays: 90 },
    body: NewToken,
    responses: { 201: NewSecret },
    run: async ({ deps, actor }, { body }) => created(await createToken(deps, actor(), body)),
  }),
  route('DELETE /api/v1/tokens/{id}', {
    summary: 'Revoke an API token',
    tag: 'tokens',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteToken(deps, actor(), params).then(() => noContent),
  }),
]

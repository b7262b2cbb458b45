import { z } from 'zod'
import { ById, NewUpload } from '../../contract/inputs.ts'
import { Image, NewTicket, Ticket } from '../../contract/objects.ts'
import { announceUpload } from '../../services/uploads/announce-upload.ts'
import { cancelTicket } from '../../services/uploads/cancel-ticket.ts'
import { getTicket } from '../../services/uploads/get-ticket.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

const TicketParams = z.strictObject({ ticket: ById.shape.id })

export const uploadsRoutes: readonly Route[] = [
  route('POST /api/v1/uploads', {
    summary: 'Announce one file, and get an address to put it to; 200 when its bytes are yours already',
    tag: 'uploads',
    errors: ['QUOTA_EXCEEDED', 'TOO_LARGE', 'OUT_OF_DISK'],
    example: { name: 'half-dome.jpg', bytes: 2_203_114 },
    body: NewUpload,
    responses: { 201: NewTicket, 200: z.object({ image: Image }) },
    async run({ deps, actor, address }, { body }) {
      const answer = await announceUpload(deps, actor(), { ...body, address })
      return 'image' in answer ? ok(answer) : created(answer)
    },
  }),
  route('GET /api/v1/uploads/{ticket}', {
    summary: 'How far an upload is, and what came of it',
    tag: 'uploads',
    errors: ['LINK_EXPIRED'],
    params: TicketParams,
    responses: { 200: Ticket },
    run: async ({ deps, actor }, { params }) => ok(await getTicket(deps, actor(), { id: params.ticket })),
  }),
  route('DELETE /api/v1/uploads/{ticket}', {
    summary: 'Give an upload up, and with it what it reserves',
    tag: 'uploads',
    errors: ['CONFLICT'],
    params: TicketParams,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) =>
      cancelTicket(deps, actor(), { id: params.ticket }).then(() => noContent),
  }),
]

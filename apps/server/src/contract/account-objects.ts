import { z } from 'zod'

/** What people are told about their own account. */

export const Session = z
  .object({
    id: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({ description: 'Unless it is used before: then it lives on' }),
    address: z.string().nullable().meta({ description: 'From which it began' }),
    userAgent: z.string().nullable().meta({ description: 'What the browser called itself' }),
    current: z.boolean().meta({ description: 'Whether it is the one that asks' }),
  })
  .meta({ id: 'Session', description: 'A browser in which somebody is logged in' })
export type Session = z.infer<typeof Session>

export const registrationModes = ['open', 'invite', 'closed'] as const

export const Registration = z
  .object({
    registration: z.enum(registrationModes),
    first: z.boolean().meta({ description: 'Whether the next account becomes the admin' }),
  })
  .meta({ id: 'Registration' })
export type Registration = z.infer<typeof Registration>

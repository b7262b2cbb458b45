import { describeIssues } from '@tessera/core/recipes'
import type { z } from 'zod'
import { ServiceError } from '../services/errors.ts'

/** Reads what a client sent. Throws `INVALID_INPUT` that names each field, what was expected and what came. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw invalidInput(parsed.error, input)
}

export function invalidInput(error: z.ZodError, input: unknown): ServiceError {
  const issues = describeIssues(error, input)
  return new ServiceError('INVALID_INPUT', issues.map(({ message }) => message).join('; '), {
    details: { issues },
    cause: error,
  })
}

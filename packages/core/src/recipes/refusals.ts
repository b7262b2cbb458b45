import type { z } from 'zod'
import { ImageError } from '../errors.ts'
import { describeIssues } from './sentences.ts'

/** Refuses one field of an input (empty for the whole), in a full sentence: `INVALID_INPUT`. */
export function refuseField(field: string, message: string): never {
  throw new ImageError('INVALID_INPUT', message, { issues: [{ field, message }] })
}

/** Reads an input from anything; throws `INVALID_INPUT` with one sentence per wrong field in `details.issues`. */
export function parseAs<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issues = describeIssues(parsed.error, input)
  throw new ImageError('INVALID_INPUT', issues.map(({ message }) => message).join('; '), { issues })
}

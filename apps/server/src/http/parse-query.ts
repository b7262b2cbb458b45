import { z } from 'zod'
import { ServiceError } from '../services/errors.ts'
import { parseInput } from './parse.ts'

/**
 * A reader of query strings by `schema`. A query is text; where the schema wants a number, digits are one. Throws `INVALID_INPUT`, for a
 * parameter that comes twice too: which of the two was meant is not for us to say.
 */
export function createQueryParser<S extends z.ZodObject>(schema: S): (query: string) => z.output<S> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  const numbers = new Set(
    Object.keys(properties).filter((name) => {
      const property = properties[name]
      return typeof property === 'object' && (property.type === 'integer' || property.type === 'number')
    }),
  )
  return (query) => {
    const input: Record<string, string | number> = Object.create(null)
    for (const [name, text] of new URLSearchParams(query)) {
      if (name in input) throw twice(name)
      input[name] = numbers.has(name) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
    }
    return parseInput(schema, { ...input })
  }
}

function twice(name: string): ServiceError {
  const message = `Expected ${name.slice(0, 60)} once but received it several times`
  return new ServiceError('INVALID_INPUT', message, { details: { issues: [{ field: name, message }] } })
}

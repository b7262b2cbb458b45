import { z } from 'zod'
import { fieldExamples, objectExamples } from './examples.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * An example that a schema allows, made of the examples of its objects and fields; of what a client sends, the fields that it must send. Where a
 * schema wants more than that, its route brings an example of its own.
 */
export function sampleOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return sample(json, { field: '', definitions: json.$defs ?? {} })
}

interface Place {
  /** The name of the field that it is for. */
  field: string
  definitions: Record<string, unknown>
}

function sample(schema: JsonSchema, place: Place): unknown {
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) {
    const known = (objectExamples as Record<string, unknown>)[name]
    return known ?? sample(place.definitions[name] as JsonSchema, place)
  }
  const own = (objectExamples as Record<string, unknown>)[String(schema.id)]
  if (own !== undefined) return own
  for (const given of [schema.examples?.[0], schema.default, schema.const, schema.enum?.[0]])
    if (given !== undefined) return given
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sample((choices.find(({ type }) => type !== 'null') ?? {}) as JsonSchema, place)
  const types: unknown[] = [schema.type].flat()
  if (types.includes('null')) return fieldExamples[place.field] ?? null
  switch (types[0]) {
    case 'object':
      return sampleObject(schema, place)
    case 'array':
      return [sample((schema.items ?? {}) as JsonSchema, place)]
    case 'string':
      return sampleString(schema, place)
    case 'integer':
    case 'number':
      return numberOf(place.field) ?? schema.minimum ?? 1
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return {}
  }
}

function sampleObject({ properties = {}, required = [] }: JsonSchema, place: Place): Record<string, unknown> {
  const fields = required.map((field) => [
    field,
    sample((properties[field] ?? {}) as JsonSchema, { ...place, field }),
  ])
  return Object.fromEntries(fields)
}

function sampleString({ format }: JsonSchema, { field }: Place): string {
  const known = fieldExamples[field] ?? fieldExamples[field.replace(/^.*(Id|Ids|Url)$/, '$1')]
  if (typeof known === 'string') return known
  return format === 'date-time' ? '2026-06-01T12:00:00.000Z' : 'text'
}

function numberOf(field: string): number | undefined {
  const known = fieldExamples[field]
  return typeof known === 'number' ? known : undefined
}

import type { z } from 'zod'

/** One thing that is wrong with an input: the field's path (`recipe.quality`; empty for the whole) and a full sentence. */
export type FieldIssue = { field: string; message: string }

const longestShown = 60

/** A received value as a person wrote it, bounded in length. */
function show(value: unknown): string {
  if (typeof value === 'string')
    return `'${value.length > longestShown ? `${value.slice(0, longestShown)}…` : value}'`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

/** sharp's sentence: "Expected integer between 1 and 100 for quality but received 101 of type number". */
export function expectedSentence(expected: string, name: string, received: unknown): string {
  if (received === undefined) return `Expected ${expected} for ${name} but received nothing`
  // Of an array or an object the word says it all.
  const type =
    typeof received === 'object' && received !== null
      ? ''
      : ` of type ${received === null ? 'null' : typeof received}`
  return `Expected ${expected} for ${name} but received ${show(received)}${type}`
}

/** "Unknown field qualty: expected one of format, quality": a misspelt field is an error, never silently ignored. */
export function unknownFieldSentence(keys: readonly string[], known: readonly string[]): string {
  const unknown = `Unknown field${keys.length > 1 ? 's' : ''} ${keys.map((key) => key.slice(0, longestShown)).join(', ')}`
  return known.length > 0 ? `${unknown}: expected one of ${known.join(', ')}` : unknown
}

// zod's own English texts; anything else was written by whoever made the schema, and stands as it is.
const zodWording = /^(Invalid|Too small|Too big|Unrecognized key)/

/**
 * Every issue of a failed parse, of any zod schema, as a sentence that names the field, what was expected and what came.
 * Give the parsed `input` too: a ZodError does not carry the values it refused (unless parsed with `reportInput`).
 */
export function describeIssues(error: z.ZodError, input?: unknown): FieldIssue[] {
  const issues = ofTheRightType(error.issues).map((issue) => {
    const own = !zodWording.test(issue.message)
    if (issue.code === 'unrecognized_keys') {
      const field = [...issue.path, issue.keys[0] ?? ''].map(String).join('.')
      return { field, message: own ? issue.message : unknownFieldSentence(issue.keys, []) }
    }
    const field = issue.path.map(String).join('.')
    if (own) return { field, message: issue.message }
    const received = issue.input ?? valueAt(input, issue.path)
    return { field, message: expectedSentence(expectation(issue), field || 'the input', received) }
  })
  return issues.filter(({ message }, at) => issues.findIndex((other) => other.message === message) === at)
}

/** Without what zod says further of a value that is of another type than was expected: it counts the letters where a list should be. */
function ofTheRightType(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const pathOf = ({ path }: z.core.$ZodIssue) => path.map(String).join('.')
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(pathOf))
  return issues.filter((issue) => issue.code === 'invalid_type' || !mistyped.has(pathOf(issue)))
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'integer' : issue.expected
    case 'too_small':
      return `${bounded(issue.origin)} ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `${bounded(issue.origin)} ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return issue.format === 'regex' ? `string matching ${issue.pattern}` : `${issue.format} string`
    case 'not_multiple_of':
      return `multiple of ${issue.divisor}`
    default:
      return 'another value'
  }
}

function bounded(origin: string): string {
  return origin === 'int' ? 'integer' : origin
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' || origin === 'set' ? ' items long' : ''
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

import { z } from 'zod'
import { expectedSentence, unknownFieldSentence } from './sentences.ts'

// The sentence is made inside the schema, so that it is the same wherever the schema is parsed: form, tRPC, REST, CLI.
function says(expected: string, name: string): { error: (issue: { input?: unknown }) => string } {
  return { error: (issue) => expectedSentence(expected, name, issue.input) }
}

/** A whole number in a closed range. */
export function integer(name: string, min: number, max: number): z.ZodInt {
  const sentence = says(`integer between ${min} and ${max}`, name)
  return z.int(sentence).min(min, sentence).max(max, sentence)
}

/** A whole multiple of a step, from 0 on. */
export function multiple(name: string, step: number, max: number): z.ZodInt {
  const values = Array.from({ length: max / step + 1 }, (_, index) => index * step)
  const sentence = says(`one of ${values.join(', ')}`, name)
  return z.int(sentence).min(0, sentence).max(max, sentence).multipleOf(step, sentence)
}

/** A colour in six hexadecimal digits. */
export function colour(name: string): z.ZodString {
  const sentence = says('colour as #rrggbb', name)
  return z.string(sentence).regex(/^#[0-9a-fA-F]{6}$/, sentence)
}

/** Any number in a closed range. */
export function decimal(name: string, min: number, max: number): z.ZodNumber {
  const sentence = says(`number between ${min} and ${max}`, name)
  return z.number(sentence).min(min, sentence).max(max, sentence)
}

/** One of a few words. */
export function oneOf<const Values extends readonly string[]>(
  name: string,
  values: Values,
): z.ZodEnum<{ [Value in Values[number]]: Value }> {
  return z.enum(values, says(`one of ${values.join(', ')}`, name))
}

/** True or false; no other spelling. */
export function flag(name: string): z.ZodBoolean {
  return z.boolean(says('boolean', name))
}

/** An object that refuses fields it does not know, by name. */
export function fields<Shape extends z.core.$ZodShape>(
  name: string,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const object = says('object', name)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownFieldSentence(issue.keys, Object.keys(shape))
        : object.error(issue),
  })
}

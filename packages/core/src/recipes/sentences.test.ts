import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeIssues } from './sentences.ts'

const Account = z.strictObject({
  name: z.string().min(3),
  age: z.number().max(9),
  role: z.enum(['user', 'admin']),
  nested: z.object({ url: z.url() }),
  tags: z.array(z.string()).max(1),
  password: z.string().refine((text) => text.length > 3, 'Choose a longer password'),
})

it('describes the issues of any schema: field, what was expected, what came', () => {
  const input = {
    name: 'ab',
    age: 10,
    role: 'root',
    nested: { url: 'x' },
    tags: ['a', 'b'],
    password: 'abc',
    extra: 1,
  }
  const { error } = Account.safeParse(input)
  expect(error && describeIssues(error, input)).toEqual([
    {
      field: 'name',
      message: "Expected string at least 3 characters long for name but received 'ab' of type string",
    },
    { field: 'age', message: 'Expected number at most 9 for age but received 10 of type number' },
    { field: 'role', message: "Expected one of user, admin for role but received 'root' of type string" },
    { field: 'nested.url', message: "Expected url string for nested.url but received 'x' of type string" },
    {
      field: 'tags',
      message: 'Expected array at most 1 items long for tags but received an array of 2',
    },
    { field: 'password', message: 'Choose a longer password' },
    { field: 'extra', message: 'Unknown field extra' },
  ])
})

it('says one thing of a value of the wrong type, and nothing twice', () => {
  const schema = z.object({
    tags: z.array(z.string()).max(1),
    turn: z.union([z.literal(0), z.literal(90)]),
    width: z
      .number()
      .max(10)
      .refine((width) => width < 10, 'Choose less')
      .refine((width) => width < 9, 'Choose less'),
  })
  const input = { tags: 'a long text', turn: 0, width: 10 }
  const { error } = schema.safeParse(input)
  expect(error && describeIssues(error, input)).toEqual([
    { field: 'tags', message: "Expected array for tags but received 'a long text' of type string" },
    { field: 'width', message: 'Choose less' },
  ])
})

it('shows only the beginning of a long value', () => {
  const input = { name: 'x'.repeat(10_000) }
  const { error } = z.object({ name: z.string().max(5) }).safeParse(input)
  expect(error && describeIssues(error, input)[0]?.message.length).toBeLessThan(200)
})

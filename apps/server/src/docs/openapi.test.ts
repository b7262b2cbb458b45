import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as objects from '../contract/objects.ts'
import { exampleOf } from '../rest/document/describe-route.ts'
import { objectExamples } from '../rest/document/examples.ts'
import { sampleOf } from '../rest/document/sample.ts'
import { createOpenApiDocument } from '../rest/document.ts'
import { restTable } from '../rest/table.ts'

describe('the OpenAPI document', () => {
  it('has nothing that its linter would change', async () => {
    const config = await createConfig({
      extends: ['recommended'],
      rules: {
        'operation-description': 'off',
        'tag-description': 'error',
        'no-unused-components': 'error',
        'no-invalid-media-type-examples': 'error',
        'no-invalid-schema-examples': 'error',
        'no-invalid-parameter-examples': 'error',
        'operation-operationId-unique': 'error',
        // `/images/by-hash/{hash}` beside `/images/{id}/preview`: no id is `by-hash`, and no hash is `preview`.
        'no-ambiguous-paths': 'off',
        // The thumbnail is a redirect and nothing else.
        'operation-2xx-response': 'off',
      },
    })
    const source = JSON.stringify(createOpenApiDocument())
    const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
    expect(
      problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`),
    ).toEqual([])
  })

  it('has for each body an example that is taken', () => {
    for (const { method, path, body, example } of restTable) {
      if (!body) continue
      const parsed = body.safeParse(exampleOf({ body, example } as Parameters<typeof exampleOf>[0]))
      expect(parsed.error, `${method} ${path}: give the route an example`).toBeUndefined()
    }
  })

  it('has for each answer an example as it may come', () => {
    for (const { method, path, responses } of restTable) {
      for (const schema of Object.values(responses)) {
        if (!schema) continue
        const { error } = schema.safeParse(sampleOf(schema, 'output'))
        expect(error, `${method} ${path}: give the objects or fields examples`).toBeUndefined()
      }
    }
  })

  it('has examples of objects that are such objects', () => {
    for (const [name, example] of Object.entries(objectExamples)) {
      const schema = (objects as unknown as Record<string, z.ZodType>)[name]
      expect(schema?.safeParse(example).error, name).toBeUndefined()
    }
  })

  it('says of each operation what can go wrong, with the code and an example', () => {
    const { paths = {}, components } = createOpenApiDocument()
    const examples = Object.keys(components?.examples ?? {})
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(item ?? {})) {
        const { responses = {} } = operation as { responses?: Record<string, { $ref?: string }> }
        const failures = Object.entries(responses).filter(([status]) => status >= '400')
        expect(failures.length, `${method} ${path}`).toBeGreaterThan(2)
        for (const [, { $ref = '' }] of failures) {
          const codes = $ref.replace('#/components/responses/', '').split('-or-')
          expect(examples, `${method} ${path}`).toEqual(expect.arrayContaining(codes))
        }
      }
    }
  })
})

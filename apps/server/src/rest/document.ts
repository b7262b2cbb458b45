import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { publicCodes } from '../http/errors.ts'
import { describeBytesRoutes } from './document/bytes-routes.ts'
import { describeRoute } from './document/describe-route.ts'
import { objectExamples } from './document/examples.ts'
import { headerComponents, idempotencyParameter } from './document/headers.ts'
import { problemComponents, problemExamples } from './document/problems.ts'
import { introduction, tagTexts } from './document/texts.ts'
import { restTable } from './table.ts'

type Document = ReturnType<typeof createDocument>

/** The OpenAPI 3.1 document, made from the REST table and the routes that move bytes. Committed as docs/openapi.json. */
export function createOpenApiDocument(): Document {
  const paths = collectPaths()
  const document = createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Tessera',
      version: '1',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set([...restTable.map(({ tag }) => tag), 'files'])].map((name) => ({
      name,
      ...(tagTexts[name] !== undefined && { description: tagTexts[name] }),
    })),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tessera_session',
          description: 'The session of a browser; writes also need a matching Origin',
        },
      },
      headers: headerComponents,
      examples: problemExamples,
      responses: problemComponents(paths),
      parameters: { 'Idempotency-Key': idempotencyParameter },
    },
    paths,
  })
  addToSchemas(document)
  return document
}

function collectPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of restTable)
    paths[route.path] = { ...paths[route.path], [route.method]: describeRoute(route) }
  for (const [path, operations] of Object.entries(describeBytesRoutes()))
    paths[path] = { ...paths[path], ...operations }
  return paths
}

/** What the schemas do not say of themselves: an example of each object, and which codes there are. */
function addToSchemas({ components }: Document): void {
  const schemas = (components?.schemas ?? {}) as Record<string, { [key: string]: unknown }>
  for (const [name, example] of Object.entries(objectExamples)) {
    for (const schema of [schemas[name], schemas[`${name}Output`]]) if (schema) schema.examples = [example]
  }
  const { code } = (schemas.ErrorBody?.properties ?? {}) as { code?: Record<string, unknown> }
  if (code) code.enum = publicCodes
}

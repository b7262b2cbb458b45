import { z } from 'zod'
import { Environment } from '../config.ts'

/** The settings as a Markdown table, from the one schema. */
function makeSettingsTable(): string {
  const rows = Object.entries(Environment.shape).map(([name, schema]) => {
    const { description = '', shown } = (schema.meta() ?? {}) as { description?: string; shown?: string }
    return `| \`${name}\` | ${shown ?? defaultOf(schema)} | ${description} |`
  })
  return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}

function defaultOf(schema: z.ZodType): string {
  const value = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined
  return value === undefined ? 'none' : `\`${value}\``
}

const begin = '<!-- settings: made by `pnpm generate` -->'
const end = '<!-- end of settings -->'

/** Puts the table in its place in a page. Throws if the page has no place for it. */
export function fillSettings(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from)
    throw new Error(`docs/operations.md has no place for the settings: ${begin} … ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${makeSettingsTable()}\n\n${page.slice(to)}`
}

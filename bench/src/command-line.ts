import { parseArgs } from 'node:util'

export const usage = `Usage: pnpm bench [core | pool | upload | files | server | store | panorama | tiles ...] [--quick] [--json FILE]

Measures Tessera beside baselines that do the same work in the same run; all of it without an argument.

  core      compress, thumbnail, goals and curve of @tessera/core, beside bare sharp and plain loops; some 15 minutes
  pool      thumbnails through the server's decoding processes, beside bare sharp
  upload    1 GiB through the server, beside a bare node pipeline to disk
  files     signed files at 64 connections, beside node:http and readFile
  server    a page of the gallery, previews and compressions over HTTP, beside bare hono and bare sharp
  store     durable changes, beside SQLite, lowdb and a whole file; starts, and a page of a gallery
  panorama  200 and 450 megapixels into tiles, beside the best bare call of sharp; opening 1,000 tilings
  tiles     200 megapixels as a job of the server, beside bare sharp; tiles at 64 connections, beside a bare node server and
            nginx; the zip; 1,000 tilings on one server

  --quick       files, server, upload: fewer rounds, and smaller uploads; store: with a thousand users and for seconds;
                panorama: the smaller one, once. To see that it works: the figures mean little
  --gigapixel   panorama and tiles: only a pyramid of 32768 x 32768 pixels, once, for its memory
  --json FILE   also write the figures to FILE
  --help        show this
`

export interface Asked<Suite> {
  suites: Suite[]
  json: string | undefined
  quick: boolean
  gigapixel: boolean
  help: boolean
}

/** Reads the arguments; `problem` is the line for a person who got them wrong. */
export function parseCommandLine<Suite extends string>(
  args: string[],
  known: Suite[],
): Asked<Suite> | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        quick: { type: 'boolean', default: false },
        gigapixel: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const stranger = positionals.find((name) => !known.some((suite) => suite === name))
    if (stranger !== undefined)
      return { problem: `Expected one of ${known.join(', ')} but received ${stranger}` }
    const suites = positionals.length === 0 ? known : known.filter((suite) => positionals.includes(suite))
    return { suites, json: values.json, quick: values.quick, gigapixel: values.gigapixel, help: values.help }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

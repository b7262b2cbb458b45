#!/usr/bin/env node
import { createProgram, runProgram } from './program.ts'

const abort = new AbortController()
// Once: a second Ctrl-C ends the process at once. After the first one it lives on until the native calls that run have
// ended and their unfinished files are gone.
process.once('SIGINT', () => abort.abort())
process.once('SIGTERM', () => abort.abort())

const { stdout, stderr, env } = process
const program = createProgram({ signal: abort.signal, stdout, stderr, env })
// Not process.exit: it would cut off what is still being written to a pipe.
process.exitCode = await runProgram(program, process.argv)

import { autoFormats, fits, outputFormats } from '@tessera/core/recipes'
import { Command, CommanderError } from 'commander'
import { runCompress } from './commands/compress.ts'
import { runCurve } from './commands/curve.ts'
import { runInspect } from './commands/inspect.ts'
import { runThumbnail } from './commands/thumbnail.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** 0 everything was done, 1 some files failed, 2 the command itself was wrong, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130

/** A command line that is ready to run; `exitCode` is set by what ran. */
export type Program = { command: Command; terminal: Terminal; outcome: { exitCode: ExitCode } }

/** Describes all commands; runs nothing. */
export function createProgram(terminal: Terminal): Program {
  const outcome: Program['outcome'] = { exitCode: 0 }
  const command = new Command('tessera')
    .description('Inspects, compresses and shrinks images. Nothing is uploaded; originals are never changed.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError('(tessera --help shows how it is used)')
    .addHelpText(
      'after',
      examples('compress *.jpg --width 1200 -o small/', 'thumbnail *.jpg', 'inspect photo.jpg --json'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 all files are done, 1 some failed (the others are done), 2 the command is wrong.',
    )

  command
    .command('compress')
    .description('Writes a smaller version of each image beside it: photo.jpg -> photo.compressed.jpg')
    .argument('<files...>', 'images: jpeg, png, webp, gif, avif, tiff, bmp, heic, jxl')
    .option(
      '-f, --format <format>',
      `${outputFormats.join(', ')} (default: the input's own if it is one of ${autoFormats.join(', ')}; else webp, png or jpeg)`,
    )
    .option('-q, --quality <quality>', '1 to 100 (default: 80)')
    .option('--max-bytes <size>', 'at most this large, such as 200KB: the best quality that fits')
    .option('--ssim <similarity>', '0 to 1, such as 0.98: the smallest file that is at least this similar')
    .option('--lossless', 'lose nothing (png, webp, avif, tiff, jxl)')
    .option('--palette', 'at most 256 colours, in a png')
    .option('-w, --width <pixels>', 'at most this wide')
    .option('-H, --height <pixels>', 'at most this high')
    .option('--fit <fit>', `${fits.join(', ')}: what to do when both sides are given (default: inside)`)
    .option('--enlarge', 'also make small images larger')
    .option('-o, --output <path>', 'a folder for the results, or a file when there is one input')
    .option('--force', 'overwrite what is there')
    .option('--json', 'print JSON instead of a table')
    .addHelpText(
      'after',
      examples('compress photo.jpg --width 800 --format webp', 'compress *.png -f avif -q 60 -o small/'),
    )
    .action(async (files, options) => {
      outcome.exitCode = await runCompress(terminal, files, options)
    })

  command
    .command('thumbnail')
    .description('Writes a WebP within 512 x 512 beside each image: photo.jpg -> photo.thumbnail.webp')
    .argument('<files...>', 'images: jpeg, png, webp, gif, avif, tiff, bmp, heic, jxl')
    .option('-o, --output <path>', 'a folder for the results, or a file when there is one input')
    .option('--force', 'overwrite what is there')
    .option('--json', 'print JSON instead of a table; it has a placeholder (thumbhash) too')
    .addHelpText('after', examples('thumbnail photo.jpg', 'thumbnail *.jpg -o thumbnails/ --json'))
    .action(async (files, options) => {
      outcome.exitCode = await runThumbnail(terminal, files, options)
    })

  command
    .command('curve')
    .description('Plots how similar an image stays at which size in bytes, as jpeg, webp and avif')
    .argument('<file>', 'an image: jpeg, png, webp, gif, avif, tiff')
    .option('-w, --width <pixels>', 'tried at this width (default: 1280, or the own width if smaller)')
    .option('--json', 'print JSON instead of a plot')
    .addHelpText('after', examples('curve photo.jpg', 'curve photo.jpg --width 640 --json'))
    .action(async (file, options) => {
      outcome.exitCode = await runCurve(terminal, file, options)
    })

  command
    .command('inspect')
    .description('Says what each image is: format, size, colour, and whether it tells where it was taken')
    .argument('<files...>', 'images: jpeg, png, webp, gif, avif, tiff, bmp, heic, jxl')
    .option('--json', 'print JSON instead of a table')
    .addHelpText('after', examples('inspect *.jpg', 'inspect photo.jpg --json'))
    .action(async (files, options) => {
      outcome.exitCode = await runInspect(terminal, files, options)
    })

  return { command, terminal, outcome }
}

/** Runs a command line, as `process.argv` has it, and answers with the exit code. */
export async function runProgram({ command, terminal, outcome }: Program, argv: string[]): Promise<ExitCode> {
  try {
    await command.parseAsync(argv)
    return terminal.signal.aborted ? 130 : outcome.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof UsageError)) throw error
    terminal.stderr.write(`error: ${error.message}\n`)
    return 2
  }
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  tessera ${line}`).join('\n')}`
}

import { askedFormats, autoFormats, curveFormats, mosaicFormats, tileFormats } from '@tessera/core/recipes'
import { Command, CommanderError } from 'commander'
import { runCompress } from './commands/compress.ts'
import { runCurve } from './commands/curve.ts'
import { runInspect } from './commands/inspect.ts'
import { runThumbnail } from './commands/thumbnail.ts'
import { runTile } from './commands/tile.ts'
import { runUntile } from './commands/untile.ts'
import { examples, filesHelp } from './help.ts'
import { addRecipeOptions } from './recipe-options.ts'
import { addRemoteCommands } from './remote/add-remote-commands.ts'
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
    .description(
      'Inspects, compresses and shrinks images; originals are never changed. Only push, list and get talk to a server.',
    )
    .version('0.1.0')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError('(tessera --help shows how it is used)')
    .addHelpText(
      'after',
      examples(
        'compress *.jpg --width 1200 -o small/',
        'thumbnail *.jpg',
        'tile pano.jpg --pyramid',
        'inspect photo.jpg --json',
        'push *.jpg --tag sea',
      ),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 all files are done, 1 some failed (the others are done), 2 the command is wrong.',
    )

  const compress = command
    .command('compress')
    .description('Writes a smaller version of each image beside it: photo.jpg -> photo.compressed.jpg')
    .argument('<files...>', filesHelp)
    .option(
      '-f, --format <format>',
      `${askedFormats.join(', ')} (default: the input's own if it is one of ${autoFormats.join(', ')}; else webp, png or jpeg)`,
    )
  addFileOptions(addOutputOptions(addRecipeOptions(compress)))
    .option('--json', 'print JSON instead of a table')
    .addHelpText(
      'after',
      examples(
        'compress photo.jpg --width 800 --format webp',
        'compress *.png -f avif -q 60 -o small/',
        'compress photos/ --recursive -f auto -o web/',
        "compress 'photos/**/*.jpg' --max-bytes 200KB --metadata keep-without-location",
      ),
    )
    .action(async (files, options) => {
      outcome.exitCode = await runCompress(terminal, files, options)
    })

  const thumbnail = command
    .command('thumbnail')
    .description('Writes a WebP within 512 x 512 beside each image: photo.jpg -> photo.thumbnail.webp')
    .argument('<files...>', filesHelp)
  addFileOptions(addOutputOptions(thumbnail))
    .option('--json', 'print JSON instead of a table; it has a placeholder (thumbhash) too')
    .addHelpText('after', examples('thumbnail photo.jpg', 'thumbnail *.jpg -o thumbnails/ --json'))
    .action(async (files, options) => {
      outcome.exitCode = await runThumbnail(terminal, files, options)
    })

  command
    .command('curve')
    .description('Plots how similar an image stays at which size in bytes')
    .argument('<file>', 'an image')
    .option('-w, --width <pixels>', 'tried at this width (default: 1280, or the own width if smaller)')
    .option('--formats <formats>', `some of ${curveFormats.join(',')} (default: all)`)
    .option('--qualities <qualities>', 'such as 50,60,70 (default: 20 to 90 in tens)')
    .option('--json', 'print JSON instead of a plot')
    .addHelpText(
      'after',
      examples('curve photo.jpg', 'curve photo.jpg --formats webp,avif --width 640 --json'),
    )
    .action(async (file, options) => {
      outcome.exitCode = await runCurve(terminal, file, options)
    })

  const tile = command
    .command('tile')
    .description('Cuts an image into equal tiles, in one zip beside it: pano.jpg -> pano.tiles.zip')
    .argument('<file>', 'an image')
    .option('-s, --size <pixels>', 'the side of a tile, 64 to 1024 (default: 256)')
    .option('--pyramid', 'also at half the size, a quarter, and so on: what a deep-zoom viewer opens')
    .option('--overlap <pixels>', 'as much more on each side that has a neighbour, 0 to 64 (default: 0)')
    .option('-f, --format <format>', `${tileFormats.join(', ')} (default: jpeg)`)
    .option('-q, --quality <quality>', '1 to 100, of jpeg and webp (default: 80)')
    .option('--edges <edges>', 'crop, or pad: fill up the last tiles of a flat grid (default: crop)')
  addSingleOutput(tile)
    .addHelpText(
      'after',
      examples('tile pano.jpg --size 256 --pyramid -o pano.zip', 'tile pano.jpg -s 512 -f png --edges pad'),
    )
    .action(async (file, options) => {
      outcome.exitCode = await runTile(terminal, file, options)
    })

  const untile = command
    .command('untile')
    .description('Puts the tiles of a zip together again, as one image: pano.zip -> pano.mosaic.png')
    .argument('<file>', 'a zip of tiles in deep-zoom layout, stored and not compressed')
    .option('-f, --format <format>', `${mosaicFormats.join(', ')} (default: what --output says, or png)`)
    .option('-q, --quality <quality>', '1 to 100, of jpeg and webp (default: 80)')
  addSingleOutput(untile)
    .addHelpText('after', examples('untile pano.zip -o pano.png', 'untile pano.zip -f jpeg -q 90'))
    .action(async (file, options) => {
      outcome.exitCode = await runUntile(terminal, file, options)
    })

  const inspect = command
    .command('inspect')
    .description('Says what each image is: format, size, colour, and whether it tells where it was taken')
    .argument('<files...>', filesHelp)
  addFileOptions(inspect)
    .option('--json', 'print JSON instead of a table')
    .addHelpText('after', examples('inspect *.jpg', 'inspect photos/ --recursive --json'))
    .action(async (files, options) => {
      outcome.exitCode = await runInspect(terminal, files, options)
    })

  addRemoteCommands(command, terminal, (exitCode) => {
    outcome.exitCode = exitCode
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

function addFileOptions(command: Command): Command {
  return command
    .option('-r, --recursive', 'look into the subfolders of folders too')
    .option('-j, --jobs <number>', 'how many files at once (default: as many as there are cores)')
}

function addOutputOptions(command: Command): Command {
  return command
    .option('-o, --output <path>', 'a folder for the results, or a file when there is one input')
    .option('--force', 'overwrite what is there')
}

function addSingleOutput(command: Command): Command {
  return command
    .option('-o, --output <path>', 'the file to write, or a folder for it')
    .option('--force', 'overwrite what is there')
    .option('--json', 'print JSON instead of a table')
}

import { askedFormats } from '@tessera/core/recipes'
import { type Command, Option } from 'commander'
import { examples, filesHelp } from '../help.ts'
import type { ExitCode } from '../program.ts'
import { addRecipeOptions } from '../recipe-options.ts'
import type { Terminal } from '../terminal.ts'
import { addRemoteOptions } from './connect.ts'
import { runGet } from './get.ts'
import { imageOrders, imageSorts, runList } from './list.ts'
import { runPush } from './push.ts'

/** Adds the commands that talk to a server. */
export function addRemoteCommands(
  command: Command,
  terminal: Terminal,
  onEnd: (exitCode: ExitCode) => void,
): void {
  const push = command
    .command('push')
    .description(
      'Uploads images to a server. What is there already is not sent; a large file that broke off goes on',
    )
    .argument('<files...>', filesHelp)
    .option('-t, --tag <tag...>', 'tags for all of them')
    .option('-r, --recursive', 'look into the subfolders of folders too')
    .option('-j, --jobs <number>', 'how many files at once (default: 2)')
    .option('--json', 'print JSON instead of a table')
  addRemoteOptions(push)
    .addHelpText(
      'after',
      examples('push *.jpg', 'push pano.tif --tag sea --tag 2026', 'push photos/ --recursive'),
    )
    .action(async (files, options) => onEnd(await runPush(terminal, files, options)))

  const list = command
    .command('list')
    .description('Lists the images of your gallery')
    .option('-s, --search <text>', 'with this in name or tags')
    .option('-t, --tag <tag>', 'with this tag')
    .option('-f, --format <format>', 'of this format, such as jpeg')
    .addOption(new Option('--sort <field>', 'by this (default: createdAt)').choices(imageSorts))
    .addOption(new Option('--order <order>', 'up or down (default: desc)').choices(imageOrders))
    .option('-n, --limit <number>', 'at most so many (default: 50)')
    .option('--json', 'print JSON instead of a table, with links')
  addRemoteOptions(list)
    .addHelpText('after', examples('list', 'list --tag sea --sort bytes', 'list --limit 1000 --json'))
    .action(async (options) => onEnd(await runList(terminal, options)))

  const get = command
    .command('get')
    .description('Downloads an image; with any option of a recipe, what the server makes of it')
    .argument('<id>', 'of an image, as push and list say it')
    .option('-o, --output <path>', 'the file to write, or a folder for it')
    .option('--force', 'overwrite what is there')
    .option('-f, --format <format>', `${askedFormats.join(', ')} (default with a recipe: auto)`)
    .option('--json', 'print JSON instead of a table')
  addRemoteOptions(addRecipeOptions(get))
    .addHelpText(
      'after',
      examples(
        'get 01m7zpyqknsae9sesasxpxpmvc',
        'get 01m7zpyqknsae9sesasxpxpmvc -f webp --max-bytes 200KB -o small.webp',
      ),
    )
    .action(async (id, options) => onEnd(await runGet(terminal, id, options)))
}

import { Command, CommanderError } from 'commander'
import { StoreOpenError } from '../json/open-error.ts'
import { backupFolder } from './backup.ts'
import { checkFolder } from './check.ts'
import { exportFolder } from './export.ts'
import { importFolder } from './import.ts'
import { ToolError } from './tool-error.ts'

/** Where the program writes. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
}

/** Runs `tessera-db` with these arguments; answers with the exit code: 0 done, 1 something is wrong with the data, 2 the command is. */
export async function runTool(args: readonly string[], { out, err }: Terminal): Promise<0 | 1 | 2> {
  let exitCode: 0 | 1 = 0
  const program = new Command('tessera-db')
    .description(
      'Looks after the data folder of a Tessera server. Only "backup" may be run while the server runs.',
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .showHelpAfterError('(tessera-db --help shows how it is used)')

  program
    .command('check')
    .description('Reads everything, and says what is wrong and what would be lost. Changes nothing.')
    .argument('<data>', 'the data folder, or a backup of it')
    .action(async (data: string) => {
      const { users, changes, problems, notices } = await checkFolder(data)
      for (const notice of notices) out(`note: ${notice}\n`)
      for (const { file, what, lost } of problems) out(`${file}\n  ${what}\n  Lost: ${lost}\n`)
      if (problems.length === 0) out(`All is well: ${users} users, ${changes} changes\n`)
      else exitCode = 1
    })

  program
    .command('export')
    .description('Writes the whole database as one JSON file: {users, images: {userId: {...}}, ...}')
    .argument('<data>', 'the data folder, or a backup of it')
    .argument('<file>', 'the file to write')
    .option('--leave-out-damaged', 'go on without users whose document cannot be read')
    .action(async (data: string, file: string, options: { leaveOutDamaged?: boolean }) => {
      const { users, leftOut } = await exportFolder(data, file, {
        leaveOutDamaged: options.leaveOutDamaged ?? false,
      })
      for (const userId of leftOut) err(`left out: user ${userId}\n`)
      out(`${users} users in ${file}\n`)
    })

  program
    .command('import')
    .description('Makes the database of a data folder that has none from an export')
    .argument('<file>', 'an export')
    .argument('<data>', 'the data folder')
    .action(async (file: string, data: string) => {
      const { users } = await importFolder(file, data)
      out(`${users} users in ${data}\n`)
    })

  program
    .command('backup')
    .description(
      'Copies database, blobs and secret into a new folder, as of one moment, while the server runs or not',
    )
    .argument('<data>', 'the data folder')
    .argument('<target>', 'the folder to make')
    .action(async (data: string, target: string) => {
      const report = await backupFolder(data, target)
      out(
        `${report.users} users up to change ${report.changes}, and ${report.blobs} files of ${report.bytes} bytes\n`,
      )
      if (report.mayLackBlobs) {
        err('Images were deleted all the time: a few rows may lack their files. They were deleted by now\n')
      }
      for (const userId of report.damaged) err(`The document of user ${userId} is damaged, here as there\n`)
      if (report.damaged.length > 0) exitCode = 1
    })

  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof ToolError || error instanceof StoreOpenError)) throw error
    err(`${error.message}\n`)
    return 1
  }
}

import { compress, configureEngine, thumbnail } from '@tessera/core'
import { outputWidth, type Perform, quality } from './tasks.ts'

/** The tasks as a program does them with core. */
export function createWithCore(): Perform {
  configureEngine({ concurrency: 1 })
  return async (task, { input, output }) => {
    if (task === 'thumbnail') await thumbnail(input, { output })
    else if (task === 'convert') await compress(input, { format: 'webp', quality }, { output })
    else await compress(input, { format: task, width: outputWidth, quality }, { output })
  }
}

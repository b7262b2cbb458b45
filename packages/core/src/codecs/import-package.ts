import { ImageError } from '../errors.ts'

/**
 * Loads an optional package when it is first needed. Throws `UNSUPPORTED_FORMAT`, with its name, where it is not
 * installed.
 */
export async function importPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    // Its own file, or the native part of it for this system.
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause
    throw new ImageError(
      'UNSUPPORTED_FORMAT',
      `Expected the package ${name} to be installed for this format`,
      {
        cause,
        package: name,
      },
    )
  }
}

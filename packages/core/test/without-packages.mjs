import { registerHooks } from 'node:module'

// Loaded before everything else, in each thread: the optional packages are as if they had not been installed.
const optional = ['@jsquash/jxl', '@napi-rs/image', 'libheif-js']

registerHooks({
  resolve(specifier, context, next) {
    if (!optional.some((name) => specifier.startsWith(name))) return next(specifier, context)
    throw Object.assign(new Error(`Cannot find package '${specifier}'`), { code: 'ERR_MODULE_NOT_FOUND' })
  },
})

import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig, unknownSettings } from './config.ts'

const machine = { cores: 2 }

describe('settings', () => {
  it('all have a default, and what is made of them is frozen', () => {
    const config = parseConfig({}, machine)
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      quota: { images: 10, bytes: 5 * 2 ** 30, compressionsPerImage: 10, tilingsPerImage: 4 },
      workers: 2,
    })
    expect(Object.isFrozen(config.quota)).toBe(true)
  })

  it.each([
    ['PORT', '70000', 'PORT: expected a whole number from 0 to 65535 but received "70000"'],
    ['PORT', 'http', 'PORT: expected a whole number from 0 to 65535 but received "http"'],
    [
      'TESSERA_IMAGES_PER_USER',
      '-1',
      'TESSERA_IMAGES_PER_USER: expected a whole number from 0 to 1000000 but received "-1"',
    ],
    [
      'TESSERA_PUBLIC_URL',
      'example.org/x',
      'TESSERA_PUBLIC_URL: expected an origin such as https://images.example.org but received "example.org/x"',
    ],
    [
      'TESSERA_REGISTRATION',
      'maybe',
      'TESSERA_REGISTRATION: expected one of open, invite, closed but received "maybe"',
    ],
    ['TESSERA_RATE_LIMIT_SCALE', '0', 'TESSERA_RATE_LIMIT_SCALE: expected a number above 0 but received "0"'],
    [
      'TESSERA_SECRET',
      'short',
      'TESSERA_SECRET: expected at least 32 characters but received what it is set to',
    ],
  ])('%s=%s is one clear line', (name, value, message) => {
    expect(() => parseConfig({ [name]: value }, machine)).toThrow(new ConfigError(message))
  })

  it('takes numbers as people write large ones, and empty for not set', () => {
    const config = parseConfig(
      {
        TESSERA_MAX_PIXELS: '1e9',
        TESSERA_MAX_PIXELS_BUFFERED: '2.5e8',
        PORT: '',
        TESSERA_CORS_ORIGINS: 'https://a.example, http://b.example:81/',
      },
      machine,
    )
    expect(config.images).toEqual({ maxPixels: 1e9, maxPixelsBuffered: 2.5e8 })
    expect(config.port).toBe(3000)
    expect(config.corsOrigins).toEqual(['https://a.example', 'http://b.example:81'])
  })

  it('tells names that are none', () => {
    expect(unknownSettings({ TESSERA_IMAGE_PER_USER: '5', TESSERA_LOG_LEVEL: 'info', PATH: '/bin' })).toEqual(
      ['TESSERA_IMAGE_PER_USER'],
    )
  })
})

import { ImageError } from '@tessera/core'
import { type CompressionRecipe, fits, metadataPolicies, parseRecipe, positions } from '@tessera/core/recipes'
import type { Command } from 'commander'
import { UsageError } from './usage-error.ts'

/** What commander makes of the options below: text, as it was typed. */
export type RecipeOptions = Partial<Record<(typeof numbers | typeof texts)[number], string>> &
  Partial<Record<(typeof flags)[number], boolean>> & { maxBytes?: string; crop?: string } & Partial<
    Record<(typeof factors)[number], string>
  >

const numbers = ['quality', 'width', 'height', 'ssim', 'rotate', 'effort', 'frame'] as const
const texts = ['fit', 'position', 'background', 'metadata'] as const
const flags = ['lossless', 'palette', 'enlarge', 'greyscale'] as const
const factors = ['brightness', 'saturation', 'contrast', 'sharpen', 'blur'] as const

/** Adds every field of a recipe but the format to a command. */
export function addRecipeOptions(command: Command): Command {
  return command
    .option('-q, --quality <quality>', '1 to 100 (default: 80)')
    .option('--max-bytes <size>', 'at most this large, such as 200KB: the best quality that fits')
    .option('--ssim <similarity>', '0 to 1, such as 0.98: the smallest file that is at least this similar')
    .option('--lossless', 'lose nothing (png, webp, avif, tiff, jxl)')
    .option('--palette', 'at most 256 colours, in a png')
    .option('-w, --width <pixels>', 'at most this wide')
    .option('-H, --height <pixels>', 'at most this high')
    .option('--fit <fit>', `${fits.join(', ')}: what to do when both sides are given (default: inside)`)
    .option('--position <position>', `what cover keeps: ${positions.join(', ')} (default: centre)`)
    .option('--background <colour>', 'behind what is see-through, and the bars of contain: #rrggbb')
    .option('--enlarge', 'also make small images larger')
    .option('--rotate <degrees>', 'clockwise: 90, 180 or 270')
    .option('--crop <left,top,width,height>', 'this part only, in pixels, after turning')
    .option('--frame <number>', 'one frame of an animation or page of a document; 0 is the first')
    .option('--brightness <factor>', '0 to 4; 1 changes nothing')
    .option('--saturation <factor>', '0 to 4; 1 changes nothing')
    .option('--contrast <factor>', '0 to 4; 1 changes nothing')
    .option('--sharpen <sigma>', '0.3 to 10 pixels')
    .option('--blur <sigma>', '0.3 to 100 pixels')
    .option('--greyscale', 'take the colour out')
    .option('--metadata <policy>', `${metadataPolicies.join(', ')} (default: strip)`)
    .option('--effort <effort>', 'how hard the encoder tries: 0 to 6 in webp, 0 to 9 in avif, gif and jxl')
}

/** The recipe that was typed; throws `UsageError` with the recipe's own sentence about what is wrong. */
export function readRecipe(options: RecipeOptions, format: string): CompressionRecipe {
  const pick = <Name extends string>(names: readonly Name[], read: (name: Name) => unknown) =>
    Object.fromEntries(names.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined))
  const adjust = {
    ...pick(factors, (name) => asNumber(options[name])),
    ...pick(['greyscale'], (name) => options[name]),
  }
  try {
    return parseRecipe({
      format,
      ...pick(numbers, (name) => asNumber(options[name])),
      ...pick([...texts, 'lossless', 'palette', 'enlarge'], (name) => options[name]),
      ...pick(['maxBytes'], (name) => asBytes(options[name])),
      ...pick(['crop'], (name) => asCrop(options[name])),
      ...(Object.keys(adjust).length > 0 && { adjust }),
    })
  } catch (error) {
    if (error instanceof ImageError) throw new UsageError(error.message)
    throw error
  }
}

/** A typed number; what is none stays as it came, for the recipe's own sentence about it. */
export function asNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/** 200KB, 1.5 MB, 800 or 800B in bytes; KB is a thousand. What is none of these stays as it came, as above. */
function asBytes(text: string | undefined): number | string | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*(k|m)?b?$/i.exec(text ?? '') ?? []
  if (amount === undefined) return text
  return Math.floor(Number(amount) * (bytesOf[unit.toLowerCase()] ?? 1))
}

const bytesOf: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 }

function asCrop(text: string | undefined): object | undefined {
  if (text === undefined) return undefined
  const parts = text.split(',')
  if (parts.length !== 4)
    throw new UsageError(`Expected left,top,width,height for --crop but received '${text}'`)
  const [left, top, width, height] = parts.map((part) => asNumber(part.trim()))
  return { left, top, width, height }
}

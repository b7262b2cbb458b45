import { crc32 } from 'node:zlib'

// A document's first line holds the CRC-32 of all that follows it. It tells apart what the store wrote itself, which needs no second look at
// each row, from what a person has edited, which is read all the same, row by row, and is refused where a row is not as it should be.

const start = '{"check":"'
const end = '",\n'
const digits = 8
const bodyAt = start.length + digits + end.length

/** Puts the check before the rest of an object: `fields` is its JSON without the opening brace. */
export function addCheck(fields: string): Buffer {
  const body = Buffer.from(fields)
  return Buffer.concat([Buffer.from(`${start}${checkOf(body)}${end}`), body])
}

/** `right`: the text is the one that the store has written. `wrong`: it was edited, or has decayed. `none`: there is no check. */
export type Check = 'right' | 'wrong' | 'none'

export function readCheck(text: string): Check {
  if (text.length < bodyAt || !text.startsWith(start)) return 'none'
  const check = text.slice(start.length, start.length + digits)
  return check === checkOf(text.slice(bodyAt)) ? 'right' : 'wrong'
}

function checkOf(body: Buffer | string): string {
  return crc32(body).toString(16).padStart(digits, '0')
}

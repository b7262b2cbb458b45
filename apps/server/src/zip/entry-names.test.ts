import { expect, it } from 'vitest'
import { nameEntries } from './entry-names.ts'

it('leaves good names as they are, in their order', () => {
  const names = ['photo.jpg', 'Straße am Meer.webp', '日本.png', 'no extension', 'a.b.c.tif']
  expect(nameEntries(names)).toEqual(names)
})

it('gives every file a name of its own, also where case and accents do not count', () => {
  expect(nameEntries(['a.jpg', 'A.JPG', 'a.jpg', 'a (2).jpg', 'é.png', 'e\u0301.png'])).toEqual([
    'a.jpg',
    'A (2).JPG',
    'a (3).jpg',
    'a (2) (2).jpg',
    'é.png',
    'é (2).png',
  ])
})

it.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\win.ini', 'C__Windows_win.ini'],
  ['con.jpg', '_con.jpg'],
  ['NUL', '_NUL'],
  ['Com1.tar.gz', '_Com1.tar.gz'],
  ['lpt¹.png', '_lpt¹.png'],
  ['console.jpg', 'console.jpg'],
  ['what? "this" <that>|*.jpg', 'what_ _this_ _that___.jpg'],
  ['trailing. . .', 'trailing'],
  ['...', 'untitled'],
  ['', 'untitled'],
  ['line\nbreak\u0000.png', 'line_break_.png'],
  ['gpj.\u202Eexe', 'gpj._exe'],
  ['.hidden', 'hidden'],
  ['\ud800.png', '\ufffd.png'],
])('makes %j safe wherever it is unpacked', (name, safe) => {
  expect(nameEntries([name])).toEqual([safe])
})

it('keeps names within what file systems take, in bytes, with their endings', () => {
  const long = `${'漢'.repeat(255)}.jpeg`
  const [first = '', second = ''] = nameEntries([long, long])
  expect(Buffer.byteLength(first)).toBeLessThanOrEqual(200)
  expect(first).toMatch(/漢\.jpeg$/)
  expect(second).toMatch(/漢 \(2\)\.jpeg$/)
  expect(Buffer.byteLength(second)).toBeLessThanOrEqual(200)
})

it('numbers a thousand equal long names, none the same, while others take some of the numbers', () => {
  const long = `${'x'.repeat(251)}.jpg`
  const [, second = ''] = nameEntries(Array.from({ length: 1000 }, () => long))
  const names = nameEntries([second, ...Array.from({ length: 999 }, () => long)])
  expect(new Set(names)).toHaveProperty('size', 1000)
  expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(200)
  expect(names[2]).toMatch(/x \(3\)\.jpg$/)
})

import { expect, it } from 'vitest'
import { outputSize, type SizeRequest } from './output-size.ts'

const source = { width: 400, height: 200 }

it.each<[Partial<SizeRequest>, number, number, string]>([
  [{}, 400, 200, 'nothing asked'],
  [{ width: 100 }, 100, 50, 'one side keeps the proportions'],
  [{ height: 100 }, 200, 100, 'the other too'],
  [{ width: 800 }, 400, 200, 'never enlarged'],
  [{ width: 800, enlarge: true }, 800, 400, 'unless asked'],
  [{ width: 100, height: 100 }, 100, 50, 'inside the box'],
  [{ width: 100, height: 100, fit: 'cover' }, 100, 100, 'the box itself'],
  [{ width: 100, height: 100, fit: 'contain' }, 100, 100, 'the box itself, with bars'],
  [{ width: 100, height: 100, fit: 'fill' }, 100, 100, 'the box itself, stretched'],
  [{ width: 800, height: 800, fit: 'cover' }, 200, 200, 'the largest square in the image'],
  [{ width: 800, height: 800, fit: 'contain' }, 400, 400, 'the smallest square around the image'],
  [{ width: 800, height: 100, fit: 'fill' }, 400, 100, 'no side larger'],
  [{ width: 800, height: 800, fit: 'cover', enlarge: true }, 800, 800, 'the box, enlarged'],
  [{ width: 1 }, 1, 1, 'never less than a pixel'],
])('%j of 400 x 200 gives %i x %i: %s', (request, width, height) => {
  expect(outputSize(source, { fit: 'inside', enlarge: false, ...request })).toEqual({ width, height })
})

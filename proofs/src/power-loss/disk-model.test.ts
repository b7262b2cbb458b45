import { describe, expect, it } from 'vitest'
import type { Step } from '../trace/file-steps.ts'
import { createDiskModel, type Survival } from './disk-model.ts'

const time = { began: 0, at: 0 }
const write = (path: string, text: string, position = 0): Step => {
  return { ...time, kind: 'write', path, bytes: Buffer.from(text), position }
}
const step = (kind: 'create' | 'folder' | 'remove' | 'sync', path: string): Step => ({ ...time, kind, path })
const rename = (path: string, to: string): Step => ({ ...time, kind: 'rename', path, to })

function left(steps: Step[], survival: Survival): Record<string, string | null> {
  const model = createDiskModel()
  for (const one of steps) model.take(one)
  const files = [...model.losePower(survival)]
  return Object.fromEntries(files.map(([path, bytes]) => [path, bytes?.toString() ?? null]))
}

const nothing: Survival = { name: () => false, bytes: () => 'none' }
const names: Survival = { name: () => true, bytes: () => 'none' }
const replaced = [step('create', 'a'), write('a', 'old'), step('sync', 'a'), step('sync', '')]

describe('a power loss', () => {
  it('forgets names whose folder was not synced, and bytes whose file was not', () => {
    const steps = [step('create', 'a'), write('a', 'data')]
    expect(left(steps, nothing)).toEqual({})
    expect(left([...steps, step('sync', 'a')], nothing)).toEqual({})
    expect(left([...steps, step('sync', '')], nothing)).toEqual({ a: '' })
    expect(left([...steps, step('sync', 'a'), step('sync', '')], nothing)).toEqual({ a: 'data' })
  })

  it('leaves the old file or the new one of a replacement, and of one renamed without data neither', () => {
    const begun = [...replaced, step('create', 'a.tmp'), write('a.tmp', 'newer')]
    expect(left([...begun, step('sync', 'a.tmp'), rename('a.tmp', 'a')], nothing)).toEqual({ a: 'old' })
    expect(left([...begun, step('sync', 'a.tmp'), rename('a.tmp', 'a')], names)).toEqual({ a: 'newer' })
    expect(left([...begun, rename('a.tmp', 'a')], names)).toEqual({ a: '' })
  })

  it('leaves a part of what was written last', () => {
    const steps = [...replaced, write('a', 'more', 3)]
    expect(left(steps, { name: () => true, bytes: () => 'half' })).toEqual({ a: 'oldmo' })
    expect(left(steps, { name: () => true, bytes: () => 'latter half' })).toEqual({ a: 'old\0\0re' })
    expect(left(steps, { name: () => true, bytes: () => 'all' })).toEqual({ a: 'oldmore' })
  })

  it('takes with a folder what lies in it, and brings back what was removed', () => {
    const made = [step('folder', 'f'), step('create', 'f/a'), step('sync', 'f')]
    expect(left(made, nothing)).toEqual({})
    expect(left([...made, step('sync', '')], nothing)).toEqual({ f: null, 'f/a': '' })
    expect(left([...made, step('sync', ''), step('remove', 'f/a')], nothing)).toEqual({ f: null, 'f/a': '' })
    expect(left([...made, step('sync', ''), step('remove', 'f/a')], names)).toEqual({ f: null })
  })
})

import { afterEach, beforeEach, expect, vi } from 'vitest'

// What is printed by accident is a defect: a test that leaves something on console.error or console.warn fails.
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls, 'calls of console.error').toEqual([])
  expect(vi.mocked(console.warn).mock.calls, 'calls of console.warn').toEqual([])
  vi.restoreAllMocks()
})

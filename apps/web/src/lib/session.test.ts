import { expect, it } from 'vitest'
import { createSession } from './session.ts'

const anna = { id: '1', username: 'anna' }

it('lets everyone who waits go on when the same person has logged in again', async () => {
  const session = createSession()
  session.enter(anna)
  const waiting = [session.expire(), session.expire()]
  expect(session.state.get()).toEqual({ kind: 'expired', person: anna })
  session.enter(anna)
  await expect(Promise.all(waiting)).resolves.toHaveLength(2)
})

it('does nothing in the name of somebody else', async () => {
  const session = createSession()
  session.enter(anna)
  const waiting = session.expire()
  session.enter({ id: '2', username: 'bert' })
  await expect(waiting).rejects.toThrow()
  expect(session.state.get().kind).toBe('in')
})

it('asks nobody to log in again who was never here', async () => {
  await expect(createSession().expire()).rejects.toThrow()
})

import { proveBackup } from './backup/prove-backup.ts'
import { proveFaults } from './faults/prove-faults.ts'
import { proveKill } from './kill/prove-kill.ts'
import { proveLock } from './lock/prove-lock.ts'
import { proveOrder } from './order/prove-order.ts'
import { provePowerLoss } from './power-loss/prove-power-loss.ts'
import { proveQuota } from './quota/prove-quota.ts'

/** Every proof, with how often it is done for good and in short. */
export const proofs = {
  order: { prove: proveOrder, full: 200, short: 8, says: 'answers leave after their data is on disk' },
  'power-loss': {
    prove: provePowerLoss,
    full: 2400,
    short: 60,
    says: 'whatever a power loss leaves starts, and has what was acknowledged',
  },
  faults: {
    prove: proveFaults,
    full: 400,
    short: 4,
    says: 'the nth sync, rename or write fails, and nothing that was acknowledged is lost',
  },
  kill: {
    prove: proveKill,
    full: 200,
    short: 3,
    says: 'killed at random under load, it keeps what it said it has',
  },
  quota: {
    prove: proveQuota,
    full: 20,
    short: 1,
    says: 'of many at once, exactly as many as the quota are taken',
  },
  backup: {
    prove: proveBackup,
    full: 20,
    short: 1,
    says: 'a backup that is made under load has every row and every byte',
  },
  lock: {
    prove: proveLock,
    full: 50,
    short: 4,
    says: 'a second process on a folder ends, and changes nothing',
  },
}
export type ProofName = keyof typeof proofs

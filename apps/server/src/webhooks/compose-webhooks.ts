import type { Deps } from '../deps.ts'
import { createAddressPolicy } from '../outgoing/address-policy.ts'
import { createPost } from '../outgoing/post.ts'
import { resolveHost } from '../outgoing/resolve-host.ts'
import { createSeal } from '../seal.ts'
import { createAttemptDelivery } from './attempt-delivery.ts'
import { createDeliveryRunner } from './delivery-runner.ts'

/** For look-up, connection and answer of one attempt; receivers are told so in docs/webhooks.md. */
const attemptSeconds = 15

/** Builds the parts that webhooks are made of. `secret` is the server's. */
export function composeWebhooks({
  store,
  clock,
  logger,
  metrics,
  config,
  secret,
}: Pick<Deps, 'store' | 'clock' | 'logger' | 'metrics' | 'config'> & { secret: string }): Pick<
  Deps,
  'deliveries' | 'destinations' | 'seal'
> {
  const destinations = createAddressPolicy(config.webhooks)
  const seal = createSeal({ secret, purpose: 'secrets of webhooks' })
  const post = createPost({ policy: destinations, resolve: resolveHost, seconds: attemptSeconds })
  const { retrySeconds } = config.webhooks
  const attempt = createAttemptDelivery({ seal, post, clock, random: Math.random, retrySeconds, logger })
  const onAttempt = (outcome: string) => metrics.deliveries.inc({ outcome })
  const deliveries = createDeliveryRunner({ store, clock, logger, attempt, onAttempt })
  metrics.gauge(
    'webhook_attempts_running',
    'Messages that are being sent to webhooks',
    () => deliveries.running,
  )
  return { deliveries, destinations, seal }
}

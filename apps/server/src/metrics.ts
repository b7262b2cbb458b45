import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds: from an answer out of memory to an upload of minutes. */
const requestBuckets = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60, 300]
const storeBuckets = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5]

/** What an operator wants to see, in Prometheus' text format. Counters are there from the start; what depends on other parts is asked for when it is read. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'tessera_' })

  const requests = new Histogram({
    name: 'tessera_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: requestBuckets,
    registers,
  })
  // Looking labels up costs more than counting, and most requests are for files.
  const observers = new Map<string, { observe(seconds: number): void }>()

  return {
    registry,

    countRequest(route: string, status: number, seconds: number): void {
      const name = `${status} ${route}`
      let observer = observers.get(name)
      if (!observer) {
        observer = requests.labels(route, String(status))
        observers.set(name, observer)
      }
      observer.observe(seconds)
    },

    /** Bytes of connections in both directions since the start, asked for when the metrics are read. */
    countTraffic(read: () => { in: number; out: number }): void {
      new Counter({
        name: 'tessera_http_bytes_total',
        help: 'Bytes of connections, headers included, by direction (in, out)',
        labelNames: ['direction'],
        registers,
        collect() {
          this.reset()
          for (const [direction, bytes] of Object.entries(read())) this.inc({ direction }, bytes)
        },
      })
    },

    jobs: new Counter({
      name: 'tessera_jobs_total',
      help: 'Ends of attempts at jobs, by kind and what became of them (ready, failed, retried, cancelled)',
      labelNames: ['kind', 'status'],
      registers,
    }),

    deliveries: new Counter({
      name: 'tessera_webhook_attempts_total',
      help: 'Attempts to deliver a message to a webhook, by what became of it (delivered, retry, failed)',
      labelNames: ['outcome'],
      registers,
    }),

    sharedOutputs: new Counter({
      name: 'tessera_shared_outputs_total',
      help: 'Outputs that were copied from the same output of another job instead of being made again',
      registers,
    }),

    tasks: new Histogram({
      name: 'tessera_task_seconds',
      help: 'Time that decoding processes worked, by kind of task and how it ended (ok, the code of the error)',
      labelNames: ['kind', 'outcome'],
      buckets: requestBuckets,
      registers,
    }),

    storeCalls: new Histogram({
      name: 'tessera_store_seconds',
      help: 'Time of calls of the database, by verb; those that change something end with the commit to disk',
      labelNames: ['verb'],
      buckets: storeBuckets,
      registers,
    }),

    /** A value that is asked for when the metrics are read. */
    gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name: `tessera_${name}`,
        help,
        registers,
        collect: function () {
          this.set(read())
        },
      })
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

import { Button, CheckField, ErrorNotice, TextField } from '@tessera/ui'
import { type FormEvent, useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem, fieldErrors } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'
import { NewSecret } from './new-secret.tsx'
import { addressError, allEvents, eventWords } from './webhook-words.ts'

/** Address and events of a new webhook, and then its secret. */
export function AddWebhook() {
  const { queries } = useApp()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState(allEvents)
  const create = trpc.webhooks.create.useMutation({
    onSuccess() {
      setUrl('')
      void queries.webhooks.list.invalidate()
    },
  })
  const { url: rule, events: none } = create.error ? fieldErrors(create.error) : {}
  const wrong = addressError(create.error) ?? rule

  function submit(event: FormEvent): void {
    event.preventDefault()
    create.mutate({ url: url.trim(), events })
  }

  return (
    <>
      {create.data && <NewSecret secret={create.data.secret} onDone={create.reset} />}
      <form noValidate className="flex max-w-140 flex-col gap-4" onSubmit={submit}>
        <TextField
          label="Address"
          name="url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://example.org/hook"
          value={url}
          error={wrong}
          onChange={(event) => setUrl(event.target.value)}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-13 font-medium">Tell it when</legend>
          {allEvents.map((event) => (
            <CheckField
              key={event}
              label={eventWords[event]}
              checked={events.includes(event)}
              onChange={(checked) =>
                setEvents(allEvents.filter((one) => (one === event ? checked : events.includes(one))))
              }
            />
          ))}
          {none && (
            <p role="alert" className="text-12 text-danger">
              Choose at least one.
            </p>
          )}
        </fieldset>
        {create.error && !wrong && !none && <ErrorNotice problem={describeProblem(create.error)} />}
        <Button type="submit" busy={create.isPending} className="self-start">
          Add webhook
        </Button>
      </form>
    </>
  )
}

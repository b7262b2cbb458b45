import { Link } from '@tanstack/react-router'
import { Button, buttonClass, EmptyState, ErrorNotice } from '@tessera/ui'
import { describeProblem } from '../lib/problems.ts'

export function LoadingPage() {
  return (
    <p role="status" className="p-6 text-14 text-quiet">
      Loading
    </p>
  )
}

export function MissingPage() {
  return (
    <main>
      <EmptyState
        title="There is nothing here"
        action={
          <Link to="/" className={buttonClass('primary')}>
            Back to the gallery
          </Link>
        }
      >
        The image may have been deleted, or the address is not quite right.
      </EmptyState>
    </main>
  )
}

export function ProblemPage({ error, reset }: { error: unknown; reset?: () => void }) {
  return (
    <main>
      <EmptyState
        title="This did not work"
        action={
          <Button variant="primary" onClick={() => (reset ? reset() : location.reload())}>
            Try again
          </Button>
        }
      >
        <ErrorNotice problem={describeProblem(error)} className="text-left" />
      </EmptyState>
    </main>
  )
}

// Owns the words between a tap and "saved", and what to do when it was not.
import { LinkButton, Button } from '@/components/ui/Button'
import type { Sending } from './useSending'

export interface SendingStateProps {
  sending: Sending
  again: () => void
  dismiss: () => void
}

export function SendingState({ sending, again, dismiss }: SendingStateProps) {
  return (
    <>
      <p role="status" className="sr-only">
        {sending.state === 'saving' ? 'Saving' : sending.state === 'saved' ? 'Saved' : ''}
      </p>
      {sending.state === 'not-saved' && (
        <div role="alert" className="mt-3 rounded-control border-l-4 border-danger bg-danger-soft px-4 py-3">
          <p className="font-semibold text-danger">Not saved</p>
          <p>{sending.words}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {sending.why === 'signed-out' && (
              <LinkButton href="/sign-in" variant="primary">
                Sign in
              </LinkButton>
            )}
            {sending.why !== 'refused' && <Button onClick={again}>Try again</Button>}
            <Button variant="quiet" onClick={dismiss}>
              {sending.why === 'refused' ? 'Close' : 'Give up'}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

// Owns the words between a tap and "saved", and what to do when it was not.
import { Button } from '@/components/ui/Button'
import type { Sending } from './useSending'
import { YouSaid } from './YouSaid'

export interface SendingStateProps {
  sending: Sending
  again: () => void
  dismiss: () => void
}

const said = {
  idle: '',
  saving: 'Saving',
  saved: 'Saved',
  kept: 'Saved on this phone',
  refused: '',
  overtaken: '',
  nowhere: '',
}

export function SendingState({ sending, again, dismiss }: SendingStateProps) {
  return (
    <>
      <p role="status" className="sr-only">
        {said[sending.state]}
      </p>
      {'words' in sending && (
        <div role="alert" className="mt-3 rounded-control border-l-4 border-danger bg-danger-soft px-4 py-3">
          <p className="font-semibold text-danger">Not saved</p>
          <p>{sending.words}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {sending.state === 'nowhere' && <Button onClick={again}>Try again</Button>}
            <Button variant="quiet" onClick={dismiss}>
              {sending.state === 'refused' ? 'Close' : 'Give up'}
            </Button>
          </div>
        </div>
      )}
      {sending.state === 'overtaken' && (
        <div role="alert" className="mt-3 rounded-control border-l-4 border-danger bg-danger-soft px-4 py-3">
          <p className="font-semibold text-danger">Not saved</p>
          <p>This was already logged or changed elsewhere.</p>
          <YouSaid entry={sending.entry} useIt={again} leaveOut={dismiss} />
        </div>
      )}
    </>
  )
}

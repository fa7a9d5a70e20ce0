// Says, over what the phone keeps, why it is shown instead of what was opened.
import { Alert } from '@/components/ui/Alert'

export interface NoConnectionProps {
  /** Whose plan the phone keeps, if it knows. */
  calledBy: string | undefined
  /** The path of the page that was opened. */
  opened: string
}

export const NoConnection = ({ calledBy, opened }: NoConnectionProps) => (
  <Alert title="No connection">
    {/^\/learn(\/|$)/.test(opened) && 'What there is to read needs a connection. '}
    This is {calledBy ? `the plan of ${calledBy}` : 'your plan'} as this phone keeps it. What you log is saved
    here, and sent later.
  </Alert>
)

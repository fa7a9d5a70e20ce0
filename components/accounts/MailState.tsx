// Owns what an admin sees of the e-mails: that some go out, when the last one did, or a warning that none does.
import { Alert } from '@/components/ui/Alert'

export interface MailStateProps {
  /** Whether the program has a mail server. */
  sends: boolean
  /** Where links in e-mails lead; null where a phone can open it. */
  unreachable: string | null
  sent: string | null
  failing: { since: string; times: number } | null
}

export function MailState({ sends, unreachable, sent, failing }: MailStateProps) {
  if (!sends)
    return (
      <p>
        No e-mail is sent. To send reminders by e-mail, set <code>SMTP_URL</code> to your mail server and
        start the program again.
      </p>
    )
  return (
    <div className="space-y-3">
      <p>
        Reminders, and that a message waits, are sent to patients who ask for it. No e-mail says anything
        about a patient.
      </p>
      {unreachable && (
        <Alert tone="warning" title="Patients cannot open the links in these e-mails">
          They begin with <span className="font-semibold break-all">{unreachable}</span>, which a phone does
          not reach. Set <code>PUBLIC_URL</code> to the https address of this clinic and start the program
          again.
        </Alert>
      )}
      {failing && (
        <Alert
          tone="danger"
          title={
            failing.times === 1
              ? `The last e-mail did not go out, on ${failing.since}`
              : `No e-mail has gone out since ${failing.since}: ${failing.times} were tried`
          }
        >
          Patients get no reminder and no link to sign in. Check that <code>SMTP_URL</code> names your mail
          server, and that it takes e-mail from this program.
        </Alert>
      )}
      <p>{sent ? `Last e-mail that went out: ${sent}.` : 'No e-mail has gone out yet.'}</p>
    </div>
  )
}

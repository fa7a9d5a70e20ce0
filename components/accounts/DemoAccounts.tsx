// Owns the list of invented people whom anybody may sign in as in the demo.

const people = [
  { signIn: 'admin@demo.test', who: 'admin and therapist' },
  { signIn: 'therapist@demo.test', who: 'therapist' },
  { signIn: 'therapist2@demo.test', who: 'therapist' },
  { signIn: 'patient@demo.test', who: 'patient' },
  { signIn: 'therapist@riverside.test', who: 'therapist of another clinic' },
  { signIn: 'patient@riverside.test', who: 'patient of another clinic' },
]

export function DemoAccounts() {
  return (
    <section aria-label="Demo accounts">
      <p>
        Demo clinic. The passphrase of everybody is <strong className="text-ink">demo passphrase 2026</strong>
        .
      </p>
      <dl className="mt-2 grid gap-x-4 gap-y-0.5 sm:grid-cols-[auto_1fr]">
        {people.map(({ signIn, who }) => (
          <div key={signIn} className="contents">
            <dt className="font-semibold text-ink">{signIn}</dt>
            <dd className="max-sm:mb-1.5">{who}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

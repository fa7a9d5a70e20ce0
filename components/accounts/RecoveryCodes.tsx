// Owns the recovery codes as they are shown, once.
import { PrintButton } from '@/components/ui/PrintButton'

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="space-y-3">
      <p>
        <strong>Write these codes down or print them, and keep them away from your phone.</strong> If the
        phone is lost, each lets you in once. They are shown only now.
      </p>
      <ol className="grid max-w-sm grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line bg-sunken px-4 py-3">
        {codes.map((code) => (
          <li key={code}>
            <code className="tracking-wide">{code}</code>
          </li>
        ))}
      </ol>
      <PrintButton>Print the codes</PrintButton>
    </div>
  )
}

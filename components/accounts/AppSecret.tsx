// Owns what an authenticator app is given: a code to scan, and the same to type.
import { QrSquares } from '@/components/ui/QrSquares'

export interface AppSecretProps {
  qr: { size: number; path: string }
  secret: string
}

export function AppSecret({ qr, secret }: AppSecretProps) {
  return (
    <div className="flex flex-wrap items-start gap-5">
      <QrSquares qr={qr} label="QR code for your authenticator app" className="size-44 shrink-0" />
      <div className="min-w-0 flex-[1_1_14rem] space-y-2">
        <p>
          Scan this with an authenticator app on your phone, such as the one that came with it, Aegis, 2FAS or
          Google Authenticator. It then shows six digits that change every half minute.
        </p>
        <p className="text-sm text-muted">
          No camera? Type this into the app: <code className="break-all text-ink">{secret}</code>
        </p>
      </div>
    </div>
  )
}

// Owns the way back from taking something out of a form.
import { Undo2 } from 'lucide-react'
import { Button } from '@/components/ui/Button'

export function UndoLine({ what, onUndo }: { what: string; onUndo: () => void }) {
  return (
    <p role="status" className="mb-3 flex flex-wrap items-center gap-2 text-sm text-muted">
      {what} was taken out.
      <Button size="small" variant="quiet" icon={<Undo2 />} onClick={onUndo}>
        Put {what} back
      </Button>
    </p>
  )
}

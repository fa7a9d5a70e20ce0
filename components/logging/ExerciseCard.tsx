// Owns one exercise on the patient's page: what, how much, how, and what was logged.
import { Play } from 'lucide-react'
import { ExercisePicture, ExerciseThumbnail } from '@/components/catalog/ExercisePicture'
import { Button } from '@/components/ui/Button'
import { IconCopy } from '@/components/ui/RepeatedIcon'
import { WithScript } from '@/components/ui/WhenReady'
import { LogControls, type LogControlsProps } from './LogControls'

export interface ExerciseCardProps extends LogControlsProps {
  /** It stands under a heading that says its time of day. */
  underTime: boolean
  /** Opens the guide at this exercise. */
  onGuide: () => void
}

export function ExerciseCard({ onGuide, underTime, ...props }: ExerciseCardProps) {
  const { item } = props
  const Heading = underTime ? 'h4' : 'h3'
  return (
    <li className="rounded-card border border-line bg-raised p-4">
      <div className="flex gap-3 narrow:flex-col-reverse">
        <div className="min-w-0 flex-1">
          <Heading className="text-lg leading-snug font-bold">{item.name}</Heading>
          <p>{item.amount}</p>
          <p className="text-sm text-muted">
            {[!underTime && item.time, item.week || item.often].filter(Boolean).join(' · ')}
          </p>
        </div>
        <ExerciseThumbnail picture={item.picture} className="-my-1 -mr-1" />
      </div>
      {item.note && <p className="mt-1 border-l-4 border-accent pl-3">{item.note}</p>}
      {(item.steps.length > 0 || item.stopWhen) && (
        <details className="group">
          <summary className="flex min-h-11 items-center gap-1.5 font-semibold text-accent-text">
            <IconCopy of="unfold" className="size-5 -rotate-90 group-open:rotate-0" />
            How to do it
            <span className="sr-only">: {item.name}</span>
          </summary>
          <ExercisePicture picture={item.picture} name={item.name} className="pb-2" />
          <ol className="list-decimal space-y-1.5 pb-2 pl-6">
            {item.steps.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
          {item.stopWhen && <p className="pb-2">{item.stopWhen}</p>}
        </details>
      )}
      {!item.log && (
        <WithScript>
          <Button variant="quiet" icon={<Play />} onClick={onGuide} className="-ml-4">
            Guide me<span className="sr-only">: {item.name}</span>
          </Button>
        </WithScript>
      )}
      <LogControls {...props} />
    </li>
  )
}

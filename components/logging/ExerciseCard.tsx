// Owns one exercise on the patient's page: what, how much, how, and what was logged.
import { Play } from 'lucide-react'
import { ExercisePicture, ExerciseThumbnail } from '@/components/catalog/ExercisePicture'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { IconCopy } from '@/components/ui/RepeatedIcon'
import { WithScript } from '@/components/ui/WhenReady'
import { Amount } from './Amount'
import { PainLimit } from './PainLimit'
import { LogControls, type LogControlsProps } from './LogControls'

export interface ExerciseCardProps extends LogControlsProps {
  /** It stands under a heading that says its time of day. */
  underTime: boolean
  /** Its pain limit is not that of the whole day. */
  ownLimit: boolean
  /** It hurt too much on this day, at this time of it or at another. */
  hurtBefore: boolean
  /** Where how it is done is said, if not here. */
  howHref: string
  /** How it is done was asked for. */
  unfolded: boolean
  /** Opens the guide at this exercise. */
  onGuide: () => void
  /** Where it was asked for and is not there. */
  guide: 'coming' | 'missing' | null
}

export function ExerciseCard({
  onGuide,
  howHref,
  unfolded,
  guide,
  underTime,
  ownLimit,
  hurtBefore,
  ...props
}: ExerciseCardProps) {
  const { item } = props
  const Heading = underTime ? 'h4' : 'h3'
  return (
    <li className="rounded-card border border-line bg-raised p-4">
      {/* Long words on how to do it go on below the picture. */}
      <ExerciseThumbnail
        picture={item.picture}
        className="float-right -mt-1 -mr-1 ml-3 narrow:float-none narrow:m-0"
      />
      <Heading className="text-lg leading-snug font-bold">{item.name}</Heading>
      <Amount amount={item.amount} />
      <p className="text-sm text-muted">
        {[!underTime && item.time, item.week || item.often].filter(Boolean).join(' · ')}
      </p>
      {ownLimit && <PainLimit limit={item.painCeiling} className="mt-1" />}
      {hurtBefore && !item.log && (
        <p className="mt-1 font-semibold">
          It hurt too much earlier. Leave it out until you have talked with your therapist.
        </p>
      )}
      {item.note && <p className="mt-1 border-l-4 border-accent pl-3">{item.note}</p>}
      <div className="clear-both flex flex-wrap items-start justify-between gap-x-4 pt-1">
        {(item.steps.length > 0 || item.stopWhen) && (
          <details id={howId(item.key)} open={unfolded} className="group min-w-0 open:basis-full">
            <summary className={unfolds}>
              <HowToDo name={item.name} />
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
        {item.howToApart && (
          <a href={howHref} className={unfolds}>
            <HowToDo name={item.name} />
          </a>
        )}
        {!item.log && !hurtBefore && (
          <WithScript>
            <Button
              variant="quiet"
              icon={<Play />}
              pending={guide === 'coming'}
              onClick={onGuide}
              className="-mx-4"
            >
              Guide me<span className="sr-only">: {item.name}</span>
            </Button>
          </WithScript>
        )}
      </div>
      {guide === 'missing' && (
        <Alert tone="warning" title={<span role="alert">The guide needs a connection the first time</span>}>
          Do the exercise without it and log it here, or tap “Guide me” again when you have a connection.
        </Alert>
      )}
      <LogControls {...props} />
    </li>
  )
}

/** Of where it says how the exercise of this key is done. */
export const howId = (key: string) => `how-${key}`

const unfolds = 'flex min-h-11 items-center gap-1.5 font-semibold text-accent-text'

const HowToDo = ({ name }: { name: string }) => (
  <>
    <IconCopy of="unfold" className="size-5 -rotate-90 group-open:rotate-0" />
    How to do it
    <span className="sr-only">: {name}</span>
  </>
)

// Owns the choice between two drafts of one plan: what somebody else has saved, and what stands here.
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import type { ExerciseChoice } from '@/domain/plans/choices'
import { difference } from '@/domain/plans/difference'
import type { PlanDraft } from '@/domain/plans/draft'
import { named } from './named'
import { PlanChanges } from './PlanChanges'

export type SavedDraft = { content: PlanDraft; revision: number; choices: ExerciseChoice[] }

export interface TwoDraftsProps<Theirs extends SavedDraft> {
  mine: PlanDraft
  latest: () => Promise<Theirs | null>
  choices: ReadonlyMap<string, ExerciseChoice>
  onKeepMine: (theirs: Theirs) => void
  onTakeTheirs: (theirs: Theirs) => void
}

export function TwoDrafts<Theirs extends SavedDraft>({
  mine,
  latest,
  choices,
  onKeepMine,
  onTakeTheirs,
}: TwoDraftsProps<Theirs>) {
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [pending, setPending] = useState(false)

  async function compare() {
    setPending(true)
    setTheirs(await latest())
    setPending(false)
  }

  function choose(deed: (theirs: Theirs) => void) {
    if (theirs) deed(theirs)
    setTheirs(null)
  }

  const known = new Map([
    ...choices,
    ...(theirs?.choices ?? []).map((choice) => [choice.id, choice] as const),
  ])
  const changes = theirs ? difference(named(theirs.content, known), named(mine, known)) : []
  return (
    <>
      <Button size="small" pending={pending} onClick={() => void compare()}>
        Compare theirs and mine
      </Button>
      <Dialog
        open={theirs !== null}
        onOpenChange={(open) => !open && setTheirs(null)}
        title="Theirs and mine"
        description="What somebody saved or published is struck through, what stands here follows. Whichever you take, Undo brings yours back."
      >
        <div
          className="max-h-[50dvh] overflow-y-auto rounded-control border border-line px-3 py-2"
          tabIndex={0}
          role="region"
          aria-label="Differences"
        >
          {changes.length === 0 ? <p>The two say the same.</p> : <PlanChanges changes={changes} />}
        </div>
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <Button onClick={() => choose(onTakeTheirs)}>Take theirs</Button>
          <Button variant="primary" onClick={() => choose(onKeepMine)}>
            Keep mine
          </Button>
        </div>
      </Dialog>
    </>
  )
}

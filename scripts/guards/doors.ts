// The guards at the doors: the role that a page, a file and an action ask for. These stand for all of their kind, which the test reads.
import type { Guard } from './guard'

const test = 'scripts/doors.test.ts'

export const guardsOfDoors: Guard[] = [
  {
    ...{ guard: 'doors: a page of admins alone', file: 'app/(clinic)/settings/audit/page.tsx', test },
    ...{ from: 'await requireAdmin()', to: 'await requireStaff()' },
  },
  {
    ...{ guard: 'doors: a page of therapists alone', file: 'app/(clinic)/plans/new/page.tsx', test },
    ...{ from: 'await requireTherapist()', to: 'await requireStaff()' },
  },
  {
    ...{ guard: 'doors: the frame of the staff’s pages', file: 'app/(clinic)/layout.tsx', test },
    ...{ from: 'await requireStaff()', to: '(await currentViewer())!' },
  },
  {
    ...{ guard: 'doors: a file of the staff alone', file: 'app/(clinic)/plans/[planId]/letter.pdf/route.ts' },
    ...{ from: "if (viewer.kind !== 'staff') return", to: 'if (!viewer) return', test },
  },
  {
    ...{
      guard: 'doors: an action of admins alone',
      file: 'app/(clinic)/patients/[patientId]/data/actions.ts',
    },
    ...{ from: 'const erase = adminAction(', to: 'const erase = staffAction(', test },
  },
  {
    ...{ guard: 'doors: an action of staff alone', file: 'app/own-account-actions.ts', test },
    ...{ from: 'const begin = staffAction(', to: 'const begin = viewerAction(' },
  },
]

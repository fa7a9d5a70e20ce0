// Where backups lie: the demo's never among a clinic's, which would give way to them, or be restored in their place.
import path from 'node:path'
import { expect, it } from 'vitest'
import { backupPlan } from '@/scripts/backups'
import { parseEnvironment } from '@/scripts/environment'

const folder = (given: Record<string, string>, kind: 'clinic' | 'demo') =>
  backupPlan(parseEnvironment(given), kind).folder

it('the demo and the clinic of one machine have folders of their own, also where one is chosen', () => {
  expect(folder({ PHASELINE_DATA: '/var/p' }, 'clinic')).toBe('/var/p/clinic/backups')
  expect(folder({ PHASELINE_DATA: '/var/p' }, 'demo')).toBe('/var/p/demo/backups')
  expect(folder({ BACKUP_FOLDER: '/mnt/backups' }, 'clinic')).toBe('/mnt/backups')
  expect(folder({ BACKUP_FOLDER: '/mnt/backups' }, 'demo')).toBe(path.join('/mnt/backups', 'demo'))
})

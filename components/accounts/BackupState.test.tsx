// What an admin reads of the backups fits what the program does by itself.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BackupState, type BackupStateProps } from './BackupState'

const none = {
  good: null,
  stale: true,
  problem: null,
  everyHours: 24,
  folder: '/srv/backups',
  encrypted: true,
}
const said = (state: Partial<BackupStateProps>) =>
  renderToStaticMarkup(<BackupState {...none} {...state} />).replaceAll(/<[^>]*>/g, '')

test('on the first day it comes by itself, and no command is asked of anybody', () => {
  expect(said({})).toContain('No backup has been made yet')
  expect(said({})).toContain('by itself within ten minutes')
  expect(said({})).not.toContain('npm run')
})

test('where none comes by itself it is said how one is made', () => {
  expect(said({ everyHours: 0 })).toContain('BACKUP_EVERY_HOURS')
})

test('where it failed it is tried again, and the setting is on already', () => {
  const failed = said({ problem: { at: 'Monday', words: 'No room' } })
  expect(failed).toContain('tries again every ten minutes')
  expect(failed).not.toContain('BACKUP_EVERY_HOURS')
})

test('it is said where they lie and who can read them', () => {
  expect(said({})).toMatch(/in \/srv\/backups\. They are encrypted/)
  expect(said({ encrypted: false })).toMatch(/in \/srv\/backups\. They are not encrypted/)
})

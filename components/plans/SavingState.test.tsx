// Of each change that is saved by itself one thing is heard: what became of it.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SavingState } from './SavingState'

const at = { saving: false, unsaved: false, stored: true, trouble: null, savesItself: true }

test.each([
  ['typed', { unsaved: true }, true],
  ['being saved', { unsaved: true, saving: true }, true],
  ['saved', {}, false],
  ['typed, and waits for a button,', { unsaved: true, savesItself: false }, false],
  ['refused', { unsaved: true, trouble: { kind: 'failed' } }, false],
])('what is %s is heard at once, or once it is settled', (_, change, waits) => {
  const drawn = renderToStaticMarkup(<SavingState {...at} {...(change as object)} />)
  expect(drawn).toContain(`aria-busy="${waits}"`)
})

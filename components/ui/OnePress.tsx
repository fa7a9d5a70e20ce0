// Owns that a press too many is no answer: what has only just come under the finger was not what was meant. It holds for all that can be pressed on the patient's side, so that no button has to think of it.
'use client'

import { useEffect } from 'react'

/** Until then nobody has read what came in the place of what they pressed. */
const rest = 600
/** In CSS pixels: two presses of a hand that trembles are no further apart. */
const fingerWidth = 44

export function OnePress() {
  useEffect(watchPresses, [])
  return null
}

interface Press {
  control: Element
  /** What it asked when it was pressed. */
  asked: string
  /** What it asks since. */
  asks: string
  x: number
  y: number
  /** How far the page was scrolled. */
  scrolled: number
  /** When it was pressed, or changed by that, or pressed again in vain. */
  at: number
}

function watchPresses() {
  let last: Press | null = null

  const press = (event: MouseEvent) => {
    // By a key, which lies nowhere.
    if (event.detail === 0) return
    const control = controlOf(event.target as Element)
    if (!control) return
    const { clientX: x, clientY: y, timeStamp: at } = event
    const asks = wordsOf(control)
    if (
      last &&
      at - last.at < rest &&
      Math.hypot(x - last.x, y - last.y) < fingerWidth &&
      !movedSince(last) &&
      (control !== last.control || asks !== last.asked)
    ) {
      last.at = at
      event.preventDefault()
      event.stopImmediatePropagation()
    } else last = { control, asked: asks, asks, x, y, scrolled: scrollY, at }
  }
  // On a slow line an answer comes seconds later, and with it what nobody has read.
  const drawn = new MutationObserver(() => {
    if (!last) return
    const asks = last.control.isConnected ? wordsOf(last.control) : ''
    if (asks === last.asks) return
    last.asks = asks
    last.at = performance.now()
  })

  addEventListener('click', press, { capture: true })
  drawn.observe(document.body, {
    ...{ subtree: true, childList: true, characterData: true },
    attributeFilter: ['value', 'aria-label'],
  })
  return () => {
    removeEventListener('click', press, { capture: true })
    drawn.disconnect()
  }
}

/** By the person, who brought there what lies there now: by itself a page moves little, or at its end. */
function movedSince({ scrolled }: Press): boolean {
  const atItsEnd = scrollY + innerHeight > document.documentElement.scrollHeight - fingerWidth
  return !atItsEnd && Math.abs(scrollY - scrolled) > 2 * fingerWidth
}

/** Of a label, what it names: the browser presses that by itself. */
const controlOf = (target: Element) =>
  target.closest('label')?.control ?? target.closest('button, a, summary, input')

/** Where one button asks for one thing after the other, its value tells them apart. */
const wordsOf = (control: Element) =>
  [control.getAttribute('value'), control.getAttribute('aria-label'), control.textContent].join('\n')

// The editor's keys: Ctrl+S saves, Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y redo. In a text field that is being typed into, undoing is the browser's.
import { useEffect, useRef } from 'react'
import { isTextField } from './useEditHistory'

type Deeds = { save: () => void; undo: () => void; redo: () => void }

/** Null while nothing is to be changed: the browser would save the page, or undo in its fields. */
export function useEditorKeys(deeds: Deeds | null): void {
  // Listens once, and does what is there to be done when the keys are pressed.
  const current = useRef(deeds)
  useEffect(() => {
    current.current = deeds
  })

  useEffect(() => {
    let before = ''
    let typed = false
    const onFocus = ({ target }: FocusEvent) => {
      typed = false
      before = target instanceof Element && isTextField(target) ? target.value : ''
    }
    const onInput = () => (typed = true)
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const redoes = key === 'y' || (key === 'z' && event.shiftKey)
      const field = document.activeElement
      if (key === 's') current.current?.save()
      else if (redoes || key === 'z') {
        const native = typed && isTextField(field) && (redoes || field.value !== before)
        if (native || document.querySelector('dialog[open], [role=dialog]')) return
        current.current?.[redoes ? 'redo' : 'undo']()
      } else return
      event.preventDefault()
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('input', onInput, true)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('input', onInput, true)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}

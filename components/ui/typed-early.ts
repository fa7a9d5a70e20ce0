// Owns what is typed into a text box before the page's script knows it: React would put a box that begins with words back to these.

const typed = new WeakMap<Element, string>()

/** Hears it from the first script on. */
export function hearEarlyTyping(): void {
  for (const box of document.querySelectorAll('textarea'))
    if (box.value !== box.defaultValue) typed.set(box, box.value)
  document.addEventListener(
    'input',
    ({ target }) => target instanceof HTMLTextAreaElement && typed.set(target, target.value),
    true,
  )
}

/** Puts it back into its box, as if it were typed now. */
export function putBackEarlyTyping(box: HTMLTextAreaElement): void {
  const early = typed.get(box)
  if (early === undefined || early === box.value) return
  // Past React, which takes a box whose value it has set itself for one in which nothing was typed.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, early)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

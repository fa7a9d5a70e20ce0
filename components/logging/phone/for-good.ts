// Asking the browser to keep what lies in it: it clears that when the phone is full, or after a week without a visit, unless it is asked not to.

let asked = false

/** Once a page: Firefox asks the person, and again each time that they only close its question. */
export async function keepForGood(): Promise<void> {
  if (asked) return
  asked = true
  const { storage } = navigator as { storage?: Partial<StorageManager> }
  try {
    if (!(await storage?.persisted?.())) await storage?.persist?.()
  } catch {
    // What waits stays until the browser clears it.
  }
}

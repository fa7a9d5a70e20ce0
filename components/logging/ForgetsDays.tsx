// Owns that a device on which nobody is signed in keeps no plan; what was not sent waits for its person.
'use client'

import { useEffect } from 'react'
import { forgetDays } from './phone/keep'

export function ForgetsDays() {
  useEffect(() => {
    forgetDays().catch(() => undefined)
  }, [])
  return null
}

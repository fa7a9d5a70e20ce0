// Owns what is said on a page that was opened under another address than the clinic's own, from which nothing is taken.
'use client'

import { useState, useSyncExternalStore } from 'react'
import { Alert } from './Alert'

export interface OtherAddressProps {
  /** The origin from which this page's forms are taken; '' is none. */
  own: string
  /** It is the one under which everybody is to come. */
  isPublic: boolean
}

const never = () => () => {}

export function OtherAddress({ own: given, isPublic }: OtherAddressProps) {
  // As the document came: what the program asks itself for later names its own machine.
  const [own] = useState(given)
  // A proxy in front may name another host than the browser, so only the browser knows.
  const here = useSyncExternalStore(
    never,
    () => location.origin,
    () => own,
  )
  if (own !== '' && here === own) return null
  return (
    <div className="mx-auto max-w-3xl p-4 print:hidden">
      <Alert tone="danger" title="Nothing can be saved under this address">
        {isPublic ? (
          <p>
            The clinic’s own address is{' '}
            <a className="font-semibold break-all underline underline-offset-2" href={own}>
              {own}
            </a>
            : open it there.
          </p>
        ) : (
          <p>Ask the clinic for its address.</p>
        )}
        <p>
          For whoever runs the program: if this address is the right one, set{' '}
          <code className="font-semibold break-all">PUBLIC_URL={here || 'the address in the browser'}</code>{' '}
          and start it again.
        </p>
      </Alert>
    </div>
  )
}

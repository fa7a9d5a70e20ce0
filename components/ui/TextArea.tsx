// Owns the box for several lines. A client component, since what is typed before it is one has to stay in it.
'use client'

import { useEffect, useImperativeHandle, useRef, type ComponentProps } from 'react'
import { classes, control } from './classes'
import { putBackEarlyTyping } from './typed-early'

export function TextArea({ className, rows = 4, ref, ...rest }: ComponentProps<'textarea'>) {
  const box = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => box.current!, [])
  useEffect(() => putBackEarlyTyping(box.current!), [])
  return <textarea {...rest} ref={box} rows={rows} className={classes(control, 'resize-y', className)} />
}

// Owns what can be pressed: a button for an act, a link in the same clothes for a place.
import { LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'medium' | 'large'

interface ButtonLook {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** Takes the whole width of what it stands in. */
  wide?: boolean
}

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border-edge bg-raised text-ink hover:bg-sunken',
  quiet: 'border-transparent text-accent-text hover:bg-accent-soft',
  danger: 'border-transparent bg-danger text-danger-ink hover:bg-danger-strong',
}

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-8 px-3 py-1 text-sm pointer-coarse:min-h-11 patient:min-h-11',
  medium: 'min-h-10 px-4 py-1.5 text-base pointer-coarse:min-h-11',
  large: 'min-h-13 px-6 py-2 text-lg',
}

export function buttonClasses({ variant = 'secondary', size = 'medium', wide }: ButtonLook, more?: string) {
  return classes(
    'inline-flex items-center justify-center gap-2 rounded-control border text-center leading-tight font-semibold no-underline',
    'cursor-pointer transition-colors duration-100 [&_svg]:size-[1.2em] [&_svg]:shrink-0 print:hidden',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted',
    'aria-disabled:cursor-progress',
    variants[variant],
    sizes[size],
    wide && 'w-full',
    more,
  )
}

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** The act is under way: the button says so, keeps the focus, and does nothing when pressed again. */
  pending?: boolean
  pendingLabel?: string
}

export function Button({
  variant,
  size,
  icon,
  wide,
  pending = false,
  pendingLabel,
  type = 'button',
  onClick,
  className,
  children,
  ...rest
}: ButtonProps) {
  const label = pending ? (pendingLabel ?? children) : children
  return (
    <button
      {...rest}
      // A pending submit button turns into a plain one, since `disabled` would throw the focus away.
      type={pending ? 'button' : type}
      onClick={pending ? undefined : onClick}
      aria-disabled={pending || undefined}
      className={buttonClasses({ variant, size, wide }, className)}
    >
      {pending ? <LoaderCircle className="animate-spin" /> : icon}
      {label && <span>{label}</span>}
    </button>
  )
}

export interface LinkButtonProps extends ComponentProps<typeof Link>, ButtonLook {}

export function LinkButton({ variant, size, icon, wide, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClasses({ variant, size, wide }, className)}>
      {icon}
      {children && <span>{children}</span>}
    </Link>
  )
}

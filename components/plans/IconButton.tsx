// Owns the small button that shows a picture and is named in words.
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/ui/Button'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'size'> {
  icon: ReactNode
  name: string
}

export function IconButton({ icon, name, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      size="small"
      icon={icon}
      title={name}
      className="disabled:border-transparent! disabled:bg-transparent! min-w-8 px-1.5! gap-0! pointer-coarse:min-w-11"
    >
      <VisuallyHidden>{name}</VisuallyHidden>
    </Button>
  )
}

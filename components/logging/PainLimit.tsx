// Owns how much pain an exercise may give, said before it begins: with the face that stands for it on the scale.
import { painLimitWords } from '@/domain/logging/pain-words'
import { PainFace } from './PainFace'

export function PainLimit({ limit, className = '' }: { limit: number; className?: string }) {
  const words = painLimitWords(limit)
  return (
    words && (
      <p className={`flex items-start gap-2 ${className}`}>
        <span className="mt-[0.1em]">
          <PainFace pain={limit} />
        </span>
        {words}
      </p>
    )
  )
}

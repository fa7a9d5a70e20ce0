// Owns how the picture of an exercise is shown: small and still in a row, large and moving by itself; still where motion is unwelcome, and on paper. A photograph stands in for the drawing.
import { classes } from '@/components/ui/classes'
import { pictureHref, type Picture } from '@/domain/catalog/picture'

export interface ExercisePictureProps {
  picture: Picture | null | undefined
  name: string
  className?: string
}

/** Beside the exercise's name, which says what it is. */
export function ExerciseThumbnail({ picture, className }: Omit<ExercisePictureProps, 'name'>) {
  if (!picture) return null
  return (
    // Made for one viewer and drawn as vectors: nothing that Next's image server could improve.
    <img
      src={pictureHref(picture, 'still')}
      alt=""
      width={96}
      height={96}
      loading="lazy"
      decoding="async"
      className={classes('size-24 shrink-0', picture.photo !== null && 'object-contain', className)}
    />
  )
}

/** Start and end side by side, for a page that is there to be printed: loaded at once, so that paper does not miss it. */
export function ExercisePair({ picture, name, className }: ExercisePictureProps) {
  if (!picture) return null
  const size = { alt: altOf(name), width: 1440, height: 720 }
  if (picture.photo)
    return (
      <div className={className}>
        <Photograph picture={picture} name={name} className="max-h-72" />
      </div>
    )
  return (
    <div className={className}>
      <img {...size} src={pictureHref(picture, 'pair')} className="h-auto w-full print:hidden" />
      <img {...size} src={pictureHref(picture, 'print')} className="hidden h-auto w-full print:block" />
    </div>
  )
}

const altOf = (name: string) => `Drawing of ${name}: start and end`

/** Whole, as it was taken, on screen and on paper. */
function Photograph({ picture, name, className }: ExercisePictureProps & { picture: Picture }) {
  return (
    <img
      src={pictureHref(picture, 'pair')}
      alt={`Photograph of ${name}`}
      {...picture.photo}
      className={classes('mx-auto h-auto w-auto max-w-full rounded-control', className)}
    />
  )
}

export function ExercisePicture({ picture, name, className }: ExercisePictureProps) {
  if (!picture) return null
  const alt = altOf(name)
  if (picture.photo)
    return (
      <div className={className}>
        <Photograph picture={picture} name={name} className="max-h-[30rem] print:max-h-60" />
      </div>
    )
  return (
    <div className={className}>
      <picture className="print:hidden">
        <source
          media="(prefers-reduced-motion: reduce)"
          srcSet={pictureHref(picture, 'pair')}
          width={1440}
          height={720}
        />
        <img
          src={pictureHref(picture, 'loop')}
          alt={alt}
          width={720}
          height={720}
          loading="lazy"
          decoding="async"
          className="mx-auto h-auto max-h-[30rem] w-auto max-w-full"
        />
      </picture>
      <img
        src={pictureHref(picture, 'print')}
        alt={alt}
        width={1440}
        height={720}
        loading="lazy"
        decoding="async"
        className="hidden h-auto w-full max-w-md print:block"
      />
    </div>
  )
}

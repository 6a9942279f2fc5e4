// A picture in the log. Drawn on a canvas: the site's policy may forbid images from elsewhere, but no drawing.
import type { Attachment } from '#contacts/core'
import { element } from './element.ts'

const widest = 220
const highest = 260

/** The size it is shown in stands before it is loaded, so that nothing jumps. */
export function pictureFor(
  { name, width, height }: Attachment,
  load: () => Promise<Blob | undefined>,
  most = 1,
): HTMLCanvasElement {
  const scale = Math.min(1, (most * widest) / (width ?? widest), (most * highest) / (height ?? highest))
  const canvas = element('canvas', { class: 'picture', role: 'img', 'aria-label': name })
  canvas.width = Math.max(1, Math.round((width ?? widest) * scale))
  canvas.height = Math.max(1, Math.round((height ?? highest) * scale))
  void load()
    .then((blob) => blob && createImageBitmap(blob))
    .then((bitmap) => {
      if (!bitmap) return
      const ratio = Math.min(3, Math.max(1, devicePixelRatio))
      const [shownWidth, shownHeight] = [canvas.width, canvas.height]
      canvas.style.width = `${shownWidth}px`
      canvas.width = shownWidth * ratio
      canvas.height = shownHeight * ratio
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    })
    .catch(() => undefined)
  return canvas
}

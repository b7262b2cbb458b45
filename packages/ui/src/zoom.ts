/** Where a picture lies on its stage: `scale` in CSS pixels per pixel of the picture, `x`, `y` its top left corner. */
export interface View {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

const closest = 16

/** The whole picture in the middle of the stage; never larger than one of its pixels per CSS pixel. */
export function fitView(picture: Size, stage: Size): View {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height, 1)
  return centred({ scale, x: 0, y: 0 }, picture, stage)
}

/** Zooms so that what is under `at` stays there. Back at the size that fits, it fits. */
export function zoomView(
  view: View,
  { factor, at }: { factor: number; at: Point },
  { picture, stage }: { picture: Size; stage: Size },
): View {
  const least = fitView(picture, stage).scale
  const scale = Math.min(closest, Math.max(least, view.scale * factor))
  const grown = scale / view.scale
  const moved = { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
  return centred(moved, picture, stage)
}

export function panView(view: View, by: Point, { picture, stage }: { picture: Size; stage: Size }): View {
  return centred({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, stage)
}

/** A side that is smaller than the stage stands in its middle; one that is larger never leaves a gap. */
function centred({ scale, x, y }: View, picture: Size, stage: Size): View {
  return {
    scale,
    x: settle(x, picture.width * scale, stage.width),
    y: settle(y, picture.height * scale, stage.height),
  }
}

function settle(offset: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2
  return Math.min(0, Math.max(room - length, offset))
}

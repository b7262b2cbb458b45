/** The sky from its top to the horizon: lightness, chroma and hue in OKLCH. */
const sky = [
  [0.22, 0.03, 262],
  [0.34, 0.045, 268],
  [0.5, 0.07, 320],
  [0.68, 0.12, 48],
  [0.83, 0.12, 72],
] as const

const horizon = 0.58

/** Three ridges, the far one paler: height over the horizon, lightness, and the waves that make its outline. */
const ridges = [
  { rise: 0.11, light: 0.42, waves: [2.1, 5.3, 11.7], shift: 0.4 },
  { rise: 0.065, light: 0.3, waves: [3.4, 7.9, 17.3], shift: 2.2 },
  { rise: 0.02, light: 0.2, waves: [4.2, 9.1, 21.0], shift: 4.1 },
] as const

/** The colour of the imagined dusk at a place; both coordinates run from 0 to 1. */
export function sceneColour(across: number, down: number): string {
  const grain = (noise(across * 91.7, down * 57.3) - 0.5) * 0.035
  if (down > horizon + 0.03) return waterColour(across, down, grain)
  for (const { rise, light, waves, shift } of [...ridges].reverse()) {
    const [a, b, c] = waves
    const outline =
      Math.sin(across * a + shift) +
      0.5 * Math.sin(across * b + shift * 2) +
      0.25 * Math.sin(across * c + shift * 3)
    if (down > horizon + 0.02 - rise * (1 + 0.55 * outline))
      return oklch(light + grain, 0.03, 300 - light * 120)
  }
  return skyColour(across, down / horizon, grain)
}

function skyColour(across: number, share: number, grain: number): string {
  const place = Math.min(0.999, Math.max(0, share)) * (sky.length - 1)
  const [from, to] = [sky[Math.floor(place)] ?? sky[0], sky[Math.floor(place) + 1] ?? sky[0]]
  const part = place % 1
  const mix = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * part
  // Hues of the lower sky run on past 360, from violet over red to amber.
  const hue = to[2] < 100 && from[2] > 200 ? from[2] + (to[2] + 360 - from[2]) * part : mix(2)
  const sun = Math.exp(-((across - 0.68) ** 2 * 14 + (share - 1) ** 2 * 9))
  return oklch(mix(0) + 0.09 * sun + grain, mix(1) + 0.02 * sun, hue % 360)
}

/** The lake gives the sky back, darker, with a path of light below the sun. */
function waterColour(across: number, down: number, grain: number): string {
  const depth = (down - horizon) / (1 - horizon)
  const path = Math.exp(-((across - 0.68) ** 2) * (30 + 90 * depth)) * (1 - depth * 0.75)
  const glint = noise(across * 13.1, down * 211.9) > 0.55 ? 0.12 : 0
  return oklch(
    0.4 - 0.22 * depth + path * (0.2 + glint) + grain,
    0.035 + 0.07 * path,
    path > 0.25 ? 62 : 285 - 20 * depth,
  )
}

/** A number from 0 to 1 that looks random and is always the same at the same place. */
function noise(x: number, y: number): number {
  const value = Math.sin(x * 12.9898 + y * 78.233) * 43758.5453
  return value - Math.floor(value)
}

function oklch(lightness: number, chroma: number, hue: number): string {
  return `oklch(${lightness.toFixed(3)} ${chroma.toFixed(3)} ${hue.toFixed(0)})`
}

import { expect, test } from 'vitest'
import { type ColourName, type Palette, palettes } from './palette.ts'

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(palette: Palette, one: ColourName, other: ColourName): number {
  const [low = 0, high = 0] = [luminance(palette[one]), luminance(palette[other])].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds: ColourName[] = ['ground', 'surface', 'sunken', 'raised', 'hover']
const meanings = ['accent', 'good', 'mind', 'bad', 'info'] as const

for (const [theme, palette] of Object.entries(palettes)) {
  test(`text can be read on every ground (${theme})`, () => {
    for (const ground of grounds) {
      for (const ink of ['text', 'quiet', ...meanings] as const) {
        expect(contrast(palette, ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test(`a meaning can be read on its own soft ground (${theme})`, () => {
    for (const meaning of meanings) {
      expect(contrast(palette, meaning, `${meaning}-soft`), meaning).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette, 'text', `${meaning}-soft`), meaning).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette, 'quiet', `${meaning}-soft`), meaning).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(palette, 'quiet', 'note-soft')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
  })

  test(`the edge of a field can be seen (${theme})`, () => {
    for (const ground of ['surface', 'ground', 'raised'] as const) {
      expect(contrast(palette, 'line-strong', ground), ground).toBeGreaterThanOrEqual(3)
    }
  })

  test(`the four meanings differ in lightness too (${theme})`, () => {
    const lightness = ['good', 'mind', 'bad', 'info'].map((meaning) =>
      luminance(palette[meaning as ColourName]),
    )
    for (const [index, one] of lightness.entries()) {
      for (const other of lightness.slice(index + 1)) expect(Math.abs(one - other)).toBeGreaterThan(0.003)
    }
  })
}

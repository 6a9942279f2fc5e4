// Whether white or black text is read more easily on a colour the site has chosen.

/** `rgb(23, 105, 125)` as browsers compute it; what is written otherwise counts as dark. */
export function inkOn(computed: string): '#ffffff' | '#1b1a18' {
  const parts = /^rgba?\(\s*([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)/.exec(computed)?.slice(1).map(Number)
  if (!parts) return '#ffffff'
  const [red = 0, green = 0, blue = 0] = parts.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.0603 ? '#ffffff' : '#1b1a18'
}

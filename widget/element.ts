// Makes elements. Text only ever goes in as text.

type Attributes = Readonly<Record<string, string | boolean | undefined>>

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  mark(made, attributes)
  made.append(...children)
  return made
}

/** Sets what is given; `undefined` and `false` take the attribute away. */
export function mark(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) target.removeAttribute(name)
    else target.setAttribute(name, value === true ? '' : value)
  }
}

/** Leaves the DOM alone where the text is the same, so that screen readers do not hear it twice. */
export function write(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text
}

const drawings = {
  chat: 'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H10l-4.2 4.1c-.5.5-1.3.1-1.3-.5V16A2.5 2.5 0 0 1 4 13.5zM8 8h8M8 11.5h5',
  down: 'm5 9 7 7 7-7',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M5 12h13M12.5 5.5 19 12l-6.5 6.5',
  attach: 'M19.5 11.5 12 19a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3',
  more: 'M4 12h1.6M11.2 12h1.6M18.4 12H20',
  file: 'M7 3.5h7l4.5 4.5v11a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM14 3.5V8h4.5',
}

export function icon(name: keyof typeof drawings): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const drawing = document.createElementNS(space, 'svg')
  mark(drawing, { viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false', class: 'icon' })
  const path = document.createElementNS(space, 'path')
  mark(path, { d: drawings[name] })
  drawing.append(path)
  return drawing
}

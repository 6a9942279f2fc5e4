// The colours, light and dark, each designed for itself: warm neutral greys, one accent, four meanings that differ
// in lightness too, and one colour for each state of a person. Every text pair here is at least 4.5 : 1.

export type ThemeName = 'light' | 'dark'

export type Palette = Readonly<Record<ColourName, string>>
export type ColourName =
  | 'ground'
  | 'surface'
  | 'sunken'
  | 'raised'
  | 'line'
  | 'line-strong'
  | 'text'
  | 'quiet'
  | 'hover'
  | 'accent'
  | 'accent-strong'
  | 'accent-soft'
  | 'on-accent'
  | 'good'
  | 'good-soft'
  | 'mind'
  | 'mind-soft'
  | 'bad'
  | 'bad-soft'
  | 'info'
  | 'info-soft'
  | 'note-soft'
  | 'agent-ready'
  | 'agent-talking'
  | 'agent-wrap-up'
  | 'agent-break'
  | 'agent-busy'
  | 'agent-away'

export const palettes: Readonly<Record<ThemeName, Palette>> = {
  light: {
    ground: '#f5f3ef',
    surface: '#fffefc',
    sunken: '#ece8e1',
    raised: '#fffefc',
    line: '#e0dbd2',
    'line-strong': '#8b8377',
    text: '#27231e',
    quiet: '#625b51',
    hover: '#f0ece5',
    accent: '#0b666e',
    'accent-strong': '#084f56',
    'accent-soft': '#dcedec',
    'on-accent': '#ffffff',
    good: '#2c6e2e',
    'good-soft': '#e2f0dd',
    mind: '#875300',
    'mind-soft': '#faecd0',
    bad: '#9c1f1b',
    'bad-soft': '#fae3df',
    info: '#2858a6',
    'info-soft': '#e2eaf8',
    'note-soft': '#fbf3d4',
    'agent-ready': '#2c6e2e',
    'agent-talking': '#2858a6',
    'agent-wrap-up': '#6a4596',
    'agent-break': '#875300',
    'agent-busy': '#9c1f1b',
    'agent-away': '#625b51',
  },
  dark: {
    ground: '#191715',
    surface: '#23201d',
    sunken: '#131110',
    raised: '#2c2825',
    line: '#3b3631',
    'line-strong': '#857c71',
    text: '#ece7e0',
    quiet: '#b3aa9e',
    hover: '#2d2926',
    accent: '#62bcc2',
    'accent-strong': '#86d3d8',
    'accent-soft': '#163a3d',
    'on-accent': '#06262a',
    good: '#8cc784',
    'good-soft': '#1f3520',
    mind: '#e3b25b',
    'mind-soft': '#3d2e10',
    bad: '#f0958b',
    'bad-soft': '#45201d',
    info: '#93b6ee',
    'info-soft': '#1d2d4a',
    'note-soft': '#38321a',
    'agent-ready': '#8cc784',
    'agent-talking': '#93b6ee',
    'agent-wrap-up': '#c3a3e6',
    'agent-break': '#e3b25b',
    'agent-busy': '#f0958b',
    'agent-away': '#b3aa9e',
  },
}

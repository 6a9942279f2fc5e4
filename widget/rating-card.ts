// How she found it, once the conversation is over: a figure, whether it is solved, a word.
import { element, mark } from './element.ts'
import type { Say } from './words.ts'

export type Given = { score: number; resolved: 'yes' | 'no' | null; words: string | null }
export type RatingCard = { element: HTMLElement; show(rating: number | null): void }

const scores = [1, 2, 3, 4, 5] as const

/** `send` gives what went wrong, or nothing. */
export function ratingCardFor(say: Say, send: (given: Given) => Promise<string | undefined>): RatingCard {
  let score = 0
  const stars = scores.map((value) => {
    const label = say(`rate.${value}`)
    const star = element(
      'button',
      { class: 'star', type: 'button', role: 'radio', 'aria-label': label, title: label },
      '★',
    )
    star.addEventListener('click', () => choose(value))
    return star
  })
  const row = element(
    'div',
    { class: 'stars', role: 'radiogroup', 'aria-label': say('rate.question') },
    ...stars,
  )
  const meaning = element('span', { class: 'quiet', 'aria-hidden': 'true' })
  const solved = element('select', { class: 'box', 'aria-label': say('rate.resolved') })
  solved.append(
    element('option', { value: '' }, say('rate.resolved')),
    element('option', { value: 'yes' }, say('rate.yes')),
    element('option', { value: 'no' }, say('rate.no')),
  )
  const words = element('textarea', {
    class: 'box',
    rows: '2',
    maxlength: '2000',
    'aria-label': say('rate.words'),
    placeholder: say('rate.words'),
  })
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true })
  const submit = element('button', { class: 'wide', type: 'submit' }, say('rate.send'))
  const more = element('div', { class: 'form', hidden: true }, solved, words, problem, submit)
  const title = element('p', { class: 'rate-title' }, say('rate.question'))
  const change = element('button', { class: 'linkish', type: 'button', hidden: true }, say('rate.change'))
  const form = element('form', { class: 'rating' }, title, row, meaning, more, change)
  let done = false

  function choose(value: number): void {
    score = value
    stars.forEach((star, place) => {
      mark(star, {
        'aria-checked': String(place + 1 === value),
        'data-on': place < value,
        tabindex: place + 1 === value ? '0' : '-1',
      })
    })
    meaning.textContent = value > 0 ? say(`rate.${value as 1 | 2 | 3 | 4 | 5}`) : ''
    more.hidden = value === 0
  }
  choose(0)
  mark(stars[0] ?? row, { tabindex: '0' })
  row.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    choose(Math.min(5, Math.max(1, score + step)))
    stars[score - 1]?.focus()
  })
  change.addEventListener('click', () => {
    done = false
    change.hidden = true
    choose(score)
    row.hidden = false
    title.textContent = say('rate.question')
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit.disabled = true
    const resolved = solved.value === 'yes' || solved.value === 'no' ? solved.value : null
    void send({ score, resolved, words: words.value.trim() || null }).then((why) => {
      submit.disabled = false
      problem.hidden = why === undefined
      problem.textContent = why ?? ''
      if (why === undefined) thank()
    })
  })

  function thank(): void {
    done = true
    more.hidden = true
    row.hidden = true
    meaning.textContent = ''
    change.hidden = false
    title.textContent = say('rate.thanks')
  }

  return {
    element: form,
    show: (rating) => {
      if (rating === null || done || !more.hidden) return
      choose(rating)
      thank()
    },
  }
}

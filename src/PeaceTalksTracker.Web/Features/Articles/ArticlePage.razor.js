import { selectedIn } from '../../selection.js'

// Hovering or focusing a passage lights the records that rest on it, and the other way round; choosing one goes to its address.
const keysOf = target => {
  const marked = target.closest?.('[data-quotes], [data-record]')
  return (marked?.dataset.quotes ?? marked?.dataset.record ?? '').split(' ').filter(Boolean)
}

const light = (root, keys) => {
  for (const lit of root.querySelectorAll('.lit'))
    lit.classList.remove('lit')
  for (const key of keys)
    for (const part of root.querySelectorAll(`[data-quotes~="${CSS.escape(key)}"], [data-record="${CSS.escape(key)}"]`))
      part.classList.add('lit')
}

const behavior = () => matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'

const quoteOf = (root, key) => root.querySelector(`a[data-link="${CSS.escape(key)}"]`) ?? root.querySelector(`[data-quotes~="${CSS.escape(key)}"]`)

const cardOf = (root, key) => root.querySelector(`[data-record="${CSS.escape(key)}"]`)

// Beside the text the list scrolls by itself; below it, it moves with the page.
const listScrolls = root => {
  const list = root.querySelector('.records')
  return getComputedStyle(list).overflowY === 'auto'
}

let from = null

// Words that somebody selects can become a record of their own.
const offer = root => {
  const link = root.querySelector('[data-from-selection]')
  // Looking back, none is offered.
  if (!link)
    return
  const words = selectedIn(root)
  link.hidden = !words
  if (words)
    link.href = `${link.dataset.fromSelection}?text=${words.text}&start=${words.start}&end=${words.end}`
}

export function attach(root) {
  root.addEventListener('pointerup', () => setTimeout(() => offer(root)))
  root.addEventListener('keyup', () => offer(root))
  root.addEventListener('pointerover', event => light(root, keysOf(event.target)))
  root.addEventListener('pointerleave', () => light(root, []))
  root.addEventListener('focusin', event => light(root, keysOf(event.target)))
  root.addEventListener('focusout', () => light(root, []))
  root.addEventListener('click', event => {
    const inText = event.target.closest('[data-quotes]')
    const card = event.target.closest('[data-record]')
    if (!inText && !card || !getSelection().isCollapsed || event.ctrlKey || event.metaKey || event.shiftKey)
      return
    const link = event.target.closest('a')
    if (card && link && !link.matches('[data-select]') || event.target.closest('button, summary'))
      return
    from = inText ? 'text' : 'card'
    const keys = keysOf(event.target)
    const chosen = new URLSearchParams(location.search).get('record')
    // Where passages overlap, choosing again goes on to the next record.
    const key = inText && !link ? keys[(keys.indexOf(chosen) + 1) % keys.length] : link?.dataset.link ?? keys[0]
    if (key === chosen)
      show(root, key)
    else if (!link)
      Blazor.navigateTo(`${location.pathname}?record=${encodeURIComponent(key)}${root.dataset.part ? `&part=${root.dataset.part}` : ''}`)
  })
}

export function show(root, key) {
  if (!key) {
    from = null
    return
  }
  const quote = quoteOf(root, key)
  const card = cardOf(root, key)
  if (listScrolls(root)) {
    card?.scrollIntoView({ block: 'nearest', behavior: behavior() })
    if (from !== 'text')
      quote?.scrollIntoView({ block: 'center', behavior: behavior() })
  } else {
    const target = from === 'text' ? card : quote
    target?.scrollIntoView({ block: 'center', behavior: behavior() })
  }
  from = null
}

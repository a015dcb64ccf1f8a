// Keys that work on every page. Pages mark what they mean: [data-filter] the text filter, [data-row] an entry.
const typing = element => element?.closest?.('input, textarea, select, [contenteditable], [role=textbox], dialog[open], .mud-popover-open')

const singleKeys = () => {
  try {
    return localStorage.getItem('single-keys') !== 'off'
  } catch {
    return true
  }
}

// What pages mark as [data-action] has a key of its own, which whoever wants can change.
const actionKeys = { next: 'j', previous: 'k', accept: 'a', reject: 'x', edit: 'e', note: 'n', mark: 'm', create: 'c', undo: 'u', redo: 'r' }

// Keys that mean the same everywhere, and so can mean nothing else.
const fixedKeys = ['/', '?', '+', '-']

const chosenKeys = () => {
  try {
    return { ...actionKeys, ...JSON.parse(localStorage.getItem('action-keys') ?? '{}') }
  } catch {
    return actionKeys
  }
}

let openingUntil = 0

// Keys pressed before the record that was gone on to is there: each is meant for that one, and waits for it.
let early = []
let earlyUntil = 0

// The record just decided, which the page is about to leave; unless the decision is refused.
let decided = null
let decidedUntil = 0

// The address names the next record at once; its desk comes when the server has answered.
const hasArrived = () => {
  const desk = document.querySelector('[data-desk]')
  const wanted = new URLSearchParams(location.search).get('record')
  if (desk && desk.dataset.desk === decided && performance.now() < decidedUntil)
    return false
  return !desk || !wanted || desk.dataset.desk === wanted
}

const catchUp = () => {
  // What has become text, or an answer, is a key no more.
  if (performance.now() > earlyUntil || typing(document.activeElement) || document.querySelector('[data-asks]'))
    early = []
  if (early.length > 0 && hasArrived())
    act(early.shift())
  if (early.length > 0)
    requestAnimationFrame(catchUp)
}

const actionOf = key => Object.entries(chosenKeys()).find(([, chosen]) => chosen === key)?.[0]

// A form is about to open: what is typed on the way there decides nothing.
const opensForm = key => ['edit', 'note', 'create'].includes(actionOf(key))

const press = key => {
  // In their order: what waits goes first.
  if (!actionOf(key) || (early.length === 0 && hasArrived()))
    return act(key)
  if (!opensForm(early.at(-1)))
    early.push(key)
  earlyUntil = performance.now() + 5000
  if (early.length === 1)
    requestAnimationFrame(catchUp)
  return true
}

const act = key => {
  const action = actionOf(key)
  if (action === 'next' || action === 'previous') {
    move(action === 'next' ? 1 : -1)
    return true
  }
  const target = action && document.querySelector(`[data-action=${action}]`)
  if (target && opensForm(key))
    openingUntil = performance.now() + 3000
  if (target && (action === 'accept' || action === 'reject')) {
    decided = document.querySelector('[data-desk]')?.dataset.desk
    decidedUntil = performance.now() + 1500
  }
  target?.click()
  return Boolean(target)
}

// Buttons say their key; whoever has changed it sees the changed one.
const writeHints = () => {
  const keys = chosenKeys()
  for (const hint of document.querySelectorAll('[data-action] kbd')) {
    const key = keys[hint.closest('[data-action]').dataset.action]
    if (hint.textContent !== key)
      hint.textContent = key
  }
}

const problemOf = (key, action) => {
  if (fixedKeys.includes(key))
    return `“${key}” means something on every page: take another key.`
  const other = Object.entries(chosenKeys()).find(([each, chosen]) => chosen === key && each !== action)?.[0]
  return other && `“${key}” already means ${document.querySelector(`[data-key-of=${other}]`).dataset.means}: take another key, or change that one first.`
}

const sayProblem = words => {
  document.querySelector('#key-help [data-key-problem]').textContent = words ?? ''
}

const showKeys = () => {
  for (const [action, key] of Object.entries(chosenKeys()))
    document.querySelector(`#key-help [data-key-of=${action}]`).value = key
  writeHints()
}

const choose = input => {
  const key = input.value.trim()
  const action = input.dataset.keyOf
  const problem = key ? problemOf(key, action) : 'An action needs a key; it keeps the one it had.'
  sayProblem(problem)
  if (!problem)
    keep({ ...chosenKeys(), [action]: key })
  showKeys()
}

const keep = keys => {
  try {
    localStorage.setItem('action-keys', JSON.stringify(keys))
  } catch {
    sayProblem('This browser keeps nothing for this site, so the keys stay as they are.')
  }
}

const openHelp = () => {
  const dialog = document.getElementById('key-help')
  showKeys()
  sayProblem(null)
  dialog.querySelector('[data-single-keys]').checked = singleKeys()
  dialog.showModal()
}

const move = step => {
  // A page that works on one entry at a time says itself which comes next.
  const neighbour = document.querySelector(step > 0 ? '[data-action=next]' : '[data-action=previous]')
  if (neighbour) {
    neighbour.click()
    return
  }
  const rows = [...document.querySelectorAll('[data-row]')].filter(row => row.offsetParent !== null)
  const now = rows.indexOf(document.activeElement?.closest('[data-row]'))
  const row = rows[Math.min(Math.max(now + step, 0), rows.length - 1)]
  // Enter opens an entry at its sentence, where it has one.
  const target = row?.matches('a, button, [tabindex]') ? row : row?.querySelector('figcaption a') ?? row?.querySelector('a, button, [tabindex]')
  target?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

// Out of what is open: the filter, a form (which keeps a draft where it can), the inspector. A list or a window that lies above closes by itself.
const leave = event => {
  if (event.target.closest?.('[data-filter]')) {
    event.target.blur()
    return
  }
  if (event.target.closest?.('dialog[open], [popover], .mud-popover-open'))
    return
  const form = event.target.closest?.('[data-form]') ?? (typing(event.target) ? null : [...document.querySelectorAll('[data-form]')].at(-1))
  if (form)
    form.querySelector('[data-leave]')?.click()
  else if (!typing(event.target))
    document.querySelector('a[data-close]')?.click()
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape')
    leave(event)
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !singleKeys())
    return
  if (event.key === '/') {
    const filter = document.querySelector('[data-filter] input, input[data-filter]')
    filter?.focus()
    filter?.select()
  } else if (event.key === '?') {
    openHelp()
  } else if (performance.now() < openingUntil || document.querySelector('[data-asks]')) {
    // A question is open, or a form about to be: neither is answered by a key meant for a record.
    if (event.key.length > 1)
      return
  } else if (!press(event.key)) {
    return
  }
  event.preventDefault()
})

// Within its own box: the page stays where it is.
window.scrollToMark = box => {
  const mark = box?.querySelector('mark')
  if (mark)
    box.scrollTop = mark.offsetTop - box.clientHeight / 4
}

document.addEventListener('click', event => {
  if (event.target.closest?.('[data-open-keys]')) {
    openHelp()
  } else if (event.target.closest?.('[data-usual-keys]')) {
    keep({})
    sayProblem(null)
    showKeys()
  } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.target.closest?.('[data-opens] a[data-row]')) {
    showOpened(event.target.closest('[data-opens]'))
  }
})

// Where a list stands above what its entries open, on a narrow screen, a chosen entry brings that into view.
const showOpened = list => {
  const opened = document.querySelector('[data-opened]')
  if (opened && opened.getBoundingClientRect().top >= list.getBoundingClientRect().bottom)
    opened.scrollIntoView({ block: 'start' })
}

document.addEventListener('focusin', event => {
  if (typing(event.target))
    openingUntil = 0
})

new MutationObserver(writeHints).observe(document.documentElement, { childList: true, subtree: true })

document.addEventListener('change', event => {
  if (event.target.matches?.('[data-key-of]')) {
    choose(event.target)
    return
  }
  if (!event.target.matches?.('[data-single-keys]'))
    return
  try {
    localStorage.setItem('single-keys', event.target.checked ? 'on' : 'off')
  } catch {
    // Without storage the keys stay on.
  }
})

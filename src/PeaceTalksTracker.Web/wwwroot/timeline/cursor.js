// The keyboard: a cursor that goes from event to event and lane to lane, and says where it is.
import { day } from './scale.js'

const isNowhere = element => !element || element === document.body || element.tagName === 'H1'

/** Connects a timeline to the keyboard. Returns what disconnects it. */
export const listen = t => {
  const act = {
    ArrowLeft: () => along(t, -1),
    ArrowRight: () => along(t, 1),
    ArrowUp: () => across(t, -1),
    ArrowDown: () => across(t, 1),
    Home: () => toEnd(t, false),
    End: () => toEnd(t, true),
    '+': () => t.zoom(.5, focusPoint(t)),
    '=': () => t.zoom(.5, focusPoint(t)),
    '-': () => t.zoom(2, focusPoint(t)),
    '−': () => t.zoom(2, focusPoint(t)),
    0: () => t.fit(),
    Enter: () => open(t),
    ' ': () => open(t),
    Escape: () => t.hide(),
  }
  const onKey = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !t.data || !act[event.key])
      return
    act[event.key]()
    event.preventDefault()
  }
  // From nowhere in particular, left and right lead into the page's timeline.
  const onPage = event => {
    if (t.compact || event.target === t.canvas || !['ArrowLeft', 'ArrowRight'].includes(event.key) || !isNowhere(document.activeElement))
      return
    t.canvas.focus()
    onKey(event)
  }
  const onFocus = event => {
    t.hasFocus = event.type === 'focus'
    t.ask()
  }
  t.canvas.addEventListener('keydown', onKey)
  document.addEventListener('keydown', onPage)
  t.canvas.addEventListener('focus', onFocus)
  t.canvas.addEventListener('blur', onFocus)
  return () => {
    t.canvas.removeEventListener('keydown', onKey)
    document.removeEventListener('keydown', onPage)
    t.canvas.removeEventListener('focus', onFocus)
    t.canvas.removeEventListener('blur', onFocus)
  }
}

const focusPoint = t => t.cursor && !t.cursor.isTray ? t.cursor.at : (t.view.from + t.view.to) / 2

/** A lane's events on the axis, then those in the tray. Counted events stand for their column. */
const stops = (t, lane) => [...stopsOf(t.axis, lane), ...stopsOf(t.tray, lane)]

const stopsOf = (region, lane) => {
  const { block, isTray } = region
  const found = []
  if (!block)
    return found
  if (block.kind === 'counts') {
    const unit = (block.to - block.from) / block.columns
    for (let c = 0; c < block.columns; c++) {
      const at = lane * block.columns + c
      const count = block.sure[at] + block.unsure[at] + block.opening[at]
      if (count > 0)
        found.push({ lane, isTray, at: block.from + (c + .5) * unit, count, id: null })
    }
    return found
  }
  for (let i = 0; i < block.count; i++) {
    for (let p = block.laneAt[i]; p < block.laneAt[i + 1]; p++) {
      if (block.lanes[p] === lane)
        found.push({ lane, isTray, at: (block.starts[i] + block.ends[i] + 1) / 2, id: block.ids[i], isTowards: block.towards[p] === 1 })
    }
  }
  return found
}

const indexOf = (list, cursor) => list.findIndex(s => s.isTray === cursor.isTray && (s.id !== null ? s.id === cursor.id : Math.abs(s.at - cursor.at) < 1e-9))

const along = (t, step) => {
  if (!t.cursor)
    return start(t)
  const list = stops(t, t.cursor.lane)
  const now = indexOf(list, t.cursor)
  go(t, list, Math.min(list.length - 1, Math.max(0, now < 0 ? 0 : now + step)))
}

const across = (t, step) => {
  if (!t.cursor)
    return start(t)
  for (let lane = t.cursor.lane + step; lane >= 0 && lane < t.data.lanes.length; lane += step) {
    const list = stops(t, lane)
    if (list.length === 0)
      continue
    const distance = s => (s.isTray === t.cursor.isTray ? 0 : 1e9) + Math.abs(s.at - t.cursor.at)
    let best = 0
    list.forEach((s, i) => {
      if (distance(s) < distance(list[best]))
        best = i
    })
    return go(t, list, best)
  }
}

const toEnd = (t, isLast) => {
  if (!t.cursor)
    return start(t)
  const list = stops(t, t.cursor.lane)
  go(t, list, isLast ? list.length - 1 : 0)
}

/** Begins at the selected event, else at the first of the first lane that has one in view. */
const start = t => {
  for (let lane = 0; lane < t.data.lanes.length; lane++) {
    const list = stops(t, lane)
    const chosen = list.findIndex(s => s.id !== null && s.id === t.selected)
    if (chosen >= 0)
      return go(t, list, chosen)
  }
  for (let lane = 0; lane < t.data.lanes.length; lane++) {
    const list = stops(t, lane)
    const seen = list.findIndex(s => s.isTray || s.at >= t.view.from)
    if (seen >= 0)
      return go(t, list, seen)
  }
}

const go = (t, list, index) => {
  const stop = list[index]
  if (!stop)
    return
  t.cursor = stop
  if (!stop.isTray && (stop.at < t.view.from || stop.at > t.view.to))
    t.panBy(stop.at - (t.view.from + t.view.to) / 2)
  t.showLane(stop.lane)
  t.ask()
  say(t, stop, index, list.length)
}

const say = (t, stop, index, length) => {
  const lane = t.data.lanes[stop.lane].name
  if (stop.id === null)
    return t.say(`${lane}, ${stop.isTray ? 'in the tray' : t.data.axis === 'order' ? '' : `about ${day(Math.floor(stop.at))}`}: ${stop.count} ${stop.count === 1 ? 'event' : 'events'}. Enter zooms in.`)
  const place = `${stop.isTowards ? 'Towards ' : ''}${lane}, ${index + 1} of ${length}${stop.isTray ? `, ${t.data.axis} not stated` : ''}.`
  t.titles.ask(stop.id).then(title => {
    if (t.cursor === stop)
      t.say(title ? `${title.title}. ${title.note}. ${place}` : place)
  })
}

const open = t => {
  if (!t.cursor)
    return start(t)
  if (t.cursor.id !== null)
    t.choose(t.cursor.id)
  else if (!t.cursor.isTray)
    t.zoom(.25, t.cursor.at)
}


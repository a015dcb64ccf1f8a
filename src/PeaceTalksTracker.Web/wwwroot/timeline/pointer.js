// Wheel, drag, pinch, hover and click.
import { countAt } from './bins.js'
import { laneAt, positionAt, regionAt, xOf } from './layout.js'
import { isInStrip, positionInStrip } from './overview.js'
import { days } from './scale.js'

const REACH = 13

/** Connects a timeline to the pointer. Returns what disconnects it. */
export const listen = t => {
  const { canvas } = t
  const down = new Map()
  let moved = 0, pinch = 0, isInOverview = false
  const at = event => {
    const box = canvas.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  const onWheel = event => {
    const { x } = at(event)
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey
    // Among other things on a page, the plain wheel scrolls the page.
    if (t.axis.width <= 0 || event.altKey || (t.compact && !isSideways && !event.ctrlKey && !event.metaKey))
      return
    const before = t.view
    if (isSideways)
      t.panBy((event.deltaX || event.deltaY) / t.axis.width * (t.view.to - t.view.from))
    else
      t.zoom(Math.exp(Math.max(-200, Math.min(200, event.deltaY * (event.deltaMode === 1 ? 30 : 1))) * .0022), positionAt(t.axis, x))
    // At the end of the zoom the page may scroll.
    if (before.from !== t.view.from || before.to !== t.view.to)
      event.preventDefault()
  }

  const onDown = event => {
    if (event.button !== 0)
      return
    down.set(event.pointerId, at(event))
    moved = 0
    isInOverview = t.data !== null && isInStrip(t, at(event))
    if (isInOverview)
      t.centre(positionInStrip(t, at(event).x))
    canvas.setPointerCapture(event.pointerId)
  }

  const onMove = event => {
    const now = at(event)
    const before = down.get(event.pointerId)
    if (!before) {
      hover(t, now)
      return
    }
    down.set(event.pointerId, now)
    if (isInOverview) {
      t.centre(positionInStrip(t, now.x))
      return
    }
    if (down.size === 2) {
      const [a, b] = [...down.values()]
      const apart = Math.hypot(a.x - b.x, a.y - b.y)
      if (pinch > 0)
        t.zoom(pinch / apart, positionAt(t.axis, (a.x + b.x) / 2))
      pinch = apart
      moved = 99
      return
    }
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y)
    if (moved < 4)
      return
    t.hide()
    t.scrollBy(before.y - now.y)
    if (t.axis.width > 0)
      t.panBy((before.x - now.x) / t.axis.width * (t.view.to - t.view.from))
  }

  const onUp = event => {
    pinch = 0
    if (!down.delete(event.pointerId) || moved >= 4 || isInOverview)
      return
    const here = at(event)
    const hit = nearest(t, here)
    if (hit)
      t.choose(hit.region.block.ids[hit.i])
    else if (crowd(t, here) && !regionAt(t, here.x).isTray)
      t.zoom(.25, positionAt(t.axis, here.x))
  }

  const onLeave = () => t.hide()
  const handlers = [['wheel', onWheel, { passive: false }], ['pointerdown', onDown], ['pointermove', onMove], ['pointerup', onUp], ['pointercancel', onUp], ['pointerleave', onLeave]]
  for (const [name, handler, options] of handlers)
    canvas.addEventListener(name, handler, options)
  return () => {
    for (const [name, handler, options] of handlers)
      canvas.removeEventListener(name, handler, options)
  }
}

/** The mark under a point; what was drawn last lies on top. */
export const nearest = (t, { x, y }) => {
  let best = null, distance = REACH * REACH
  for (const hit of t.hits) {
    const d = (hit.x - x) ** 2 + (hit.y - y) ** 2
    if (d <= distance)
      [best, distance] = [hit, d]
  }
  return best
}

/** The counted events under a point, where they are drawn as columns. */
export const crowd = (t, { x, y }) => {
  const pile = t.piles.find(p => x >= p.x - 3 && x <= p.x + p.width + 3 && Math.abs(y - p.y) < 12)
  if (pile)
    return { count: pile.ids.length, more: true, lane: pile.lane, from: pile.at - .5, to: pile.at + .5, region: pile.region }
  const region = regionAt(t, x)
  const lane = laneAt(t, y)
  if (!region || lane < 0 || lane >= t.data.lanes.length || y < t.top || y > t.bottom)
    return null
  const bins = region.block.kind === 'counts' ? region.block : region.bins.kind && region.bins.from === region.from && region.bins.to === region.to ? region.bins : null
  if (!bins)
    return null
  const unit = (bins.to - bins.from) / bins.columns
  const column = Math.floor((positionAt(region, x) - bins.from) / unit)
  const reach = Math.max(0, Math.round(2 / ((xOf(region, bins.from + unit) - xOf(region, bins.from)) || 1)))
  const count = countAt(bins, lane, column - reach, column + reach)
  return count === 0 ? null : { count, lane, from: bins.from + (column - reach) * unit, to: bins.from + (column + reach + 1) * unit, region }
}

const hover = (t, here) => {
  if (!t.data)
    return
  if (isInStrip(t, here)) {
    t.hide()
    t.canvas.style.cursor = 'ew-resize'
    return
  }
  const hit = nearest(t, here)
  const group = hit ? null : crowd(t, here)
  t.canvas.style.cursor = hit || group ? 'pointer' : t.axis.width > 0 ? 'grab' : 'default'
  const id = hit ? hit.region.block.ids[hit.i] : null
  if (id !== t.hovered) {
    t.hovered = id
    t.ask()
  }
  if (hit) {
    const title = t.titles.get(id)
    t.tell(here, title ? [title.title, hit.isTowards ? `${title.note} · towards ${t.data.lanes[hit.lane].name}` : title.note] : ['…'])
  } else if (group) {
    const when = t.data.axis === 'order' || group.region.isTray ? '' : days(group.from, group.to)
    t.tell(here, [`${t.data.lanes[group.lane].name}: ${group.count.toLocaleString('en')} ${group.more ? 'more ' : ''}${group.count === 1 ? 'event' : 'events'}`, when, group.region.isTray ? '' : 'Click to zoom in'].filter(Boolean))
  } else {
    t.hide()
  }
}

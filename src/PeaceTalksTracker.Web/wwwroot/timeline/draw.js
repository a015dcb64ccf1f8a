// Draws one frame: lanes, axis, marks or columns, arrows, names.
import { inView } from './bins.js'
import { paintColumns, alone } from './columns.js'
import { xOf, yOf } from './layout.js'
import { fit, widthOf } from './look.js'
import { paintMarks, ring } from './marks.js'
import { paintStrip } from './overview.js'
import { days, ticks } from './scale.js'

/** Beyond this many marks in view, a lane is drawn as columns of counts. */
const DENSE = 1500

export const draw = t => {
  const { ctx, theme } = t
  ctx.setTransform(t.ratio, 0, 0, t.ratio, 0, 0)
  ctx.fillStyle = theme.card
  ctx.fillRect(0, 0, t.width, t.height)
  t.hits = []
  t.piles = []
  if (!t.data)
    return
  paintLanes(t)
  for (const region of [t.axis, t.tray]) {
    if (region.width <= 0)
      continue
    ctx.save()
    ctx.beginPath()
    ctx.rect(region.x - 4, 0, region.width + 8, t.bottom)
    ctx.clip()
    if (region.isTray)
      paintTrayFrame(t, region)
    else if (t.data.axis === 'order')
      paintFrames(t, region)
    else
      paintTicks(t, region)
    ctx.beginPath()
    ctx.rect(region.x - 4, t.top, region.width + 8, t.bottom - t.top)
    ctx.clip()
    paintEvents(t, region)
    ctx.restore()
  }
  paintNames(t)
  paintScroll(t)
  paintStrip(t)
}

const paintLanes = t => {
  t.ctx.fillStyle = t.theme.lineSoft
  for (let lane = 0; lane <= t.data.lanes.length; lane++) {
    const y = Math.round(t.top + lane * t.laneHeight - t.scrollY)
    if (y >= t.top)
      t.ctx.fillRect(0, y, t.width, 1)
  }
}

const text = (t, words, x, y, { colour = t.theme.soft, weight = 400, size = 11.5, align = 'left' } = {}) => {
  t.ctx.font = `${weight} ${size}px ${t.theme.font}`
  t.ctx.textAlign = align
  t.ctx.textBaseline = 'middle'
  t.ctx.fillStyle = colour
  t.ctx.fillText(words, x, y)
}

const paintTicks = (t, region) => {
  for (const tick of ticks(region.from, region.to, region.width)) {
    const x = Math.round(xOf(region, tick.at))
    t.ctx.fillStyle = tick.major ? t.theme.edge : t.theme.line
    t.ctx.fillRect(x, t.top - 6, 1, t.bottom)
    const weight = tick.major ? 600 : 400
    if (x > region.x - 2 && x + 5 + widthOf(t, tick.text, weight, 11.5) < region.x + region.width)
      text(t, tick.text, x + 5, t.top - 13, { weight, colour: tick.major ? t.theme.ink : t.theme.soft })
  }
}

const box = (t, x, y, width, height, colour) => {
  t.ctx.strokeStyle = colour
  t.ctx.lineWidth = 1
  t.ctx.setLineDash([3, 4])
  t.ctx.beginPath()
  t.ctx.roundRect(x, y, width, height, 9)
  t.ctx.stroke()
  t.ctx.setLineDash([])
}

const paintFrames = (t, region) => {
  const severalArticles = new Set(t.data.frames.map(f => f.title)).size > 1
  const bottom = Math.min(t.bottom - 4, t.top + t.data.lanes.length * t.laneHeight - t.scrollY)
  for (const frame of t.data.frames) {
    const [left, right] = [xOf(region, frame.from) + 5, xOf(region, frame.to) - 5]
    if (right < region.x || left > region.x + region.width || right - left < 3)
      continue
    box(t, left, 5, right - left, bottom - 5, frame.isContradiction ? t.theme.bad : t.theme.edge)
    t.ctx.font = `400 11.5px ${t.theme.font}`
    if (severalArticles || frame.isContradiction)
      text(t, fit(t, (frame.isContradiction ? 'contradiction · ' : '') + (severalArticles ? frame.title : 'see below'), right - left - 16), left + 8, t.compact ? 15 : 17,
        { colour: frame.isContradiction ? t.theme.bad : t.theme.soft })
    if (frame.isContradiction)
      continue
    frame.steps.forEach((step, i) => {
      const end = frame.steps[i + 1] ?? frame.to
      if (xOf(region, end) - xOf(region, step) > 34)
        text(t, i === 0 ? 'first' : 'then', xOf(region, (step + end) / 2), severalArticles ? t.top - 12 : t.top / 2 + 2, { align: 'center' })
    })
  }
}

const paintTrayFrame = (t, region) => {
  const { ctx, theme } = t
  ctx.fillStyle = theme.sunken
  ctx.globalAlpha = .45
  ctx.beginPath()
  ctx.roundRect(region.x, 4, region.width, t.bottom - 8, 9)
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.font = `400 11.5px ${theme.font}`
  const missing = t.isNarrow
    ? { date: 'no date', order: 'no order', publication: 'no date' }[t.data.axis]
    : { date: 'date not stated', order: 'order not stated', publication: 'publication not stated' }[t.data.axis]
  text(t, fit(t, `${missing} · ${region.to}`, region.width - 18), region.x + 9, t.data.frames.length > 0 ? t.top / 2 + 2 : t.top - 13)
}

const paintEvents = (t, region) => {
  const block = region.block
  if (block.kind === 'counts') {
    // Until finer counts arrive, the coarse ones of everything show what the new ones do not cover.
    if (!region.isTray && t.whole?.kind === 'counts' && (Math.max(region.from, t.whole.from) < block.from || Math.min(region.to, t.whole.to) > block.to))
      paintColumns(t, region, t.whole)
    paintColumns(t, region, block)
    if (!region.isTray)
      paintPlace(t, region)
    return
  }
  const [first, last] = inView(block, region.from, region.to)
  if (block.laneAt[last] - block.laneAt[first] <= DENSE) {
    const shown = []
    for (let i = first; i < last; i++) {
      if (block.ends[i] + 1 > region.from)
        shown.push(i)
    }
    paintMarks(t, region, shown)
    if (shown.length === 0 && !region.isTray)
      text(t, fit(t, 'No event in this stretch', region.width - 12), region.x + region.width / 2, (t.top + t.bottom) / 2, { align: 'center', size: 12.5 })
    return
  }
  const columns = Math.max(1, Math.ceil(region.width / 2))
  const bins = region.bins.count(block, first, last, region.from, region.to, columns, t.data.lanes.length)
  paintColumns(t, region, bins)
  const shown = alone(bins, t.selected === null ? -1 : block.ids.indexOf(t.selected, first))
  paintMarks(t, region, shown)
}

/** Where the selected event is among counted ones: its column in each of its lanes. */
const paintPlace = (t, region) => {
  const { place, ctx, theme } = t
  if (!place || place.start === null || place.end + 1 < region.from || place.start > region.to)
    return
  const x = xOf(region, (place.start + place.end + 1) / 2)
  const ys = place.lanes.map(lane => yOf(t, lane))
  ctx.fillStyle = theme.ink
  ctx.fillRect(x - .75, ys[0], 1.5, ys[ys.length - 1] - ys[0])
  for (const y of ys) {
    ctx.globalAlpha = .14
    ctx.fillRect(x - 5, y - t.laneHeight / 2 + 2, 10, t.laneHeight - 4)
    ctx.globalAlpha = 1
    ring(t, { x, y }, 8, theme.card, [])
    ring(t, { x, y }, 6, theme.ink, [])
  }
}

const paintNames = t => {
  const { ctx, theme } = t
  if (!t.isNarrow) {
    ctx.fillStyle = theme.card
    ctx.fillRect(0, 0, t.gutter - 6, t.bottom)
  }
  t.data.lanes.forEach((lane, i) => {
    const y = t.isNarrow ? t.top + i * t.laneHeight - t.scrollY + (t.compact ? 6 : 10) : yOf(t, i)
    if (y < t.top + 2 || y > t.bottom + 8)
      return
    ctx.font = `600 ${t.isNarrow ? 11.5 : 12.5}px ${theme.font}`
    const width = t.isNarrow ? t.width * .6 : t.gutter - 32
    ctx.fillStyle = theme.hue(lane.hue)
    ctx.beginPath()
    ctx.arc(12, y, 4, 0, 2 * Math.PI)
    ctx.fill()
    if (t.isNarrow) {
      ctx.textBaseline = 'middle'
      ctx.textAlign = 'left'
      ctx.lineWidth = 4
      ctx.strokeStyle = theme.card
      ctx.strokeText(fit(t, lane.name, width), 21, y)
    }
    text(t, fit(t, lane.name, width), 21, y, { colour: theme.ink, weight: lane.key ? 600 : 400, size: t.isNarrow ? 11.5 : 12.5 })
  })
  if (!t.isNarrow) {
    ctx.fillStyle = theme.card
    ctx.fillRect(0, 0, t.gutter - 6, t.top - 1)
  }
}

const paintScroll = t => {
  if (t.scrollMax <= 0)
    return
  const track = t.bottom - t.top - 8
  const thumb = Math.max(24, track * track / (track + t.scrollMax))
  t.ctx.fillStyle = t.theme.edge
  t.ctx.beginPath()
  t.ctx.roundRect(t.width - 6, t.top + 4 + (track - thumb) * t.scrollY / t.scrollMax, 4, thumb, 2)
  t.ctx.fill()
}

/** What the view shows, in words. */
export const inWords = t => !t.data || t.axis.width <= 0 ? '' : t.data.axis === 'order'
  ? groups(t)
  : t.view.from <= t.extent.from && t.view.to >= t.extent.to || t.isNarrow
    ? days(t.view.from, t.view.to)
    : `${days(t.view.from, t.view.to)}, of ${days(...t.data.extent)}`

const groups = ({ data: { frames }, view }) => {
  const seen = frames.filter(f => f.to > view.from && f.from < view.to).length
  return `${seen === frames.length ? '' : `${seen} of `}${frames.length} ${frames.length === 1 ? 'group' : 'groups'} of ordered events`
}

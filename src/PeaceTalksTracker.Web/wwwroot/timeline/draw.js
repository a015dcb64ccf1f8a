// Draws one frame: lanes, axis, marks or columns, arrows, names.
import { paintArrows } from './arrows.js'
import { inView } from './bins.js'
import { paintColumns, alone } from './columns.js'
import { laneAt as laneUnder, xOf, yOf } from './layout.js'
import { paintLabels } from './labels.js'
import { fit, glyph, span } from './look.js'
import { days, ticks } from './scale.js'

/** Beyond this many marks in view, a lane is drawn as columns of counts. */
const DENSE = 1500

export const draw = t => {
  const { ctx, theme } = t
  ctx.setTransform(t.ratio, 0, 0, t.ratio, 0, 0)
  ctx.fillStyle = theme.card
  ctx.fillRect(0, 0, t.width, t.height)
  t.hits = []
  if (!t.data)
    return
  paintLanes(t)
  for (const region of [t.axis, t.tray]) {
    if (region.width <= 0)
      continue
    ctx.save()
    ctx.beginPath()
    ctx.rect(region.x - 4, 0, region.width + 8, t.height)
    ctx.clip()
    if (region.isTray)
      paintTrayFrame(t, region)
    else if (t.data.axis === 'order')
      paintFrames(t, region)
    else
      paintTicks(t, region)
    ctx.beginPath()
    ctx.rect(region.x - 4, t.top, region.width + 8, t.height - t.top)
    ctx.clip()
    paintEvents(t, region)
    ctx.restore()
  }
  paintNames(t)
  paintScroll(t)
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
    t.ctx.fillRect(x, t.top - 6, 1, t.height)
    if (x > region.x - 2 && x < region.x + region.width - 20)
      text(t, tick.text, x + 5, t.top - 13, { weight: tick.major ? 600 : 400, colour: tick.major ? t.theme.ink : t.theme.soft })
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
  const bottom = Math.min(t.height - 4, t.top + t.data.lanes.length * t.laneHeight - t.scrollY)
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
  ctx.roundRect(region.x, 4, region.width, t.height - 8, 9)
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.font = `400 11.5px ${theme.font}`
  const missing = { date: 'date not stated', order: 'order not stated', publication: 'publication not stated' }[t.data.axis]
  text(t, fit(t, `${missing} · ${region.to}`, region.width - 18), region.x + 9, t.data.frames.length > 0 ? t.top / 2 + 2 : t.top - 13)
}

const paintEvents = (t, region) => {
  const block = region.block
  if (block.kind === 'counts') {
    // Until finer counts arrive, the coarse ones of everything show what the new ones do not cover.
    if (!region.isTray && t.whole?.kind === 'counts' && (region.from < block.from || region.to > block.to))
      paintColumns(t, region, t.whole)
    paintColumns(t, region, block)
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
    return
  }
  const columns = Math.max(1, Math.ceil(region.width / 2))
  const bins = region.bins.count(block, first, last, region.from, region.to, columns, t.data.lanes.length)
  paintColumns(t, region, bins)
  const shown = alone(bins, t.selected === null ? -1 : block.ids.indexOf(t.selected, first))
  paintMarks(t, region, shown)
}

const SLOTS = [0, -14, 14]

const paintMarks = (t, region, shown) => {
  const { ctx, theme, data } = t
  const { block } = region
  const radius = t.compact ? 4.5 : 6.5
  const slots = t.laneHeight >= 44 ? 3 : 1
  const lastX = new Float32Array(data.lanes.length * slots).fill(-1e9)
  const lowest = Math.max(0, laneUnder(t, t.top) - 1), highest = laneUnder(t, t.height) + 1
  const hits = []
  const lines = []
  for (const i of shown) {
    const left = xOf(region, block.starts[i]), right = xOf(region, block.ends[i] + 1)
    const x = (left + right) / 2
    let topHit = null, bottomHit = null
    for (let p = block.laneAt[i]; p < block.laneAt[i + 1]; p++) {
      const lane = block.lanes[p]
      let slot = 0
      while (slot < slots - 1 && Math.abs(lastX[lane * slots + slot] - x) < 2 * radius + 3)
        slot++
      lastX[lane * slots + slot] = x
      const hit = { x, y: yOf(t, lane) + SLOTS[slot], left, right, i, lane, slot, region }
      topHit ??= hit
      bottomHit = hit
      if (lane >= lowest && lane <= highest)
        hits.push(hit)
    }
    if (topHit !== bottomHit)
      lines.push(topHit, bottomHit)
  }

  // Where many events cross, their lines step back behind the marks.
  ctx.globalAlpha = lines.length > 60 ? .38 : 1
  ctx.strokeStyle = theme.soft
  ctx.lineWidth = lines.length > 60 ? 1 : 1.5
  ctx.beginPath()
  for (let i = 0; i < lines.length; i += 2) {
    ctx.moveTo(lines[i].x, lines[i].y)
    ctx.lineTo(lines[i + 1].x, lines[i + 1].y)
  }
  ctx.stroke()
  ctx.globalAlpha = 1
  paintSpans(t, hits, block, slots)
  if (!region.isTray && data.arrows.length > 0)
    paintArrows(t, hits, block, radius)
  for (const hit of hits) {
    glyph(ctx, hit.x, hit.y, radius, theme.hue(data.lanes[hit.lane].hue), theme.card, block.looks[hit.i])
    if (block.ids[hit.i] === t.selected)
      ring(t, hit, radius + 3.5, theme.ink, [])
    if (t.cursor?.id === block.ids[hit.i] && t.hasFocus)
      ring(t, hit, radius + 6.5, theme.accent, t.cursor.lane === hit.lane ? [] : [2, 3])
  }
  t.hits.push(...hits)
  paintLabels(t, region, hits, radius)
}

/** Spans of a lane that overlap are hatched once. They come by their start. */
const paintSpans = (t, hits, block, slots) => {
  const done = new Float32Array(t.data.lanes.length * slots).fill(-1e9)
  for (const hit of hits) {
    const at = hit.lane * slots + hit.slot
    const isSpan = block.starts[hit.i] < block.ends[hit.i]
    const left = isSpan ? Math.max(hit.left, done[at]) : hit.x
    const right = isSpan ? Math.max(hit.right, left) : hit.x
    span(t.ctx, t.theme, hit.x, left, right, hit.y, t.theme.hue(t.data.lanes[hit.lane].hue), block.looks[hit.i])
    done[at] = Math.max(done[at], right)
  }
}

const ring = (t, { x, y }, r, colour, dash) => {
  t.ctx.beginPath()
  t.ctx.arc(x, y, r, 0, 2 * Math.PI)
  t.ctx.lineWidth = 2
  t.ctx.strokeStyle = colour
  t.ctx.setLineDash(dash)
  t.ctx.stroke()
  t.ctx.setLineDash([])
}

const paintNames = t => {
  const { ctx, theme } = t
  if (!t.isNarrow) {
    ctx.fillStyle = theme.card
    ctx.fillRect(0, 0, t.gutter - 6, t.height)
  }
  t.data.lanes.forEach((lane, i) => {
    const y = t.isNarrow ? t.top + i * t.laneHeight - t.scrollY + (t.compact ? 6 : 10) : yOf(t, i)
    if (y < t.top + 2)
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
  const track = t.height - t.top - 8
  const thumb = Math.max(24, track * track / (track + t.scrollMax))
  t.ctx.fillStyle = t.theme.edge
  t.ctx.beginPath()
  t.ctx.roundRect(t.width - 6, t.top + 4 + (track - thumb) * t.scrollY / t.scrollMax, 4, thumb, 2)
  t.ctx.fill()
}

/** What the view shows, in words. */
export const inWords = t => !t.data || t.axis.width <= 0 ? '' : t.data.axis === 'order'
  ? `${t.data.frames.length} ${t.data.frames.length === 1 ? 'group' : 'groups'} of ordered events`
  : days(t.view.from, t.view.to)

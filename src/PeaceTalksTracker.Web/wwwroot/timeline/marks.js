// The events one by one: where each mark stands in its lanes, and what joins it to the others.
import { paintArrows } from './arrows.js'
import { laneAt, xOf, yOf } from './layout.js'
import { paintLabels } from './labels.js'
import { glyph, receiver, span } from './look.js'

export const paintMarks = (t, region, shown) => {
  const { ctx, theme, data } = t
  const { block } = region
  const radius = t.compact ? 4.5 : 6.5
  const { hits, lines, piles } = place(t, region, shown, radius)
  paintLines(t, block, lines)
  paintSpans(t, hits, block)
  if (!region.isTray && data.arrows.length > 0)
    paintArrows(t, hits, block, radius)
  for (const hit of hits) {
    const colour = theme.hue(data.lanes[hit.lane].hue)
    if (hit.isTowards)
      receiver(ctx, hit.x, hit.y, radius, colour, theme.card)
    else
      glyph(ctx, hit.x, hit.y, radius, colour, theme.card, block.looks[hit.i])
    if (block.told?.[hit.i] > 1)
      paintTold(t, hit, radius, block.told[hit.i])
    if (block.ids[hit.i] === t.selected)
      ring(t, hit, radius + 3.5, theme.ink, [])
    if (t.cursor?.id === block.ids[hit.i] && t.hasFocus)
      ring(t, hit, radius + 6.5, theme.accent, t.cursor.lane === hit.lane ? [] : [2, 3])
  }
  for (const pile of piles)
    paintPile(t, pile)
  t.hits.push(...hits)
  t.piles.push(...piles)
  paintLabels(t, region, hits, piles, radius)
}

/** Three above one another, then side by side as far as their day is wide; what has no room beside others is piled up and counted. */
const place = (t, region, shown, radius) => {
  const { block } = region
  const lanes = t.data.lanes.length
  const slots = t.laneHeight >= 44 ? [0, -14, 14] : [0]
  const apart = 2 * radius + 3
  const taken = Array.from({ length: lanes * slots.length }, () => [])
  const lastPile = new Array(lanes)
  const lowest = Math.max(0, laneAt(t, t.top) - 1), highest = laneAt(t, t.bottom) + 1
  const hits = [], lines = [], piles = []

  const free = (lane, x, room, first) => {
    for (let column = -1; ; column++) {
      const offset = column < 0 ? first - x : (column + 1 >> 1) * apart * (column % 2 ? 1 : -1)
      if (column > 0 && Math.abs(offset) > room)
        return null
      for (let slot = 0; slot < slots.length; slot++) {
        const row = taken[lane * slots.length + slot]
        if (isFree(row, x + offset, apart)) {
          row.push(x + offset)
          return { x: x + offset, slot }
        }
      }
    }
  }

  // What is selected never disappears in a pile.
  const chosen = shown.find(i => block.ids[i] === t.selected)
  for (const i of chosen === undefined ? shown : [chosen, ...shown.filter(i => i !== chosen)]) {
    const left = xOf(region, block.starts[i]), right = xOf(region, block.ends[i] + 1)
    const middle = (left + right) / 2
    const room = block.starts[i] === block.ends[i] && !region.isTray ? (right - left) / 2 - radius - 3 : 0
    let top = null, bottom = null, preferred = middle
    for (let p = block.laneAt[i]; p < block.laneAt[i + 1]; p++) {
      const lane = block.lanes[p]
      const spot = free(lane, middle, room, preferred)
      let hit
      if (spot) {
        preferred = spot.x
        hit = { ...spot, y: yOf(t, lane) + slots[spot.slot], middle: yOf(t, lane), left, right, i, lane, isTowards: block.towards[p] === 1, region }
        if (lane >= lowest && lane <= highest)
          hits.push(hit)
      } else {
        hit = lastPile[lane]
        if (!hit || Math.abs(hit.middle - middle) > apart) {
          hit = lastPile[lane] = { lane, middle, x: middle + Math.max(0, room) + radius + 4, y: yOf(t, lane), width: 17, at: (block.starts[i] + block.ends[i] + 1) / 2, ids: [], region }
          // Its number takes the place of a mark.
          taken[lane * slots.length].push(hit.x + radius + 3)
          if (lane >= lowest && lane <= highest)
            piles.push(hit)
        }
        hit.ids.push(block.ids[i])
      }
      top ??= hit
      bottom = hit
    }
    if (top !== bottom)
      lines.push({ i, x1: top.ids ? middle : top.x, y1: top.y, x2: bottom.ids ? middle : bottom.x, y2: bottom.y })
  }
  return { hits, lines, piles }
}

/** They come from left to right, so that only the last ones can be near; the first may be the selected one. */
const isFree = (row, x, apart) => {
  if (row.length > 0 && Math.abs(row[0] - x) < apart)
    return false
  for (let k = row.length - 1; k > 0 && k > row.length - 48; k--) {
    if (Math.abs(row[k] - x) < apart)
      return false
  }
  return true
}

/** One event in several lanes. Where many cross, their lines step back behind the marks. */
const paintLines = (t, block, lines) => {
  const { ctx, theme } = t
  const isLit = ({ i }) => block.ids[i] === t.selected || block.ids[i] === t.hovered
  for (const lit of [false, true]) {
    ctx.globalAlpha = lit ? 1 : lines.length > 60 ? .3 : .5
    ctx.strokeStyle = lit ? theme.ink : theme.soft
    ctx.lineWidth = lit ? 1.5 : lines.length > 60 ? 1 : 1.25
    ctx.beginPath()
    for (const line of lines) {
      if (isLit(line) === lit) {
        ctx.moveTo(line.x1, line.y1)
        ctx.lineTo(line.x2, line.y2)
      }
    }
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}

/** Spans of a lane that overlap are hatched once. They come by their start. */
const paintSpans = (t, hits, block) => {
  const done = new Map()
  for (const hit of hits) {
    if (hit.isTowards)
      continue
    const row = hit.lane * 3 + hit.slot
    const isSpan = block.starts[hit.i] < block.ends[hit.i]
    const left = isSpan ? Math.max(hit.left, done.get(row) ?? -1e9) : hit.x
    const right = isSpan ? Math.max(hit.right, left) : hit.x
    span(t.ctx, t.theme, hit.x, left, right, hit.y, t.theme.hue(t.data.lanes[hit.lane].hue), block.looks[hit.i])
    if (isSpan)
      done.set(row, Math.max(done.get(row) ?? -1e9, right))
  }
}

/** How many articles may tell of the one event. */
const paintTold = (t, hit, radius, told) => {
  const { ctx, theme } = t
  ctx.font = `700 10px ${theme.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 3
  ctx.strokeStyle = theme.card
  ctx.strokeText(told, hit.x + radius - 2, hit.y - radius)
  ctx.fillStyle = theme.ink
  ctx.fillText(told, hit.x + radius - 2, hit.y - radius)
}

const paintPile = (t, pile) => {
  const { ctx, theme } = t
  const words = `+${pile.ids.length}`
  const isLit = pile.ids.includes(t.hovered)
  ctx.font = `700 ${t.compact ? 10 : 11}px ${theme.font}`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  pile.width = ctx.measureText(words).width
  ctx.lineWidth = 4
  ctx.strokeStyle = theme.card
  ctx.strokeText(words, pile.x, pile.y)
  ctx.fillStyle = isLit ? theme.ink : theme.hue(t.data.lanes[pile.lane].hue)
  ctx.fillText(words, pile.x, pile.y)
  if (t.hasFocus && pile.ids.includes(t.cursor?.id))
    ring(t, { x: pile.x + pile.width / 2, y: pile.y }, 11, theme.accent, [])
}

export const ring = (t, { x, y }, r, colour, dash) => {
  t.ctx.beginPath()
  t.ctx.arc(x, y, r, 0, 2 * Math.PI)
  t.ctx.lineWidth = 2
  t.ctx.strokeStyle = colour
  t.ctx.setLineDash(dash)
  t.ctx.stroke()
  t.ctx.setLineDash([])
}

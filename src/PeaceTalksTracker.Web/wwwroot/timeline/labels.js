// Words beside the marks, as far as there is room: the selected event first, then from left to right.
import { REPORTED } from './data.js'
import { fit } from './look.js'

const MOST = 220
const WIDEST = 190

export const paintLabels = (t, region, hits, radius) => {
  if (t.compact && t.width < 360)
    return
  const { ctx, theme } = t
  const { block } = region
  const taken = Array.from({ length: t.data.lanes.length }, () => [])
  for (const hit of hits)
    taken[hit.lane].push({ from: hit.x - radius - 3, to: hit.x + radius + 3, slot: hit.slot })
  for (const lane of taken)
    lane.sort((a, b) => a.from - b.from)

  const isFirst = hit => block.ids[hit.i] === t.selected || block.ids[hit.i] === t.hovered
  const isRinged = hit => block.ids[hit.i] === t.selected || (t.hasFocus && block.ids[hit.i] === t.cursor?.id)
  const order = [...hits.filter(isFirst), ...hits.filter(h => !isFirst(h))]
  const labelled = new Set()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  const edge = region.x + region.width
  for (const hit of order) {
    if (labelled.size >= MOST)
      return
    if (labelled.has(hit.i) || hit.x < region.x - 4 || hit.x > edge)
      continue
    const title = t.titles.get(block.ids[hit.i])
    if (!title)
      continue
    ctx.font = `${isFirst(hit) ? 600 : 400} 12px ${theme.font}`
    const needed = Math.min(ctx.measureText(title.label).width, WIDEST) + 4
    let from = hit.x + radius + (isRinged(hit) ? 11 : 5), slot = hit.slot
    let room = roomFrom(taken[hit.lane], slot, from, edge) - from
    // Above the mark, where there is more room than beside it and nothing else is drawn.
    if (room < needed && hit.slot === 0 && t.laneHeight >= 46 && !t.isNarrow && (region.isTray || t.data.axis !== 'order')) {
      const above = roomFrom(taken[hit.lane], 1, hit.x - radius, edge) - hit.x + radius
      if (above > room)
        [from, slot, room] = [hit.x - radius, 1, above]
    }
    if (room < Math.min(34, needed))
      continue
    const y = hit.y - (slot !== hit.slot ? 15 : 0)
    labelled.add(hit.i)
    const words = fit(t, title.label, Math.min(room - 4, WIDEST))
    const says = block.looks[hit.i] & REPORTED && title.says && t.laneHeight >= 38 && hit.slot === 0 && slot === 0 ? title.says : ''
    halo(t, words, from, y - (says ? 5 : 0), theme.ink)
    let width = ctx.measureText(words).width
    if (says) {
      ctx.font = `400 11px ${theme.font}`
      const note = fit(t, says, Math.min(room - 4, WIDEST))
      halo(t, note, from, hit.y + 9, theme.soft)
      width = Math.max(width, ctx.measureText(note).width)
    }
    taken[hit.lane].push({ from: from - 2, to: from + width + 8, slot })
  }
}

const roomFrom = (taken, slot, from, edge) => {
  let end = edge
  for (const other of taken) {
    if (other.slot !== slot || other.to <= from)
      continue
    if (other.from <= from)
      return from
    end = Math.min(end, other.from)
  }
  return end
}

const halo = (t, words, x, y, colour) => {
  t.ctx.lineWidth = 3
  t.ctx.strokeStyle = t.theme.card
  t.ctx.strokeText(words, x, y)
  t.ctx.fillStyle = colour
  t.ctx.fillText(words, x, y)
}

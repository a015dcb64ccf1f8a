// Counts per lane and column: a bar each, solid for what happened, lighter for what is not done or not dated to the day; hatched where dates span columns.
import { xOf, yOf } from './layout.js'
import { hatch } from './look.js'

export const paintColumns = (t, region, bins) => {
  const { ctx, theme, data } = t
  const unit = (bins.to - bins.from) / bins.columns
  const first = Math.max(0, Math.floor((region.from - bins.from) / unit))
  const last = Math.min(bins.columns, Math.ceil((region.to - bins.from) / unit))
  const edge = c => Math.round(xOf(region, bins.from + c * unit))
  const most = t.laneHeight - (t.isNarrow && !t.compact ? 22 : 8)
  // The same count has the same height in every view, so that nothing flickers while it moves.
  const height = count => Math.min(most, Math.round(2 + 4.2 * Math.log2(1 + count)))

  for (let lane = 0; lane < Math.min(bins.lanes, data.lanes.length); lane++) {
    const y = yOf(t, lane)
    if (y < t.top - t.laneHeight || y > t.bottom + t.laneHeight)
      continue
    const row = lane * bins.columns
    const colour = theme.hue(data.lanes[lane].hue)
    paintCoverage(t, bins, row, first, last, edge, y, colour)
    ctx.fillStyle = colour
    bars(first, last, c => bins.sure[row + c] + bins.unsure[row + c], c => bins.unsure[row + c] > 0, height, (from, to, h) => {
      const left = edge(from)
      ctx.fillRect(left, y - h / 2, Math.max(1, edge(to) - left), h)
    }, ctx, .42)
    ctx.globalAlpha = 1
    bars(first, last, c => bins.sure[row + c], () => true, height, (from, to, h) => {
      const left = edge(from)
      ctx.fillRect(left, y - h / 2, Math.max(1, edge(to) - left), h)
    }, ctx, 1)
  }
}

/** Neighbours of one height are one bar. */
const bars = (first, last, countOf, isDrawn, height, fill, ctx, alpha) => {
  ctx.globalAlpha = alpha
  let from = first, run = 0
  for (let c = first; c <= last; c++) {
    const count = c < last ? countOf(c) : 0
    const h = count > 0 && isDrawn(c) ? height(count) : 0
    if (h === run)
      continue
    if (run > 0)
      fill(from, c, run)
    from = c
    run = h
  }
  if (run > 0)
    fill(from, last, run)
}

const paintCoverage = (t, bins, row, first, last, edge, y, colour) => {
  let open = 0
  for (let c = 0; c < first; c++)
    open += bins.opening[row + c] - bins.closing[row + c]
  let from = -1
  for (let c = first; c < last; c++) {
    open += bins.opening[row + c]
    if (open > 0 && from < 0)
      from = c
    const isLast = c === last - 1
    open -= bins.closing[row + c]
    if (from >= 0 && (open <= 0 || isLast)) {
      t.ctx.fillStyle = hatch(t.ctx, t.theme, colour)
      t.ctx.fillRect(edge(from), y - 6, Math.max(2, edge(c + 1) - edge(from)), 12)
      from = -1
    }
  }
}

/** Events that have some pixels to themselves and so can be drawn as marks; and the selected one. */
export const alone = (bins, selected) => {
  const found = new Set(selected >= 0 ? [selected] : [])
  const apart = 5
  for (let lane = 0; lane < bins.lanes && found.size < 600; lane++) {
    const row = lane * bins.columns
    let lastFull = -1e9
    for (let c = 0; c < bins.columns; c++) {
      const count = bins.sure[row + c] + bins.unsure[row + c]
      if (count === 0)
        continue
      if (count === 1 && c - lastFull > apart && isEmpty(bins, row, c + 1, Math.min(bins.columns, c + apart)))
        found.add(bins.only[row + c])
      lastFull = c
    }
  }
  return [...found].sort((a, b) => a - b)
}

const isEmpty = (bins, row, from, to) => {
  for (let c = from; c < to; c++) {
    if (bins.sure[row + c] + bins.unsure[row + c] > 0)
      return false
  }
  return true
}

// Counts per lane and column: a bar each, solid for what happened, lighter for what is not done or not dated to the day; hatched where dates span columns.
import { xOf, yOf } from './layout.js'
import { hatch } from './look.js'

/** By count. Beyond, every bar is as high as its lane. */
const HEIGHTS = Uint8Array.from({ length: 1 << 14 }, (_, count) => Math.round(2 + 4.2 * Math.log2(1 + count)))

export const paintColumns = (t, region, bins) => {
  const { ctx, theme, data } = t
  const unit = (bins.to - bins.from) / bins.columns
  const first = Math.max(0, Math.floor((region.from - bins.from) / unit))
  const last = Math.min(bins.columns, Math.ceil((region.to - bins.from) / unit))
  const edge = c => Math.round(xOf(region, bins.from + c * unit))
  const most = Math.floor(t.laneHeight) - (t.isNarrow && !t.compact ? 22 : 8)
  // The same count has the same height in every view, so that nothing flickers while it moves.
  const height = count => Math.min(most, HEIGHTS[Math.min(count, HEIGHTS.length - 1)])

  for (let lane = 0; lane < Math.min(bins.lanes, data.lanes.length); lane++) {
    const y = yOf(t, lane)
    if (y < t.top - t.laneHeight || y > t.bottom + t.laneHeight)
      continue
    const row = lane * bins.columns
    const colour = theme.hue(data.lanes[lane].hue)
    paintCoverage(t, bins, row, first, last, edge, y, colour)
    ctx.fillStyle = colour
    ctx.globalAlpha = .42
    paintBars(ctx, bins, row, first, last, edge, y, height, true)
    ctx.globalAlpha = 1
    paintBars(ctx, bins, row, first, last, edge, y, height, false)
  }
}

/** Neighbours of one height are one bar. With the unsure, only where there are any: the sure are painted over them. */
const paintBars = (ctx, { sure, unsure }, row, first, last, edge, y, height, withUnsure) => {
  let from = first, run = 0
  for (let c = first; c <= last; c++) {
    const at = row + c
    let h = 0
    if (c < last && (withUnsure ? unsure[at] : sure[at]) > 0)
      h = height(withUnsure ? sure[at] + unsure[at] : sure[at])
    if (h === run)
      continue
    if (run > 0) {
      const left = edge(from)
      // On whole pixels, which are painted several times faster.
      ctx.fillRect(left, Math.round(y - run / 2), Math.max(1, edge(c) - left), run)
    }
    from = c
    run = h
  }
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
      t.ctx.fillRect(edge(from), Math.round(y) - 6, Math.max(2, edge(c + 1) - edge(from)), 12)
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

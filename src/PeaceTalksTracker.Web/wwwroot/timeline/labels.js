// Words beside the marks, as far as there is room: the selected event first, then from left to right. No word covers another or a mark.
import { REPORTED } from './data.js'
import { fit, widthOf } from './look.js'

const MOST = 220
const WIDEST = 190
/** Less than this of a longer label tells nothing. */
const LEAST = 40

export const paintLabels = (t, region, hits, piles, radius) => {
  if (t.compact && t.width < 360)
    return
  const { ctx, theme } = t
  const { block } = region
  const [start, end] = [region.x - 2, region.x + region.width]
  const taken = Array.from({ length: t.data.lanes.length }, () => [])
  for (const hit of hits)
    taken[hit.lane].push(around(hit, radius + (isRinged(t, block, hit) ? 8 : 3), radius + 1))
  for (const pile of piles)
    taken[pile.lane].push({ from: pile.x - 2, to: pile.x + pile.width + 3, top: pile.y - 7, bottom: pile.y + 7 })

  const isFirst = hit => block.ids[hit.i] === t.selected || block.ids[hit.i] === t.hovered
  const order = [...hits.filter(isFirst), ...hits.filter(h => !isFirst(h))]
  const labelled = new Set()
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  for (const hit of order) {
    if (labelled.size >= MOST)
      return
    if (hit.isTowards || labelled.has(hit.i) || hit.x < start - 2 || hit.x > end)
      continue
    const title = t.titles.get(block.ids[hit.i])
    if (!title)
      continue
    const weight = isFirst(hit) ? 600 : 400
    const says = block.looks[hit.i] & REPORTED && title.says ? title.says : ''
    const wanted = Math.min(WIDEST, 4 + Math.max(widthOf(t, title.label, weight, 12), says ? widthOf(t, says, 400, 11) : 0))
    const place = roomFor(t, region, taken[hit.lane], hit, wanted, radius + (isRinged(t, block, hit) ? 11 : 5), says !== '', [start, end])
    if (place.room < Math.min(LEAST, wanted))
      continue
    labelled.add(hit.i)
    const width = place.isTwo
      ? Math.max(paintLine(t, title.label, place, place.y - 5, weight, 12, theme.ink), paintLine(t, says, place, place.y + 9, 400, 11, theme.soft))
      : paintLine(t, title.label, place, place.y, weight, 12, theme.ink)
    const from = place.isLeft ? place.x - width : place.x
    taken[hit.lane].push({ from: from - 5, to: from + width + 5, top: place.top, bottom: place.bottom })
  }
}

const isRinged = (t, block, hit) => block.ids[hit.i] === t.selected || (t.hasFocus && block.ids[hit.i] === t.cursor?.id)

const around = (hit, width, height) => ({ of: hit, from: hit.x - width, to: hit.x + width, top: hit.y - height, bottom: hit.y + height })

/** The first place with room for all of it, else the one with most: right, left, then above and below the mark. With a second line where that fits. */
const roomFor = (t, region, taken, hit, wanted, gap, hasTwo, [start, end]) => {
  const middle = hit.middle, reach = t.laneHeight / 2 + 1
  let best = { room: 0 }
  for (const isTwo of hasTwo ? [true, false] : [false]) {
    const [up, down] = isTwo ? [12, 15] : [7, 7]
    for (const [x, lift, isLeft] of places(t, region, hit, gap)) {
      const y = hit.y + lift
      const [top, bottom] = [y - up, y + down]
      if (top < middle - reach || bottom > middle + reach)
        continue
      const room = isLeft ? x - leftEnd(taken, x, lift > 0 ? hit.y - 6 : top, lift < 0 ? hit.y + 6 : bottom, start, hit) : rightEnd(taken, x, top, bottom, end) - x
      if (room > best.room)
        best = { x, y, isLeft, isTwo, top, bottom, room }
      if (room >= wanted)
        return best
    }
  }
  return best
}

const places = (t, region, hit, gap) => {
  const beside = [[hit.x + gap, 0, false], [hit.x - gap, 0, true]]
  // Arrows take the way above their events.
  const isCrossed = !region.isTray && t.data.axis === 'order'
  return t.laneHeight < 46 || isCrossed ? beside : [...beside, [hit.x - 7, -16, false], [hit.x - 7, 16, false], [hit.x + 7, -16, true], [hit.x + 7, 16, true]]
}

const rightEnd = (taken, x, top, bottom, end) => {
  for (const box of taken) {
    if (box.to > x && box.from < end && box.top < bottom && box.bottom > top)
      end = Math.max(x, box.from)
  }
  return end
}

/** Under or above other marks, words that end at theirs would seem to be the others': there they need the row of the marks free too. */
const leftEnd = (taken, x, top, bottom, start, hit) => {
  for (const box of taken) {
    if (box.of !== hit && box.from < x && box.to > start && box.top < bottom && box.bottom > top)
      start = Math.min(x, box.to)
  }
  return start
}

/** Returns how wide it is. */
const paintLine = (t, words, { x, room, isLeft }, y, weight, size, colour) => {
  const most = Math.min(room, WIDEST) - 2
  let width = widthOf(t, words, weight, size)
  t.ctx.font = `${weight} ${size}px ${t.theme.font}`
  if (width > most) {
    words = fit(t, words, most)
    width = t.ctx.measureText(words).width
  }
  halo(t, words, isLeft ? x - width : x, y, colour)
  return width
}

const halo = (t, words, x, y, colour) => {
  t.ctx.lineWidth = 3
  t.ctx.strokeStyle = t.theme.card
  t.ctx.strokeText(words, x, y)
  t.ctx.fillStyle = colour
  t.ctx.fillText(words, x, y)
}

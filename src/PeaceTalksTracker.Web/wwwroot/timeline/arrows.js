// What the text orders: an arrow from the earlier event to the later.

/** Between two marks of one lane where there is one, else between those that are nearest. */
export const paintArrows = (t, hits, block, radius) => {
  const at = new Map()
  for (const hit of hits)
    (at.get(block.ids[hit.i]) ?? at.set(block.ids[hit.i], []).get(block.ids[hit.i])).push(hit)
  for (const [earlier, later] of t.data.arrows) {
    let best = null
    for (const from of at.get(earlier) ?? []) {
      for (const to of at.get(later) ?? []) {
        const distance = Math.abs(from.lane - to.lane)
        if (!best || distance < best.distance)
          best = { from, to, distance }
      }
    }
    if (best)
      arrow(t, best.from, best.to, radius)
  }
}

const arrow = (t, from, to, radius) => {
  const { ctx } = t
  const isLevel = Math.abs(from.y - to.y) < radius
  // Within a lane the arrow takes the way above the words.
  const bend = isLevel ? -Math.min(20, t.laneHeight * .36) : 0
  const [x1, y1] = isLevel ? [from.x + radius * .8, from.y - radius - 1] : [from.x + radius + 3, from.y]
  const [x2, y2] = isLevel ? [to.x - radius - 3, to.y - radius * .6] : [to.x - radius - 5, to.y]
  ctx.strokeStyle = ctx.fillStyle = t.theme.accent
  ctx.lineWidth = 1.5
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  const lift = isLevel ? (x2 - x1) * .25 : (x2 - x1) / 2
  ctx.bezierCurveTo(x1 + lift, y1 + bend, x2 - lift, y2 + bend, x2, y2)
  ctx.stroke()
  const angle = Math.atan2(-bend, lift)
  ctx.save()
  ctx.translate(x2 + 4, y2)
  ctx.rotate(angle)
  ctx.beginPath()
  ctx.moveTo(0, 0)
  ctx.lineTo(-8, -4)
  ctx.lineTo(-8, 4)
  ctx.fill()
  ctx.restore()
}

// The strip below the lanes: the whole span at a glance, and which stretch of it is in view.
import { ticks } from './scale.js'

/** Its height; 0 where everything fits into one view anyway. */
export const stripHeight = t => {
  if (!t.data || t.data.extent[1] <= t.data.extent[0] || (t.compact && t.width < 300))
    return 0
  const [from, to] = t.data.extent
  const isLong = t.data.axis === 'order' ? t.opening && t.opening.to < t.extent.to : to - from > 45
  return isLong ? (t.compact ? 20 : 36) : 0
}

/** Beneath the axis and the tray. */
const across = t => {
  const x = Math.max(8, t.gutter)
  return { x, width: t.width - x - 8 }
}

export const isInStrip = (t, { x, y }) => t.height > t.bottom && y >= t.bottom && t.axis.width > 0 && x >= across(t).x && x <= across(t).x + across(t).width

export const positionInStrip = (t, x) => t.extent.from + (x - across(t).x) / across(t).width * (t.extent.to - t.extent.from)

export const paintStrip = t => {
  const height = t.height - t.bottom
  if (height <= 0 || t.axis.width <= 0)
    return
  const { ctx, theme, extent, view } = t
  const strip = across(t)
  ctx.fillStyle = theme.card
  ctx.fillRect(0, t.bottom, t.width, height)
  ctx.fillStyle = theme.line
  ctx.fillRect(0, t.bottom, t.width, 1)
  const top = t.bottom + 4, inner = height - 8
  ctx.fillStyle = theme.sunken
  ctx.fillRect(strip.x, top, strip.width, inner)
  ctx.drawImage(picture(t, strip.width, inner), strip.x, top, strip.width, inner)

  const x = at => strip.x + (at - extent.from) / (extent.to - extent.from) * strip.width
  const left = Math.max(strip.x + .5, x(view.from)), right = Math.min(strip.x + strip.width - .5, Math.max(x(view.to), left + 6))
  ctx.globalAlpha = .62
  ctx.fillStyle = theme.card
  ctx.fillRect(strip.x, top, left - strip.x, inner)
  ctx.fillRect(right, top, strip.x + strip.width - right, inner)
  ctx.globalAlpha = 1
  ctx.strokeStyle = theme.accent
  ctx.lineWidth = 1.5
  ctx.beginPath()
  ctx.roundRect(left, top, right - left, inner, 3)
  ctx.stroke()
  if (!t.isNarrow) {
    ctx.font = `400 11.5px ${theme.font}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.fillStyle = theme.soft
    ctx.fillText('Whole span', 9, top + inner / 2)
  }
}

/** Drawn once for each set of data, size and theme. */
const picture = (t, width, height) => {
  const key = `${width} ${height} ${t.ratio}`
  const old = t.picture
  if (old && old.key === key && old.block === t.whole && old.theme === t.theme)
    return old.canvas
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * t.ratio))
  canvas.height = Math.round(height * t.ratio)
  const ctx = canvas.getContext('2d')
  ctx.scale(t.ratio, t.ratio)
  const hasWords = t.data.axis !== 'order' && !t.compact
  if (hasWords) {
    ctx.font = `400 9.5px ${t.theme.font}`
    ctx.textBaseline = 'top'
    for (const tick of ticks(t.extent.from, t.extent.to, width, 90)) {
      const x = Math.round((tick.at - t.extent.from) / (t.extent.to - t.extent.from) * width)
      ctx.fillStyle = t.theme.edge
      ctx.fillRect(x, 0, 1, height)
      ctx.fillStyle = t.theme.soft
      ctx.fillText(tick.text, x + 4, 1.5)
    }
  }
  const room = height - (hasWords ? 13 : 3)
  const counts = density(t, Math.max(1, Math.floor(width / 3)))
  const most = Math.log2(1 + Math.max(1, ...counts))
  ctx.fillStyle = t.theme.accent
  counts.forEach((count, column) => {
    const h = count === 0 ? 0 : Math.max(2, Math.log2(1 + count) / most * room)
    ctx.fillRect(column * 3, height - h, 2, h)
  })
  t.picture = { key, block: t.whole, theme: t.theme, canvas }
  return canvas
}

/** Events per column of the whole span, each where its mark stands; of counted ones once for each of their lanes. */
const density = (t, columns) => {
  const counts = new Array(columns).fill(0)
  const scale = columns / (t.extent.to - t.extent.from)
  const add = (at, count) => counts[Math.min(columns - 1, Math.max(0, Math.floor((at - t.extent.from) * scale)))] += count
  const block = t.whole
  if (block.kind === 'marks') {
    for (let i = 0; i < block.count; i++)
      add((block.starts[i] + block.ends[i] + 1) / 2, 1)
    return counts
  }
  const unit = (block.to - block.from) / block.columns
  for (let i = 0; i < block.columns * block.lanes; i++) {
    const count = block.sure[i] + block.unsure[i] + block.opening[i]
    if (count > 0)
      add(block.from + (i % block.columns + .5) * unit, count)
  }
  return counts
}

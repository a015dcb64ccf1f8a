// Colours from the page's style, and the shapes of marks.
import { APPROXIMATE, CONFLICT, OPEN_LEFT, OPEN_RIGHT, REPORTED, STATUS } from './data.js'

const names = ['ink', 'soft', 'line', 'line-soft', 'edge', 'accent', 'card', 'sunken', 'bad']
const FADE = 52

/** The theme's colours at this moment. Read again on every `themechange`. */
export const readTheme = element => {
  const style = getComputedStyle(element)
  const theme = { hues: new Map(), sprites: new Map(), widths: new Map() }
  for (const name of names)
    theme[name.replace('-s', 'S')] = style.getPropertyValue(`--${name}`).trim() || '#888'
  theme.font = style.getPropertyValue('--sans').trim() || 'sans-serif'
  const probe = document.createElement('i')
  probe.hidden = true
  element.append(probe)
  theme.hue = name => {
    if (!name)
      return theme.soft
    if (!theme.hues.has(name)) {
      probe.className = name
      if (!probe.isConnected)
        element.append(probe)
      theme.hues.set(name, getComputedStyle(probe).getPropertyValue('--hue').trim() || theme.soft)
      probe.remove()
    }
    return theme.hues.get(name)
  }
  probe.remove()
  return theme
}

/** A mark: filled happened, dashed planned, dotted conditional, crossed out denied; square conflict, circle cooperation; with a tail, as somebody says. */
export const glyph = (ctx, x, y, r, colour, card, look) => {
  const status = look & STATUS
  const outline = () => {
    ctx.beginPath()
    if (look & CONFLICT)
      ctx.rect(x - r + .5, y - r + .5, 2 * r - 1, 2 * r - 1)
    else
      ctx.arc(x, y, r, 0, 2 * Math.PI)
  }
  ctx.lineWidth = 2
  ctx.strokeStyle = colour
  if (look & REPORTED) {
    ctx.beginPath()
    ctx.moveTo(x - r + 1, y + 1)
    ctx.lineTo(x - r - 2, y + r + 4)
    ctx.lineTo(x + 1, y + r - 1)
    ctx.closePath()
    ctx.fillStyle = colour
    ctx.fill()
  }
  outline()
  ctx.fillStyle = status === 0 ? colour : card
  ctx.fill()
  if (status === 0)
    return
  ctx.setLineDash(status === 1 ? [4, 2.6] : status === 2 ? [1.6, 2.2] : [])
  outline()
  ctx.stroke()
  ctx.setLineDash([])
  if (status === 3) {
    ctx.beginPath()
    ctx.moveTo(x - r - 2, y + r + 2)
    ctx.lineTo(x + r + 2, y - r - 2)
    ctx.stroke()
  }
}

/** Where an event is done towards the lane's actor: a small ring. */
export const receiver = (ctx, x, y, r, colour, card) => {
  ctx.beginPath()
  ctx.arc(x, y, r * .55, 0, 2 * Math.PI)
  ctx.fillStyle = card
  ctx.fill()
  ctx.lineWidth = 1.75
  ctx.strokeStyle = colour
  ctx.stroke()
}

/** What is not known of a date: hatched between its first and last day, fading where an end is open. */
export const span = (ctx, theme, x, left, right, y, colour, look) => {
  if (look & OPEN_LEFT)
    ctx.drawImage(fade(theme, colour, true), x - FADE, y - 5, FADE, 10)
  if (look & OPEN_RIGHT)
    ctx.drawImage(fade(theme, colour, false), x, y - 5, FADE, 10)
  if (right - left < 9)
    return
  const soft = Math.min(look & APPROXIMATE ? FADE / 2 : 10, (right - left) / 3)
  ctx.drawImage(fade(theme, colour, true), left, y - 5, soft, 10)
  ctx.drawImage(fade(theme, colour, false), right - soft, y - 5, soft, 10)
  ctx.fillStyle = hatch(ctx, theme, colour)
  ctx.fillRect(left + soft, y - 5, right - left - 2 * soft, 10)
}

export const hatch = (ctx, theme, colour) => sprite(theme, `hatch ${colour}`, () => ctx.createPattern(hatched(8, 8, colour), 'repeat'))

const fade = (theme, colour, isLeft) => sprite(theme, `fade ${colour} ${isLeft}`, () => {
  const canvas = hatched(FADE * 2, 20, colour, 2)
  const ctx = canvas.getContext('2d')
  const shade = ctx.createLinearGradient(0, 0, canvas.width, 0)
  shade.addColorStop(isLeft ? 0 : 1, 'rgb(0 0 0 / 0)')
  shade.addColorStop(isLeft ? 1 : 0, 'rgb(0 0 0 / 1)')
  ctx.globalCompositeOperation = 'destination-in'
  ctx.fillStyle = shade
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
})

const hatched = (width, height, colour, scale = 1) => {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const ctx = canvas.getContext('2d')
  ctx.scale(scale, scale)
  ctx.globalAlpha = .16
  ctx.fillStyle = colour
  ctx.fillRect(0, 0, width, height)
  ctx.globalAlpha = .6
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.beginPath()
  for (let x = -height; x < width + height; x += 4) {
    ctx.moveTo(x, height)
    ctx.lineTo(x + height, 0)
  }
  ctx.stroke()
  return canvas
}

const sprite = (theme, key, make) => {
  if (!theme.sprites.has(key))
    theme.sprites.set(key, make())
  return theme.sprites.get(key)
}

/** The words, cut to a width. */
export const fit = (t, words, width) => {
  if (t.ctx.measureText(words).width <= width)
    return words
  let low = 0, high = words.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (t.ctx.measureText(words.slice(0, middle) + '…').width <= width)
      low = middle
    else
      high = middle - 1
  }
  return low === 0 ? '' : words.slice(0, low).trimEnd() + '…'
}

/** Measured once for each word and font. */
export const widthOf = (t, words, weight, size) => {
  const key = `${weight} ${size} ${words}`
  let width = t.theme.widths.get(key)
  if (width === undefined) {
    t.ctx.font = `${weight} ${size}px ${t.theme.font}`
    t.theme.widths.set(key, width = t.ctx.measureText(words).width)
  }
  return width
}

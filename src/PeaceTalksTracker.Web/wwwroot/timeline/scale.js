// Days in words and where the ticks of a date axis stand. Positions are days since 1970-01-01, in UTC.

const format = options => {
  const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  return day => words.format(day * 864e5)
}
const dayWords = format({ day: 'numeric', month: 'short', year: 'numeric' })
const shortDay = format({ day: 'numeric', month: 'short' })
const month = format({ month: 'short', year: 'numeric' })
const year = format({ year: 'numeric' })

export const day = dayWords

/** A day or a stretch of days, `to` exclusive. */
export const days = (from, to) => Math.floor(to - 1e-9) <= Math.floor(from) ? dayWords(Math.floor(from)) : `${dayWords(Math.floor(from))} – ${dayWords(Math.floor(to - 1e-9))}`

const dayOf = (y, m) => Math.round(Date.UTC(y, m, 1) / 864e5)

const monthsFrom = (from, to, step, words) => {
  const start = new Date(from * 864e5)
  const ticks = []
  let index = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step
  for (; ; index += step) {
    const at = dayOf(Math.floor(index / 12), index % 12)
    if (at >= to)
      return ticks
    ticks.push({ at, text: words(at), major: index % 12 === 0 })
  }
}

/** Ticks no closer than `apart` pixels; days, whose words are short, 20 less. */
export const ticks = (from, to, width, apart = 76) => {
  const dayWidth = width / (to - from)
  for (const step of [1, 2, 7, 14]) {
    if (step * dayWidth >= apart - 20) {
      const found = []
      // Weeks start on Mondays; 5 January 1970 was one.
      for (let at = Math.floor((from - 4) / step) * step + 4; at < to; at += step)
        found.push({ at, text: new Date(at * 864e5).getUTCMonth() === 0 && new Date(at * 864e5).getUTCDate() <= step ? dayWords(at) : shortDay(at), major: false })
      return found
    }
  }
  for (const step of [1, 3, 6]) {
    if (step * 30 * dayWidth >= apart)
      return monthsFrom(from, to, step, month)
  }
  let years = 1
  while (years * 365 * dayWidth < apart)
    years *= String(years)[0] === '2' ? 2.5 : 2
  return monthsFrom(from, to, 12 * years, year)
}

/** The view zoomed by a factor about a position, within the extent and no finer than `finest`. */
export const zoomed = (view, factor, at, extent, finest) => {
  const whole = extent.to - extent.from
  const width = Math.min(whole, Math.max(finest, (view.to - view.from) * factor))
  const from = at - (at - view.from) * width / (view.to - view.from)
  return held({ from, to: from + width }, extent)
}

/** The view moved back so that it lies within the extent. */
export const held = (view, extent) => {
  const width = Math.min(view.to - view.from, extent.to - extent.from)
  const from = Math.max(extent.from, Math.min(view.from, extent.to - width))
  return { from, to: from + width }
}

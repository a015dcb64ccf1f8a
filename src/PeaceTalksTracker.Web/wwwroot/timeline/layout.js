// Where things stand on the canvas: names left, the axis, and right a tray for what has no place on it.

import { stripHeight } from './overview.js'

export const NARROW = 560

/** Sets the areas of a timeline `t` from its size and data. */
export const arrange = t => {
  const lanes = t.data?.lanes.length ?? 0
  t.isNarrow = t.width < NARROW
  t.gutter = t.isNarrow ? 0 : Math.min(166, Math.max(116, t.width * .2))
  t.top = headHeight(t)
  t.bottom = t.height - stripHeight(t)
  const free = t.bottom - t.top - 6
  t.laneHeight = Math.max(t.compact ? 24 : t.isNarrow ? 66 : 46, Math.min(t.compact ? 34 : t.isNarrow ? 66 : 58, lanes ? free / lanes : free))
  t.scrollMax = Math.max(0, lanes * t.laneHeight - free)
  t.scrollY = Math.min(t.scrollMax, Math.max(0, t.scrollY))

  const area = t.width - t.gutter - 8
  const waiting = size(t.data?.tray)
  const placed = t.data ? t.data.extent[1] > t.data.extent[0] : false
  const trayWidth = waiting === 0 ? 0 : placed ? Math.min(area * (t.isNarrow ? .36 : .42), Math.max(t.isNarrow ? 84 : 118, waiting * 84)) : area
  t.axis = { x: t.gutter, width: placed ? area - trayWidth - (trayWidth ? 10 : 0) : 0, isTray: false, block: t.data?.main, from: t.view.from, to: t.view.to, bins: t.axis.bins }
  t.tray = { x: t.gutter + area - trayWidth, width: trayWidth, isTray: true, block: t.data?.tray, from: 0, to: Math.max(1, waiting), bins: t.tray.bins }
}

/** The height that shows every lane without scrolling, within what a page can spare. */
export const wantedHeight = (t, available) => {
  const lanes = t.data?.lanes.length ?? 3
  const top = headHeight(t)
  const lane = t.compact ? 28 : t.width < NARROW ? 66 : 50
  return Math.round(Math.min(Math.max(lanes * lane + top + stripHeight(t) + 8, t.compact ? 96 : 190), available))
}

/** Of the ticks, or of the frames' titles and steps. */
const headHeight = t => (t.data?.frames.length > 0 ? 46 : 30) - (t.compact ? 6 : 0)

const size = block => !block ? 0 : block.to - block.from

export const xOf = (region, position) => region.x + (position - region.from) / (region.to - region.from) * region.width

export const positionAt = (region, x) => region.from + (x - region.x) / region.width * (region.to - region.from)

/** The middle of a lane; below its name where that stands in the lane itself. */
export const yOf = (t, lane) => t.top + (lane + .5) * t.laneHeight - t.scrollY + (t.isNarrow && !t.compact ? 10 : 0)

export const laneAt = (t, y) => Math.floor((y - t.top + t.scrollY) / t.laneHeight)

export const regionAt = (t, x) => [t.axis, t.tray].find(r => r.width > 0 && x >= r.x && x <= r.x + r.width)

// Level of detail: events counted per lane and pixel column, in typed arrays that are used again for the next frame.

export class Bins {
  constructor() {
    this.size = 0
  }

  reset(from, to, columns, lanes) {
    Object.assign(this, { kind: 'counts', from, to, columns, lanes })
    const size = columns * lanes
    if (size > this.size) {
      this.size = size
      this.sure = new Int32Array(size)
      this.unsure = new Int32Array(size)
      this.opening = new Int32Array(size)
      this.closing = new Int32Array(size)
      this.only = new Int32Array(size)
    } else {
      for (const counts of [this.sure, this.unsure, this.opening, this.closing])
        counts.fill(0, 0, size)
    }
  }

  /** Counts the marks of a block that lie in the view. Dates that fit a column count there, wider ones where they start and end. */
  count(block, first, last, from, to, columns, lanes) {
    this.reset(from, to, columns, lanes)
    const { starts, ends, looks, laneAt, lanes: laneOf, towards } = block
    const scale = columns / (to - from)
    for (let i = first; i < last; i++) {
      const start = starts[i], end = ends[i]
      if (end + 1 <= from || start >= to)
        continue
      const a = Math.max(0, ((start + .5 - from) * scale) | 0)
      const b = Math.min(columns - 1, ((end + .5 - from) * scale) | 0)
      const isSpan = start !== end && a !== b
      const middle = Math.min(columns - 1, Math.max(0, (((start + end) / 2 + .5 - from) * scale) | 0))
      const isSure = (looks[i] & 15) === 0
      for (let p = laneAt[i]; p < laneAt[i + 1]; p++) {
        const row = laneOf[p] * columns
        if (isSpan) {
          this.opening[row + a]++
          this.closing[row + b]++
        } else {
          (isSure && towards[p] === 0 ? this.sure : this.unsure)[row + middle]++
          this.only[row + middle] = i
        }
      }
    }
    return this
  }
}

/** The marks that can reach into a view: from the first to before the last of a block sorted by start. */
export const inView = (block, from, to) => [
  lowerBound(block.starts, from - 1 - block.longest),
  lowerBound(block.starts, to),
]

const lowerBound = (values, wanted) => {
  let low = 0, high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle] < wanted)
      low = middle + 1
    else
      high = middle
  }
  return low
}

/** How many events stand in a lane within some columns, and between which positions. */
export const countAt = (bins, lane, firstColumn, lastColumn) => {
  let count = 0
  const row = lane * bins.columns
  for (let c = Math.max(0, firstColumn); c <= Math.min(bins.columns - 1, lastColumn); c++)
    count += bins.sure[row + c] + bins.unsure[row + c] + bins.opening[row + c]
  return count
}

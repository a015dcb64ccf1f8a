// The bytes of a window (Features/Timeline/TimelineEncoding.cs says how they are laid out), and where they come from.

// Bits of a mark's look, as in MarkLook.
export const STATUS = 3, OPEN_LEFT = 4, OPEN_RIGHT = 8, REPORTED = 16, APPROXIMATE = 32, CONFLICT = 64

export const decode = buffer => {
  const bytes = new DataView(buffer)
  if (bytes.byteLength < 8 || bytes.getUint32(0, true) !== 0x31545450)
    throw new Error('The answer is no timeline.')
  const headLength = bytes.getInt32(4, true)
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, headLength)))
  const reader = { buffer, bytes, at: pad(8 + headLength) }
  const main = readBlock(reader)
  return { ...head, main, tray: readBlock(reader) }
}

/** A block of marks from columns that somebody else made, such as a benchmark. `lanes` holds each event's lanes one after the other. */
export const marks = ({ from, to, ids, starts, ends, looks, laneCounts, told, lanes }) => {
  const laneAt = new Uint32Array(ids.length + 1)
  let longest = 0
  for (let i = 0; i < ids.length; i++) {
    laneAt[i + 1] = laneAt[i] + laneCounts[i]
    longest = Math.max(longest, ends[i] - starts[i])
  }
  // The highest bit of a lane says that the event is only done towards its actor.
  const towards = Uint8Array.from(lanes, lane => lane >> 15)
  return { kind: 'marks', from, to, count: ids.length, ids, starts, ends, looks, told, laneAt, lanes: lanes.map(lane => lane & 0x7fff), towards, longest }
}

const pad = at => (at + 3) & ~3

const readBlock = reader => {
  const [kind, from, to] = [integer(reader), integer(reader), integer(reader)]
  return kind === 0 ? readMarks(reader, from, to) : readCounts(reader, from, to)
}

const readMarks = (reader, from, to) => {
  const [n, pairs] = [integer(reader), integer(reader)]
  const ids = array(reader, Uint32Array, n)
  const starts = array(reader, Int32Array, n)
  const lengths = array(reader, Uint16Array, n)
  const looks = array(reader, Uint8Array, n)
  const laneCounts = array(reader, Uint8Array, n)
  const told = array(reader, Uint8Array, n)
  const lanes = array(reader, Uint16Array, pairs)
  return marks({ from, to, ids, starts, ends: starts.map((start, i) => start + lengths[i]), looks, laneCounts, told, lanes })
}

const readCounts = (reader, from, to) => {
  const [columns, lanes] = [integer(reader), integer(reader)]
  const [sure, unsure, opening, closing] = [0, 1, 2, 3].map(() => numbers(reader, columns * lanes))
  reader.at = pad(reader.at)
  return { kind: 'counts', from, to, columns, lanes, sure, unsure, opening, closing }
}

const integer = reader => {
  reader.at += 4
  return reader.bytes.getInt32(reader.at - 4, true)
}

const array = (reader, Type, length) => {
  const values = new Type(reader.buffer, reader.at, length)
  reader.at = pad(reader.at + values.byteLength)
  return values
}

/** LEB128; a 0 is followed by how many zeros it stands for. */
const numbers = (reader, length) => {
  const next = () => {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = reader.bytes.getUint8(reader.at++)
      number |= (byte & 0x7f) << shift
      if (byte < 0x80)
        return number
    }
  }
  const values = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    values[i] = next()
    if (values[i] === 0)
      i += next() - 1
  }
  return values
}

/** Fetches what a view needs: everything at first; where that comes counted, the view and its neighbours in finer columns. */
export class Source {
  constructor(address, columnsOf, onData, onError) {
    Object.assign(this, { address, columnsOf, onData, onError, data: null, timer: 0, flight: null })
  }

  async load(window) {
    this.flight?.abort()
    const flight = this.flight = new AbortController()
    const asked = new URL(this.address, document.baseURI)
    for (const [name, value] of Object.entries(window ?? { columns: this.columnsOf() }))
      asked.searchParams.set(name, value)
    try {
      const response = await fetch(asked, { signal: flight.signal })
      if (!response.ok)
        throw new Error(response.status === 400 ? await response.text() : 'The timeline could not be read.')
      this.data = decode(await response.arrayBuffer())
      this.onData(this.data, window === undefined)
    } catch (error) {
      if (error.name !== 'AbortError')
        this.onError(error instanceof TypeError ? 'The server did not answer.' : error.message)
    }
  }

  /** Called as often as the view moves; asks when it has come to rest. */
  need(from, to) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fetchFor(from, to), 120)
  }

  fetchFor(from, to) {
    const block = this.data?.main
    if (!block)
      return
    const [first, end] = this.data.extent
    const width = to - from
    const isCovered = block.from <= Math.max(from, first) && block.to >= Math.min(to, end)
    const isFine = block.kind === 'marks' || (block.to - block.from) / block.columns <= 1.5 * width / this.columnsOf()
    if (isCovered && isFine)
      return
    const start = Math.max(first, Math.floor(from - width))
    const stop = Math.min(end, Math.ceil(to + width))
    if (start < stop)
      this.load({ start, end: stop, columns: Math.min(8192, Math.max(1, Math.round(this.columnsOf() * (stop - start) / width))) })
  }

  stop() {
    clearTimeout(this.timer)
    this.flight?.abort()
  }
}

/** Titles by event, fetched in batches as marks come into view. */
export class Titles {
  constructor(address, onArrival) {
    Object.assign(this, { address, onArrival, known: new Map(), wanted: new Set(), timer: 0 })
  }

  get(id) {
    const title = this.known.get(id)
    if (title === undefined && this.address && this.wanted.size < 200) {
      this.wanted.add(id)
      this.timer ||= setTimeout(() => this.fetch(), 60)
    }
    return title ?? undefined
  }

  /** Resolves to the title once it is there, or to undefined. */
  async ask(id) {
    if (!this.known.has(id)) {
      this.get(id)
      await this.fetch()
    }
    return this.known.get(id) ?? undefined
  }

  async fetch() {
    const asked = [...this.wanted]
    this.wanted.clear()
    if (asked.length === 0)
      return
    for (const id of asked)
      this.known.set(id, null)
    try {
      const response = await fetch(`${this.address}${this.address.includes('?') ? '&' : '?'}${asked.map(id => `id=${id}`).join('&')}`)
      for (const title of response.ok ? await response.json() : [])
        this.known.set(title.id, title)
    } catch {
      for (const id of asked)
        this.known.delete(id)
      return
    } finally {
      this.timer = 0
    }
    this.onArrival()
  }

  stop() {
    clearTimeout(this.timer)
  }
}

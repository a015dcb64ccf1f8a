// Runs in the browser: makes the same events for every contender, pans, and notes how long each frame took.
window.frames_ = (() => {
  const DAYS = 1825, START = Math.floor(Date.UTC(2021, 0, 1) / 864e5)
  const OPEN_LEFT = 4, APPROXIMATE = 32, CONFLICT = 64

  const hash = i => Math.imul(i + 1, 2654435761) >>> 0

  /** So many events over five years, sorted by start; a tenth are spans, a fifth not sure, two lanes each. */
  const events = (count, lanes) => {
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => hash(a) % DAYS - hash(b) % DAYS)
    const column = (Type, of) => Type.from(order, of)
    const lane = (i, which) => which ? (hash(i * 7) + 1 + hash(i * 11) % (lanes - 1)) % lanes : hash(i * 7) % lanes
    const made = {
      from: START, to: START + DAYS + 60,
      ids: column(Uint32Array, i => i + 1),
      starts: column(Int32Array, i => START + hash(i) % DAYS),
      looks: column(Uint8Array, i => (hash(i * 3) % 10 < 7 ? 0 : hash(i * 3) % 10 - 6) | (hash(i) % 20 === 0 ? OPEN_LEFT : 0)
        | (hash(i) % 7 === 0 ? APPROXIMATE : 0) | (hash(i) % 3 === 0 ? CONFLICT : 0)),
      laneCounts: new Uint8Array(count).fill(2),
      lanes: Uint16Array.from({ length: count * 2 }, (_, p) => lane(order[p >> 1], p & 1)),
    }
    made.ends = made.starts.map((start, i) => start + (hash(order[i]) % 10 === 0 ? hash(order[i] * 5) % 60 : 0))
    for (let i = 0; i < count; i++)
      made.lanes.subarray(2 * i, 2 * i + 2).sort()
    return made
  }

  const twoFrames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))

  /** One pan a frame, to and fro. Stops after so many frames or milliseconds. */
  const pan = (frames, milliseconds, act) => new Promise(done => {
    const times = []
    const first = performance.now()
    let last = 0
    const step = () => {
      const now = performance.now()
      if (last > 0)
        times.push(now - last)
      last = now
      if (times.length >= frames || (times.length > 2 && now - first > milliseconds))
        return done(times)
      act(times.length % 60 < 30 ? 1 : -1)
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })

  const own = () => document.querySelector('main .timeline').timeline

  const panOwn = async (share, frames) => {
    const t = own()
    const width = (t.extent.to - t.extent.from) * share
    t.panTo(t.extent.from, t.extent.from + width)
    await twoFrames()
    t.timings.length = 0
    const step = Math.min(width / 30, (t.extent.to - t.extent.from - width) / 30)
    const times = await pan(frames, 30000, direction => {
      t.panBy(direction * step)
      t.hitAt(t.width / 2, t.height / 2)
    })
    return { times, scripts: [...t.timings] }
  }

  return {
    /** Ours, with all events held by the script. */
    async held(count, share, frames) {
      const { marks } = await import('/timeline/timeline.js')
      const t = own()
      t.source?.stop()
      t.source = null
      const made = events(count, t.data.lanes.length)
      const empty = { ...t.data, axis: 'date', frames: [], arrows: [], extent: [made.from, made.to], tray: marks({ ...events(0, 2), from: 0, to: 0 }) }
      const start = performance.now()
      t.setData({ ...empty, main: marks(made) })
      await twoFrames()
      const ready = performance.now() - start
      return { ready, ...await panOwn(share, frames) }
    },

    /** Ours, as the server sends it. */
    async served(address, share, frames) {
      const { decode } = await import('/timeline/timeline.js')
      const t = own()
      const bytes = await (await fetch(address)).arrayBuffer()
      const start = performance.now()
      t.setData(decode(bytes))
      await twoFrames()
      const ready = performance.now() - start
      return { ready, kind: t.data.main.kind, bytes: bytes.byteLength, ...await panOwn(share, frames) }
    },

    /** vis-timeline with the same events, each once. */
    async peer(count, lanes, share, frames) {
      document.body.replaceChildren(Object.assign(document.createElement('div'), { id: 'peer' }))
      const made = events(count, lanes)
      const day = at => new Date(at * 864e5)
      const groups = Array.from({ length: lanes }, (_, id) => ({ id, content: `Actor ${id}` }))
      const items = Array.from(made.ids, (id, i) => ({
        id, group: made.lanes[2 * i], content: `Actor ${made.lanes[2 * i]} · met · Actor ${made.lanes[2 * i + 1]}`, start: day(made.starts[i]),
        ...(made.ends[i] > made.starts[i] ? { end: day(made.ends[i] + 1), type: 'range' } : { type: 'point' }),
      }))
      const width = (made.to - made.from) * share
      const start = performance.now()
      const peer = new vis.Timeline(document.getElementById('peer'), new vis.DataSet(items), new vis.DataSet(groups), {
        stack: false, height: 560, start: day(made.from), end: day(made.from + width), showCurrentTime: false,
      })
      await new Promise(done => peer.on('changed', done))
      await twoFrames()
      const ready = performance.now() - start
      let at = made.from
      const step = Math.min(width / 30, (made.to - made.from - width) / 30)
      const times = await pan(frames, 30000, direction => {
        at += direction * step
        peer.setWindow(day(at), day(at + width), { animation: false })
        document.elementFromPoint(640, 300)
      })
      return { ready, times, scripts: [] }
    },
  }
})()

// The timeline's graphic: one canvas that pans and zooms by itself.
//
//   const timeline = create(canvas, options)
//     options.address     where windows come from (Features/Timeline/TimelineEndpoints.cs); without it, setData
//     options.titles      address of titles, or a function id => { label, title, note, says }
//     options.compact     fewer words and lower lanes
//     options.selected    the selected event: { id, start, end, lanes }, start null where it waits in the tray
//     options.view        the view to begin with: { from, to }; else where the data open
//     options.onSelect(id), onSay(words), onMove(words), onError(words), onRest(view): it has come to rest on another view, null for where the data open
//   timeline.setData(data)     { axis: 'date' | 'order' | 'publication', total, extent: [from, to], opening: [from, to], lanes: [{ name, key, hue }], frames: [], arrows: [],
//                                main, tray } where main and tray are blocks as `decode` and `marks` of data.js make them
//   timeline.show(view, address?), select(event), reveal(event), choose(id), zoom(factor, at?), panBy(positions), panTo(from, to), centre(at), fit()
//   timeline.frame()           draws at once; returns the milliseconds it took
//   timeline.timings           those of the last 600 frames
//   timeline.view, extent      { from, to } in positions: days since 1970, or steps by order
//   timeline.hitAt(x, y)       the event under a point of the canvas, or how many are counted there
//   timeline.dispose()
import { Bins } from './bins.js'
import { listen as listenToKeys } from './cursor.js'
import { Source, Titles } from './data.js'
import { draw, inWords } from './draw.js'
import { arrange, wantedHeight, yOf } from './layout.js'
import { readTheme } from './look.js'
import { crowd, listen as listenToPointer, nearest } from './pointer.js'
import { held, zoomed } from './scale.js'

export { decode, marks } from './data.js'

class Timeline {
  constructor(canvas, options) {
    Object.assign(this, {
      canvas, options, ctx: canvas.getContext('2d', { alpha: false }), compact: options.compact === true,
      data: null, whole: null, view: { from: 0, to: 1 }, scrollY: 0, hits: [], piles: [], timings: [],
      asked: options.view ?? null, told: options.view ?? null, resting: 0, place: options.selected ?? null, selected: options.selected?.id ?? null, hovered: null, cursor: null, hasFocus: false, pending: 0,
      axis: { bins: new Bins() }, tray: { bins: new Bins() },
    })
    this.titles = typeof options.titles === 'function'
      ? { get: options.titles, ask: async id => options.titles(id), stop() {} }
      : new Titles(options.titles, () => this.ask())
    this.theme = readTheme(canvas.parentElement)
    this.tip = Object.assign(document.createElement('div'), { className: 'timeline-tip', hidden: true })
    this.tip.setAttribute('aria-hidden', 'true')
    canvas.parentElement.append(this.tip)
    this.endings = [listenToPointer(this), listenToKeys(this)]
    this.watch()
    this.resize()
    if (options.address)
      this.setAddress(options.address)
  }

  watch() {
    const sizes = new ResizeObserver(() => this.resize())
    sizes.observe(this.canvas.parentElement)
    const onTheme = () => requestAnimationFrame(() => this.retheme())
    document.addEventListener('themechange', onTheme)
    // The palette's style sheet is replaced a moment after the theme is switched.
    const styles = new MutationObserver(onTheme)
    styles.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
    document.fonts?.ready.then(() => {
      this.theme.widths.clear()
      this.ask()
    })
    this.endings.push(() => sizes.disconnect(), () => styles.disconnect(), () => document.removeEventListener('themechange', onTheme))
  }

  retheme() {
    const before = this.theme
    this.theme = readTheme(this.canvas.parentElement)
    if (before.card === this.theme.card)
      setTimeout(() => {
        this.theme = readTheme(this.canvas.parentElement)
        this.ask()
      }, 300)
    this.ask()
  }

  resize() {
    const parent = this.canvas.parentElement
    this.width = Math.max(200, parent.clientWidth)
    this.ratio = Math.min(3, window.devicePixelRatio || 1)
    this.height = wantedHeight(this, this.compact ? 300 : Math.max(320, Math.min(900, window.innerHeight * .72)))
    const [width, height] = [Math.round(this.width * this.ratio), Math.round(this.height * this.ratio)]
    if (this.canvas.width !== width || this.canvas.height !== height) {
      Object.assign(this.canvas, { width, height })
      this.canvas.style.height = `${this.height}px`
    }
    arrange(this)
    this.frame()
    this.moved()
  }

  /** A view, null for where the data open; of another address, once its data have come. */
  show(view, address) {
    clearTimeout(this.resting)
    this.asked = this.told = view ?? null
    if (address)
      this.setAddress(address)
    else if (this.data)
      this.look(this.asked ?? this.opening)
  }

  setAddress(address) {
    this.isWaiting = true
    this.source?.stop()
    this.source = new Source(
      address,
      () => Math.max(100, Math.round(this.axis.width / 2)),
      (data, isWhole) => this.setData(data, !isWhole),
      words => this.options.onError?.(words))
    this.source.load()
  }

  setData(data, keepsView = false) {
    this.data = data
    this.isWaiting = false
    const [from, to] = data.extent
    const margin = data.axis === 'order' ? .15 : Math.max(1, (to - from) * .03)
    this.extent = { from: from - margin, to: to + margin }
    if (!keepsView) {
      this.whole = data.main
      arrange(this)
      this.opening = this.openingOf(data)
      this.view = this.asked ?? this.opening
    }
    this.view = held(this.view, this.extent)
    if (!keepsView && !this.asked && this.isOutside(this.place))
      this.view = this.about(middleOf(this.place))
    this.cursor = null
    this.resize()
  }

  /** As the server says; by order, as many steps as there is room for words. */
  openingOf({ axis, extent: [from, to], opening: [first, end] = [from, to] }) {
    if (axis === 'order') {
      const steps = Math.max(4, Math.floor(this.axis.width / 70))
      return to - from <= steps * 1.25 ? this.extent : { from: this.extent.from, to: from + steps }
    }
    const margin = (end - first) * .03
    return first <= from && end >= to ? this.extent : { from: first - margin, to: end + margin }
  }

  select(place) {
    this.place = place
    this.selected = place?.id ?? null
    if (!this.isWaiting && this.isOutside(place))
      this.centre(middleOf(place))
    if (this.data && place && !place.lanes.some(lane => yOf(this, lane) > this.top && yOf(this, lane) < this.bottom))
      this.showLane(place.lanes[0])
    this.ask()
  }

  isOutside(place) {
    return place && place.start !== null && (place.end + 1 < this.view.from || place.start > this.view.to)
  }

  about(at) {
    const half = (this.view.to - this.view.from) / 2
    return held({ from: at - half, to: at + half }, this.extent)
  }

  /** Selects from outside the graphic, and brings what the page says of the event into view. */
  reveal(place) {
    this.select(place)
    requestAnimationFrame(() => this.canvas.closest('.timeline-page')?.querySelector('.inspector')?.scrollIntoView({ block: 'nearest' }))
  }

  choose(id) {
    if (id !== this.selected)
      [this.selected, this.place] = [id, null]
    this.ask()
    this.options.onSelect?.(id)
  }

  zoom(factor, at = (this.view.from + this.view.to) / 2) {
    if (this.data)
      this.setView(zoomed(this.view, factor, at, this.extent, Math.min(2, this.extent.to - this.extent.from)))
  }

  panBy(positions) {
    this.panTo(this.view.from + positions, this.view.to + positions)
  }

  centre(at) {
    if (this.data)
      this.setView(this.about(at))
  }

  panTo(from, to) {
    if (this.data)
      this.setView(held({ from, to }, this.extent))
  }

  fit() {
    if (this.data)
      this.setView({ ...this.extent })
  }

  setView(view) {
    this.asked = view
    this.look(view)
  }

  look(view) {
    this.view = held(view, this.extent)
    Object.assign(this.axis, this.view)
    this.ask()
    this.moved()
  }

  moved() {
    this.source?.need(this.view.from, this.view.to)
    this.options.onMove?.(inWords(this))
    clearTimeout(this.resting)
    this.resting = setTimeout(() => this.rest(), 350)
  }

  rest() {
    if (this.asked !== this.told)
      this.options.onRest?.(this.told = this.asked)
  }

  scrollBy(pixels) {
    this.scrollY = Math.max(0, Math.min(this.scrollMax, this.scrollY + pixels))
    this.ask()
  }

  showLane(lane) {
    const y = yOf(this, lane)
    if (y < this.top + this.laneHeight / 2)
      this.scrollBy(y - this.top - this.laneHeight / 2)
    else if (y > this.bottom - this.laneHeight / 2)
      this.scrollBy(y - this.bottom + this.laneHeight / 2)
  }

  /** A frame soon. */
  ask() {
    this.pending ||= requestAnimationFrame(() => {
      this.pending = 0
      this.frame()
    })
  }

  frame() {
    const start = performance.now()
    draw(this)
    const took = performance.now() - start
    this.timings.push(took)
    if (this.timings.length > 600)
      this.timings.shift()
    return took
  }

  hitAt(x, y) {
    const hit = nearest(this, { x, y })
    return hit ? { id: hit.region.block.ids[hit.i] } : this.data ? crowd(this, { x, y }) : null
  }

  tell({ x, y }, lines) {
    this.tip.replaceChildren(...lines.map((words, i) => Object.assign(document.createElement(i === 0 ? 'b' : 'span'), { textContent: words })))
    this.tip.hidden = false
    const left = Math.max(4, Math.min(x + 14, this.width - this.tip.offsetWidth - 6))
    const top = y + 18 + this.tip.offsetHeight > this.height ? y - this.tip.offsetHeight - 12 : y + 18
    this.tip.style.transform = `translate(${left}px, ${Math.max(2, top)}px)`
  }

  hide() {
    this.tip.hidden = true
    if (this.hovered !== null) {
      this.hovered = null
      this.ask()
    }
  }

  say(words) {
    this.options.onSay?.(words)
  }

  dispose() {
    cancelAnimationFrame(this.pending)
    clearTimeout(this.resting)
    this.source?.stop()
    this.titles.stop()
    for (const end of this.endings)
      end()
    this.tip.remove()
  }
}

const middleOf = place => (place.start + place.end + 1) / 2

export const create = (canvas, options = {}) => new Timeline(canvas, options)

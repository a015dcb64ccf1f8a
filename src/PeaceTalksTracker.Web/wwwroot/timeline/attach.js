// The timeline in its component (Features/Timeline/TimelineCanvas.razor): its buttons, its words and its calls.
import { create } from './timeline.js'

/** Connects the component's elements, and answers it through `dotnet`. */
export const attach = (frame, dotnet, options) => {
  const live = frame.querySelector('[aria-live]')
  const range = frame.querySelector('[data-range]')
  const timeline = create(frame.querySelector('canvas'), {
    ...options,
    onSelect: id => dotnet.invokeMethodAsync('Choose', id),
    onError: words => dotnet.invokeMethodAsync('Fail', words),
    onRest: view => dotnet.invokeMethodAsync('Rest', view?.from ?? null, view?.to ?? null),
    onSay: words => live.textContent = words,
    onMove: words => range && (range.textContent = words),
  })
  const onClick = event => {
    const act = event.target.closest('[data-act]')?.dataset.act
    const width = timeline.view.to - timeline.view.from
    if (act === 'in')
      timeline.zoom(.5)
    else if (act === 'out')
      timeline.zoom(2)
    else if (act === 'fit')
      timeline.fit()
    else if (act === 'back' || act === 'on')
      timeline.panBy((act === 'on' ? .6 : -.6) * width)
  }
  frame.addEventListener('click', onClick)
  timeline.endings.push(() => frame.removeEventListener('click', onClick))
  frame.timeline = timeline
  return timeline
}

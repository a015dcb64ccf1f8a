// The mark in front, which reading takes off, makes a stream of an empty field too.
export const textOf = field => new TextEncoder().encode('\uFEFF' + field.value)

export const showText = async (field, stream) => {
  field.value = new TextDecoder().decode(await stream.arrayBuffer())
}

// Says that something was typed, not what.
export const watch = (field, page) => field.addEventListener('input', () => page.invokeMethodAsync('TypedAsync').catch(() => {
  // The page is closed, or its connection about to come back.
}))

export const isEmpty = area => area.value === ''

// The text travels as a stream: an event would carry it twice, over the limit of a message.
export const textOf = area => new TextEncoder().encode(area.value)

export const showText = async (area, stream) => {
  area.value = new TextDecoder().decode(await stream.arrayBuffer())
}

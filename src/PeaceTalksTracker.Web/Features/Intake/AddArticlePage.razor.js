// The text travels as a stream: an event would carry it twice, over the limit of a message.
export const textOf = area => area.value ? new TextEncoder().encode(area.value) : null

export const showText = async (area, stream) => {
  area.value = new TextDecoder().decode(await stream.arrayBuffer())
}

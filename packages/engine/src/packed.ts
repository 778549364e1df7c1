type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * Returns what a `.gz` file of the site holds, while it comes. Some hosts unpack these on the way: the first two bytes
 * tell.
 */
export async function unpacked(file: Bytes): Promise<Bytes> {
  const reader = file.getReader();
  const first = await reader.read();
  const whole: Bytes = new ReadableStream({
    start(controller) {
      if (first.value) controller.enqueue(first.value);
    },
    async pull(controller) {
      const {value, done} = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason)
  });
  const packed = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
  return packed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

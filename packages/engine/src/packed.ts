/**
 * Returns what a `.gz` file of the site holds, while it comes. Some hosts unpack these on the way: the first two bytes
 * tell.
 */
export async function unpacked(
  file: ReadableStream<Uint8Array<ArrayBuffer>>
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const [head, whole] = file.tee();
  return (await isPacked(head)) ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

async function isPacked(head: ReadableStream<Uint8Array>): Promise<boolean> {
  const reader = head.getReader();
  const bytes: number[] = [];
  while (bytes.length < 2) {
    const {value, done} = await reader.read();
    if (done) break;
    bytes.push(...value.subarray(0, 2));
  }
  // The other half is read on: nothing waits for its end.
  void reader.cancel();
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Returns the bytes of a `.gz` file of the site as a stream. Some hosts unpack these on the way: the first two bytes tell. */
export async function unpacked(blob: Blob): Promise<ReadableStream<Uint8Array>> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  return packed ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
}

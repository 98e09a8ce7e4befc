/**
 * Unpacks deflated bytes piece by piece, so that whoever reads may stop. The platform's own inflate is used and not fflate's, which takes
 * codes that contradict themselves: ten kilobytes of those keep it busy for ten seconds, ten megabytes for hours.
 */

/** The pieces as they come; throws where the bytes are damaged. */
export async function* inflate(packed: Uint8Array, format: 'deflate' | 'deflate-raw'): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  const reader = readable.getReader();
  // What is wrong with the packed bytes is told to the reader as well: once is enough.
  const ignored = (): undefined => undefined;
  void writer.write(packed as Uint8Array<ArrayBuffer>).catch(ignored);
  void writer.close().catch(ignored);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(ignored);
  }
}

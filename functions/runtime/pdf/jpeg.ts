/**
 * A JPEG without what a camera has noted beside the picture: where and when it was taken, by what, and smaller pictures of it (Exif, XMP,
 * comments, what stands behind its end). Papers are handed on to anybody; who gives a photograph gives what is seen on it (V7).
 */
export function withoutNotes(picture: Uint8Array): Uint8Array {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.length);
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  for (let next = markerFrom(bytes, at); next !== null; next = markerFrom(bytes, at)) {
    // The points of a scan, and whatever else somebody has left between two segments.
    kept.push(bytes.subarray(at, next));
    const marker = bytes[next + 1] ?? 0;
    if (marker === END) return Buffer.concat([...kept, bytes.subarray(next, next + 2)]);
    at = next + 2 + (next + 4 <= bytes.length ? bytes.readUInt16BE(next + 2) : 0);
    if (!isNote(marker, bytes.subarray(next + 4, at))) kept.push(bytes.subarray(next, at));
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

const END = 0xd9;

/** Of the segments for applications those are needed that say what its colours mean: 0 (JFIF), 14 (Adobe), and a profile in 2 (ITU-T T.81, B.1). */
function isNote(marker: number, content: Buffer): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef || marker === 0xe0 || marker === 0xee) return false;
  return marker !== 0xe2 || content.toString('latin1', 0, 11) !== 'ICC_PROFILE';
}

/** Where the next segment begins: at a marker that is none of those within a scan. */
function markerFrom(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return null;
}

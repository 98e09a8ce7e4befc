/** Pictures for papers: a photograph of 25 by 35 dots, and a seal, which is a red ring that lets what lies under it be seen. */
import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../../schema/core/document.ts';

export const PHOTOGRAPH: Picture = {
  says: '照片',
  base64:
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/' +
    '2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAjABkDASIAAhEBAxEB/8QA' +
    'GAAAAwEBAAAAAAAAAAAAAAAAAAMFAgT/xAAoEAABAgUDAQkAAAAAAAAAAAABAAIDBBESsQU0cgYTFCExMkFicaH/xAAVAQEBAAAAAAAAAAAAAAAAAAADBP/E' +
    'ABoRAAMBAQEBAAAAAAAAAAAAAAABEQMxAiH/2gAMAwEAAhEDEQA/ANJgl4zmXiG4tWYQaYrA/wBJcK/SuKjXV+JAcs17tIKE6bDRMxLfKv77pKVOqhtRwRNzHdoQ' +
    'fbdV1KVosDqOOGW9kD8i7xwl6ttm8xgqSh0+uMXPlLMrPGaiuaWWml1bq1XWpGk7l3A5CrpfDqD9qM4dW2zeYwVJQhFp0XPh26TuXcDkKuhCTPgenT//2Q==',
};

const DOTS = 120;

/** The ring as a file; `without` leaves so many of its bytes out. */
export const sealFile = (without = 0): Buffer => png(DOTS, DOTS, ring().subarray(without));
export const SEAL: Picture = { says: '印章', base64: sealFile().toString('base64') };

/** A photograph as a camera makes it, as far as its frame tells: so many pixels, three colours unless it is meant for a press. */
export function photograph(of: string, { width = 300, height = 400, colours = 3 } = {}): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 8 + 3 * colours, 8, 0, 0, 0, 0, colours]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const each = Array.from({ length: colours }, (_, index) => [index + 1, 0x11, 0]).flat();
  const data = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...Buffer.from(of), 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, Buffer.from(each), data]);
}

function ring(): Buffer {
  const rows = Buffer.alloc(DOTS * (1 + 4 * DOTS));
  for (let y = 0; y < DOTS; y += 1) {
    for (let x = 0; x < DOTS; x += 1) {
      const from = Math.hypot(x - DOTS / 2 + 0.5, y - DOTS / 2 + 0.5) / (DOTS / 2);
      const at = y * (1 + 4 * DOTS) + 1 + 4 * x;
      rows.set([214, 20, 30, from > 0.9 && from < 0.98 ? 230 : 0], at);
    }
  }
  return rows;
}

/** A portrait of nobody: a head and shoulders before a blue ground, 35 by 49 mm at 215 dots an inch. */
export function portrait(): Buffer {
  const [width, height] = [295, 413];
  const rows = Buffer.alloc(height * (1 + 4 * width));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isHead = Math.hypot((x - 147) / 62, (y - 165) / 80) < 1;
      const isBody = Math.hypot((x - 147) / 130, (y - 430) / 165) < 1;
      rows.set(isHead ? [236, 205, 180, 255] : isBody ? [52, 62, 80, 255] : [92, 146, 205, 255], y * (1 + 4 * width) + 1 + 4 * x);
    }
  }
  return png(width, height, rows);
}

/** Of points of eight bits: colours, and how much of what is under them is seen. */
export function png(width: number, height: number, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

/** A piece of a PNG. */
export function chunk(kind: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

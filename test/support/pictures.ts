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

export const SEAL: Picture = { says: '印章', base64: ring().toString('base64') };

function ring(): Buffer {
  const rows = Buffer.alloc(DOTS * (1 + 4 * DOTS));
  for (let y = 0; y < DOTS; y += 1) {
    for (let x = 0; x < DOTS; x += 1) {
      const from = Math.hypot(x - DOTS / 2 + 0.5, y - DOTS / 2 + 0.5) / (DOTS / 2);
      const at = y * (1 + 4 * DOTS) + 1 + 4 * x;
      rows.set([214, 20, 30, from > 0.9 && from < 0.98 ? 230 : 0], at);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(DOTS, 0);
  head.writeUInt32BE(DOTS, 4);
  head.set([8, 6, 0, 0, 0], 8); // eight bits, colours and how much of what is under them is seen
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(kind: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

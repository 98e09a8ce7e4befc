/** Pictures as encoders make them, 37 by 29 points, with nothing beside them; and what is put beside the points of one. */
import { chunk } from './pictures.ts';

export const SEQUENTIAL = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAAdACUDASIAAhEBAxEB/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GCgU',
    '5gjZeMfZZzfoF8/8QAGAABAQEBAQAAAAAAAAAAAAAABAMABQb/xAAkEAACAgIABQUBAAAAAAAAAAAAAQIDESEEIjFBURJSYXGRof/bAEMBFRcXHhoeOyEhO3xTRlN8fHx8',
    'fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fP/EABgBAQADAQAAAAAAAAAAAAAAAAMCBAUG/8QAGxEAAwEAAwEAAAAAAAAAAAAAAAEDAh',
    'EhQSL/2gAMAwEAAhEDEQA/APMVcOsZaEQoXtQmunlWuxaFPTRay0kug52CwoXj+Fo0rDTis48CoVdCqq0FqiSNKVQkOGXpy8Ix0VSktr8MEnhdNIuqzD106Wi0afgRGtKM',
    'WvBaFaksrXYN64+fTi5VDxqKqrlf0JhBSeFruUcElhAUrxhvw05UIRpaWl+mHOpZ02jEdb1l8F1V6P/Z',
  ].join(''),
  'base64',
);
export const PROGRESSIVE = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/wgARCAAdACUDASIAAhEBAxEB/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GCgU',
    '5gjZeMfZZzfoF8/8QAGAABAQEBAQAAAAAAAAAAAAAAAwIABAX/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8',
    'fHx8fHx8fHz/xAAYAQADAQEAAAAAAAAAAAAAAAACAwQBBf/aAAwDAQACEAMQAAAB8tFtola0FJbowuO0seKdpS6oz7Hf/8QAGRABAQEAAwAAAAAAAAAAAAAAABEBAhAS/9',
    'oACAEBAAEFAs4oiPLMRERmIiIidx//xAAWEQEBAQAAAAAAAAAAAAAAAAACABL/2gAIAQMBAT8BLircVFWr/8QAGREAAwEBAQAAAAAAAAAAAAAAAAECIRFB/9oACAECAQE/',
    'AUOjDvhVYNtH/8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQAGPwIn/8QAGxABAQACAwEAAAAAAAAAAAAAAAERIRAgYTH/2gAIAQEAAT8hE8ozymjSjOhYw+EZpEySZY',
    '4f/9oADAMBAAIAAwAAABDAY324P//EABcRAAMBAAAAAAAAAAAAAAAAAAABECH/2gAIAQMBAT8Qhpryyf/EABkRAQEBAQEBAAAAAAAAAAAAAAEAESFBYf/aAAgBAgEBPxBA',
    'HIAhPEJx9WLfJTL/xAAfEAEAAwABBAMAAAAAAAAAAAABABEhURAxQZFhcaH/2gAIAQEAAT8QKrSHwh8fkCkRdcQ9NEwZ4nayduGYANPUwMnwdE2+ogYe4AhxCFmeIaozzE',
    'hRE3ik/9k=',
  ].join(''),
  'base64',
);
export const INTERLACED = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAACUAAAAdBAMAAAGonohmAAAAMFBMVEUuHRuiM4enQ9M/M4RAxk+lu8pDXkakk4g+i7SyFxlAQtY4yb6uy0SilyWrVjQnlx6ft/ehAAAB/E',
    'lEQVR4nCVQP4jacBh95QfC3WSyuYiXLUMDJeCQOVIhV3QJLslQA54EWuRAXIxDe3iBIjFjthwH4XDOluFc3H4HpSDpIpgsbll62HAOttH3vu+D94bvH3AxB75ucbwZ4PVj',
    'G/D+62yLfaEbbRDyznXxp99NU+R5w7KgKNeaBuDCm+PyssuWIYofuBqC4CHZ4rj/Mhogb830NqJIp0uESoO2ASIu4DKcNwfxJZMIFdatgZj1R7MqJGkZb/b3Xu8XN5pscc',
    'xt52aox8M2XsNnRYljTR/gIIeKrK2otsQJnud557YMy3sgEpEI6/IuyKMvfXaFCotL0zRNlq1UUMypX6VZFb2nullPmewKvd7b0/0kyzjYBb5x7zewnb0924z0Dezcac6G',
    'sR7j+YfS/Kvp1gphGCrKakXHCBU5amgq1RDJSiirlKrnrSCKosiwHMfxXvFKiOLCLwrvucWebhkgkn+OhOFdhveYGiD6hm8siFRiBYZP+ISdoyQR3wikkmQIjMAmQiKUUf',
    'JNI5CMoG4mhVVNsxr2gSP1+71gKnV3O0GYpLst9kEwPWNmFbi9HSDP87zvONPpfSeO12vLsgqv5dh507n7vbasTpE/kbfuzrEunM7LeL3EoRXJJ37qvJy4auMQtk7HR/Kq',
    'Q9UxVekSh0iWoyLDa6pqlKra8h9L3/sgr9zGRgAAAABJRU5ErkJggg==',
  ].join(''),
  'base64',
);

/** A segment of a JPEG. */
export function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Where a JPEG may be given something more: before each of its segments, and before its end. */
export function seamsOf(jpeg: Buffer): number[] {
  const seams: number[] = [];
  for (let at = 2; ;) {
    seams.push(at);
    if (jpeg[at + 1] === 0xd9) return seams;
    const isScan = jpeg[at + 1] === 0xda;
    at += 2 + jpeg.readUInt16BE(at + 2);
    if (isScan) while (jpeg[at] !== 0xff || jpeg[at + 1] === 0) at += 1;
  }
}

/** Where a PNG may: before each of its pieces but the first. */
export function jointsOf(png: Buffer): number[] {
  const joints: number[] = [];
  for (let at = 33; at < png.length; at += 12 + png.readUInt32BE(at)) joints.push(at);
  return joints;
}

export function withAt(file: Buffer, at: number, more: Uint8Array): Buffer {
  return Buffer.concat([file.subarray(0, at), more, file.subarray(at)]);
}

/** What a camera or a program writes about whoever took a picture, in every place that a JPEG has for it. */
export function besideJpeg(said: string): Buffer[] {
  const text = Buffer.from(said);
  const small = Buffer.concat([Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x08\x08', 'latin1'), Buffer.alloc(192, text)]);
  return [
    segment(0xe0, small), // a small picture in the head
    segment(0xe0, Buffer.concat([Buffer.from('JFXX\0\x10'), text])),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08'), text])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>'), text])),
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), text])),
    segment(0xe2, Buffer.concat([Buffer.from('MPF\0'), text])),
    segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04'), text])),
    segment(0xef, text),
    segment(0xfe, text),
    segment(0xdb, Buffer.concat([Buffer.from([3]), Buffer.alloc(64, text)])), // a table that no scan uses
    Buffer.from([0xff, 0xfe, 0, 2, 0xff, 0xff, 0xff, 0xfe, 0, 2]), // a marker after fill bytes
  ];
}

/** The same of a PNG. */
export function besidePng(said: string): Buffer[] {
  const text = Buffer.from(said);
  const exif = Buffer.concat([Buffer.from('II*\0\x08\0\0\0'), text]);
  return [
    ...['tEXt', 'zTXt', 'iTXt', 'iCCP', 'tIME', 'prVt', 'caBX', 'fdAT', 'sPLT'].map((kind) =>
      chunk(kind, Buffer.concat([Buffer.from('Author\0'), text])),
    ),
    chunk('eXIf', exif),
  ];
}

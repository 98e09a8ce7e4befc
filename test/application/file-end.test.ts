/** A3: a proof that is cut off opens nowhere, and does not count. */
import { describe, expect, it } from 'vitest';
import { endingOf } from '../../schema/core/file-end.ts';
import { whyNotWhole } from '../../schema/core/scans/rules.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { scanned } from '../support/pdfs.ts';
import { scan } from '../support/scans.ts';

const [PDF, JPEG, PNG] = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** Whether it is whole, however it comes in pieces. */
function isWhole(type: string, bytes: Uint8Array): boolean {
  const told = [1, 7, 1000, bytes.length + 1].map((size) => {
    const ending = endingOf(type);
    for (let at = 0; at < bytes.length; at += size) ending.take(bytes.subarray(at, at + size));
    return ending.isWhole();
  });
  expect(new Set(told).size).toBe(1);
  return told[0] ?? false;
}

describe('刘洋’s scan', () => {
  it('is whole as a scanner makes it, however many bytes it has, and with what cameras and mail add behind it', () => {
    for (const type of [PDF, JPEG, PNG]) {
      expect([type, isWhole(type, scan('证书', type)), isWhole(type, scan('证书', type, 3000))]).toEqual([type, true, true]);
    }
    expect(isWhole(PDF, scanned(Buffer.alloc(5000, 7)))).toBe(true);
    expect(isWhole(PDF, Buffer.concat([scan('证书'), Buffer.alloc(900, 10)]))).toBe(true);
    for (const type of [JPEG, PNG]) expect(isWhole(type, Buffer.concat([scan('证书', type), Buffer.alloc(70_000, 1)]))).toBe(true);
    // A progressive picture: several scans with tables between them, restarts, a byte FF of the picture, FF that only fills.
    const scans = Buffer.from(
      'ffd8ffc2000b080008000801011100ffffc4000301ffda0008010100003f00aaff00ffd0bbffc4000301ffda0008010100003f00ccffffd9',
      'hex',
    );
    expect(isWhole(JPEG, scans)).toBe(true);
  });

  it('is not whole where it is cut off anywhere, or never was more than its first bytes', () => {
    for (const file of [Buffer.from('%PDF-1.4\n'), scanned(Buffer.alloc(5000, 7)).subarray(0, 100), Buffer.from('%PDF-1.4\n%%EOF')])
      expect(isWhole(PDF, file)).toBe(false);
    expect(isWhole(PDF, Buffer.concat([scan('证书'), Buffer.alloc(1024, 10)]))).toBe(false); // the end is too far from the end
    for (const type of [JPEG, PNG]) {
      const whole = scan('证书', type, 400);
      for (let size = 0; size < whole.length; size += 1) expect([size, isWhole(type, whole.subarray(0, size))]).toEqual([size, false]);
    }
    expect(isWhole(JPEG, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000)]))).toBe(false);
    expect(isWhole(JPEG, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xd9]))).toBe(false); // no frame
    expect(isWhole(JPEG, Buffer.from('ffd8ffe00010ffc0ffd9', 'hex'))).toBe(false); // what looks like a frame is within a segment
  });

  it('is told by its name, with what to do', () => {
    const { proofs } = JIAYUGUAN_2024.policy;
    const told = [PDF, JPEG, PNG].map((type) => whyNotWhole(type, false, proofs)?.sentence('zh') ?? '');
    expect(told[0]).toBe(
      '文件内容为不完整的PDF文件，与上传时填报的类型（PDF）不一致；可接受：PDF、JPEG、PNG。请确认文件能正常打开，重新扫描或导出后再上传。',
    );
    expect(told.slice(1)).toEqual([expect.stringContaining('不完整的JPEG图片'), expect.stringContaining('不完整的PNG图片')]);
    expect(whyNotWhole(PDF, true, proofs)).toBeNull();
  });
});

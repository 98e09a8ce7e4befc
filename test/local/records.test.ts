/** What is filed as a record is written with a lock for ten years (R6): the deployed adapter against the store, its signature checked. */
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { KEY, PDF, post, SCAN, store } from './upload-support.ts';

const YEAR = 365.25 * 24 * 60 * 60 * 1000;

/** The lock of an object: its mode, and for how many years from now. */
async function lockOf({ client }: Awaited<ReturnType<typeof store>>, Key: string): Promise<[string, number] | null> {
  const { ObjectLockMode: mode, ObjectLockRetainUntilDate: until } = await client.send(new HeadObjectCommand({ Bucket: 'files', Key }));
  return mode && until ? [mode, (until.getTime() - Date.now()) / YEAR] : null;
}

const LOCKED = ['GOVERNANCE', expect.closeTo(10, 2)];

describe('the lock of a record', () => {
  test.each([
    ['reports/postings/1.pdf', LOCKED],
    ['tables/620200-2024-1.education.school-teaching.SENIOR/0001.xlsx', LOCKED],
    ['witness/zhicheng/stream/1/1-2.jsonl', LOCKED],
    ['exports/1.xlsx', null],
    ['imports/1.xlsx', null],
  ])('written as %s: %j', async (key, lock) => {
    const one = await store();
    const body = async function* () {
      yield SCAN;
    };
    await one.files.put(key, body(), { contentType: PDF });
    expect(await lockOf(one, key)).toEqual(lock);
  });

  test('is on the copy of a scan that was checked, and not on what was posted', async () => {
    const one = await store();
    expect((await post(await one.form())).status).toBeLessThan(300);
    const { tag = '' } = (await one.files.head(KEY)) ?? {};
    expect(await one.files.copy(KEY, 'proofs/a', tag)).toBe(true);
    expect(await one.files.copy(KEY, 'imports/a', tag)).toBe(true);
    expect(await lockOf(one, 'proofs/a')).toEqual(LOCKED);
    expect(await lockOf(one, 'imports/a')).toBeNull();
    expect(await lockOf(one, KEY)).toBeNull();
  });
});

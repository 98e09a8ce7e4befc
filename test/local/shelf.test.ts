/** The shelf that the other tests use, held against the store that it stands for: the same steps, the same answers. */
import { expect, test } from 'vitest';
import type { Files } from '../../schema/core/ports.ts';
import { SECOND, type Instant } from '../../schema/core/time.ts';
import { shelf, type Altered, type Form } from '../support/shelf.ts';
import { KEY, MOST, NOW, PDF, post, SCAN, store, whole } from './upload-support.ts';

type Stand = { files: Files; clock: { now: Instant }; send: (form: Form, bytes: Buffer, altered?: Altered) => Promise<string | null> };

async function real(): Promise<Stand> {
  const { files, clock } = await store();
  const send: Stand['send'] = async (form, bytes, { key, contentType } = {}) => {
    const altered = { ...(key !== undefined && { key }), ...(contentType !== undefined && { 'Content-Type': contentType }) };
    return (await post(form, bytes, altered)).code ?? null;
  };
  return { files, clock, send };
}

function standIn(): Stand {
  const clock = { now: NOW };
  const one = shelf(() => clock.now);
  return { files: one.files, clock, send: (...posted) => Promise.resolve(one.post(...posted)) };
}

/** What happens to one upload, from its form to its copy and its removal. */
async function story({ files, clock, send }: Stand): Promise<unknown[]> {
  const form = () => files.postForm(KEY, { contentType: PDF, least: 1, most: MOST, now: clock.now, seconds: 60 });
  const one = await form();
  const told: unknown[] = [await files.head(KEY), await files.read(KEY, '"none"'), await files.copy(KEY, 'proofs/a', '"none"')];
  told.push(await send(one, SCAN, { key: 'proofs/a' }), await send(one, SCAN, { contentType: 'image/png' }));
  told.push(await send(one, Buffer.alloc(0)), await send(one, Buffer.alloc(MOST + 1)), await send(one, Buffer.alloc(MOST)));
  const early = (await files.head(KEY))?.tag ?? '';
  told.push(await send(one, SCAN), await files.read(KEY, early), await files.copy(KEY, 'proofs/a', early), await files.head('proofs/a'));
  const { tag = '', ...head } = (await files.head(KEY)) ?? {};
  told.push(tag !== early, head, await whole(await files.read(KEY, tag)), await files.copy(KEY, 'proofs/a', tag));
  clock.now = Math.floor(NOW / SECOND) * SECOND + 60 * SECOND - 1;
  told.push(await send(one, SCAN));
  clock.now += 1;
  told.push(await send(one, SCAN), await send(await form(), SCAN));
  const { tag: _, ...copy } = (await files.head('proofs/a')) ?? {};
  const seal = (text: string) => files.putNew('seals/b', Buffer.from(text), { contentType: PDF });
  told.push(await seal('first'), await seal('second'), await whole(await files.read('seals/b')), await files.read('seals/c'));
  for (const about of [{}, { most: 1 }, { after: 'proofs/a' }, { after: 'seals/' }]) {
    const { found, next } = await files.list('', about);
    told.push(
      found.map(({ key, size, modified }) => [key, size, modified]),
      next,
    );
  }
  told.push((await files.list('seals/')).found.length);
  told.push(await files.remove(KEY), await files.head(KEY), await files.read(KEY, tag), await files.remove(KEY));
  return [...told, copy];
}

test('the shelf answers as the store does, step by step', async () => {
  const answers = await story(await real());
  expect(await story(standIn())).toEqual(answers);
  expect(answers).toEqual(expect.arrayContaining(['AccessDenied', 'EntityTooSmall', 'EntityTooLarge', SCAN, true]));
});

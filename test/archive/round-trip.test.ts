/** The archive of a year told by its people (R6): what is in it, that nothing of it can be changed unseen, and that a system lives on with it. */
import { describe, expect, it } from 'vitest';
import { manifestShape } from '../../schema/archive/kind/manifest.ts';
import { entriesOf } from '../../functions/operator/archive/read-zip.ts';
import { gathered } from '../../schema/core/pieces.ts';
import { archivedBy, archivedYear, broughtInto, bytesOf, inPieces, wrongIn } from '../support/archives.ts';
import { city, world } from '../support/world.ts';

describe('the round trip', () => {
  it('王建国 archives the year; it is whole', async () => {
    const one = await city();
    const id = await archivedYear(one);
    const bytes = await bytesOf(one, id);
    expect(await wrongIn(bytes, one)).toEqual([]);
    for await (const { path, bytes: content } of entriesOf(inPieces(bytes), () => undefined)) {
      if (path !== 'manifest.json') continue;
      const manifest = manifestShape.parse(JSON.parse(Buffer.from(await gathered(content)).toString()));
      console.log(manifest.counts, manifest.absent, manifest.entries.length, bytes.length);
    }
    const other = await world({ at: '2024-12-10T09:00:00+08:00' });
    other.at(one.now);
    const got = await broughtInto(other, bytes);
    console.log(got.items, got.files, got.closed);
    const again = await archivedBy(other);
    const kept = (await other.does('he', `{ archives(first: 2) { edges { node { content } } } }`)).archives.edges[0].node;
    const first = (await one.does('he', `{ archives(first: 2) { edges { node { content } } } }`)).archives.edges[0].node;
    expect(kept.content).toBe(first.content);
    expect(again).not.toBe(id);
  });
});

/** The page for whoever checks the history from outside: its queries are asked, its script is run, on what is true and on what was altered (V1). */
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../schema/core/time.ts';
import { applicationIn, RETURN } from '../support/forms.ts';
import { blockOn, historyQuery, said } from '../support/page-scripts.ts';
import { sealWorld } from '../support/seals.ts';
import { city } from '../support/world.ts';

const script = blockOn('history', 'check-history');

describe('the page on the history', () => {
  it('has a script of at most thirty lines, which says whether an entry is sealed and one checkpoint goes on from another', async () => {
    expect(script.split('\n').length).toBeLessThanOrEqual(31);
    const world = await city();
    const { id, version } = await applicationIn(world, 'ACCEPTED');
    await sealWorld(world);
    for (let hours = 0; hours < 6; hours += 1) {
      if (hours === 3) await world.does('chen', RETURN, { application: id, version, opinion: '补材料' });
      world.at(world.now + 24 * HOUR);
      await sealWorld(world);
    }
    const answer = async (name: string, given: Record<string, unknown> = {}) => ({
      data: await world.does(name === 'Proof' ? 'liu' : null, historyQuery(name), given),
    });
    const keys = JSON.stringify(await answer('Keys'));
    const proof = await answer('Proof', { id });
    const between = (from: number, to: number) => answer('Extension', { from, to });
    const check = (given: object, more: object) => said(script, keys, JSON.stringify(given), JSON.stringify(more));
    for (let from = 1; from <= 7; from += 1) {
      for (let to = from; to <= 7; to += 3) expect(check(proof, await between(from, to))).toBe(`SEALED GOES ON from ${from} to ${to}\n`);
    }

    const altered = (one: object, change: (text: string) => string) => JSON.parse(change(JSON.stringify(one))) as object;
    const good = await between(3, 7);
    const { hash } = proof.data.node.history.edges[0].node as { hash: string };
    const otherHash = altered(proof, (text) =>
      text.replace(
        hash,
        hash.replace(/^./u, (digit) => (digit === '0' ? '1' : '0')),
      ),
    );
    expect(check(otherHash, good)).toBe('NOT SEALED GOES ON from 3 to 7\n');
    const [first = ''] = good.data.historyExtension.path as string[];
    const otherPath = altered(good, (text) => text.replace(first, hash));
    expect(check(proof, otherPath)).toBe('SEALED DOES NOT GO ON\n');
    const swapped = {
      data: {
        historyExtension: { ...good.data.historyExtension, from: good.data.historyExtension.to, to: good.data.historyExtension.from },
      },
    };
    expect(check(proof, swapped)).toBe('SEALED DOES NOT GO ON\n');
    const unsigned = altered(good, (text) => text.replaceAll(/"signed":"([^"]+)[^"]{4}"/gu, '"signed":"$1AAAA"'));
    expect(check(proof, unsigned)).toContain('signed by none of these keys');
  });
});

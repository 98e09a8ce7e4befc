/** A client that was written yesterday: what breaks it is written down. */
import { describe, expect, it } from 'vitest';
import { base, breaking, changelog, listing, nameOf, now, topmost } from '../support/changes.ts';

const found = base();
const SINCE = found?.ref ?? 'no commit: there is no git here, or no earlier SDL in it';

describe('what broke in the graph', () => {
  it.skipIf(found === null)(`is named in schema/CHANGELOG.md, compared with ${SINCE}`, async () => {
    const { text } = topmost(changelog());
    const unnamed = (await breaking(found?.sdl ?? '', now())).filter((change) => !text.includes(`\`${nameOf(change)}\``));
    // `npx tsx test/support/changes.ts` prints the list.
    expect(unnamed.map((change) => `${nameOf(change)}: ${change.message}`)).toEqual([]);
  });

  it('is found and told by name: what is gone, of another type, null or to be given; what was added is not', async () => {
    const before = 'type Query { a: Int! b: String c(x: Int): E } enum E { ONE TWO } type Old { a: Int }';
    const after = 'type Query { a: Int c(x: Int!): E d: Int } enum E { ONE } ';
    const changes = await breaking(before, after);
    expect(changes.map(nameOf).toSorted()).toEqual(['E.TWO', 'Old', 'Query.a', 'Query.b', 'Query.c']);
    expect(listing(changes).split('\n\n').toSorted()).toEqual([
      '**Changed: argument type** (1): `Query.c`.',
      '**Enum values removed** (1): `E.TWO`.',
      '**Fields removed** (1): `Query.b`.',
      '**Fields that may be null now** (1): `Query.a`.',
      '**Types removed** (1): `Old`.',
    ]);
  });

  it('is looked for in the topmost section alone, since the commit that it names', () => {
    const text = '# Title\n\n## Unreleased\n\n<!-- since v2 -->\n\n`A.b`\n\n## 1.0\n\n<!-- since v1 -->\n\n`C.d`\n';
    expect(topmost(text).since).toBe('v2');
    expect(topmost(text).text).not.toContain('C.d');
    expect(topmost('## Only\n\n`A.b`\n')).toEqual({ text: '## Only\n\n`A.b`\n', since: null });
  });
});

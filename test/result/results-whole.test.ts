/** What follows of a result can be looked through afterwards: whoever changes a roster, a document or a certificate in the table is found (R2–R4). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../schema/table/port.ts';
import { certified } from '../support/certificates.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { city } from '../support/world.ts';

let items: Item[];
const head = (prefix: string) => (item: Item) => item.pk.startsWith(`${prefix}#`) && item.sk === 'HEAD';
const [isRoster, isDocument, isCertificate] = [head('ROSTER'), head('DOCUMENT'), head('CERTIFICATE')];
const isPart = ({ pk, sk }: Item) => pk.startsWith('ROSTER#') && sk.startsWith('PART#');
const isApplication = ({ sk, state }: Item) => sk === 'A#HEAD' && state === 'CONFERRED';

beforeAll(async () => {
  const world = await city();
  await certified(world);
  items = await dump(world);
}, 60_000);

type Changed = (item: Item) => Record<string, unknown>;
const other = (lines: unknown) => (lines as { name: string }[]).map((line) => ({ ...line, name: '王强' }));

describe('a table in which a title was conferred', () => {
  it('is whole', () => {
    expect(wrongWith(items)).toEqual([]);
  });

  it.each<[string, (item: Item) => boolean, Changed, string]>([
    ['R2: somebody else on a roster', isPart, ({ lines }) => ({ lines: other(lines) }), 'not what its hash says'],
    ['R2: somebody gone from a roster', isPart, () => ({ lines: [] }), 'not everybody stands on the roster'],
    ['R2: an edition that nobody was removed for', isRoster, () => ({ edition: 2 }), 'not those of its removals'],
    [
      'R3: a document that its drafter has checked',
      isDocument,
      ({ drafted }) => ({ checked: drafted }),
      'whoever drafted it has checked it',
    ],
    ['R3: a document that nobody has checked', isDocument, () => ({ checked: null }), 'nobody has checked it'],
    ['R3: a document without its number', isDocument, () => ({ number: null }), 'issued without a number'],
    ['R3: a document with the number of another', isDocument, () => ({ number: '嘉教职评〔2024〕2号' }), 'its number is not its own'],
    ['R3: a document of another roster', isRoster, () => ({ document: 'another' }), 'its roster does not know it'],
    ['R3: a document not carried out', isDocument, () => ({ done: 2 }), 'not carried out of as many as it says'],
    ['R3: a document that the bureau has not signed', isDocument, () => ({ joint: JOINT }), 'the bureau has not signed it'],
    ['R3: a document that cannot be printed', isDocument, ({ proof }) => ({ proof: unprintable(proof) }), 'who cannot be printed'],
    ['R4: a certificate by another number', isCertificate, () => ({ number: '620200-2024-0001-0002-X' }), 'it lies under another number'],
    ['R4: a certificate of no document', isCertificate, () => ({ document: 'none' }), 'no such document has conferred it'],
    ['R4: a certificate that ended and counts', isCertificate, () => ({ ended: END }), 'its end says otherwise'],
    ['R4: a certificate replaced by none', isCertificate, () => ({ state: 'REPLACED', ended: END }), 'by what it was replaced'],
    ['R4: a certificate revoked by hand', isCertificate, () => ({ state: 'REVOKED', ended: END }), 'the application behind it is not'],
    ['R4: a title taken away by hand', isApplication, () => ({ state: 'REVOKED' }), 'the application behind it is not'],
  ])('%s is found', (_, which, changed, told) => {
    const altered = items.map((item) => (which(item) ? { ...item, ...changed(item) } : item));
    expect(altered).not.toEqual(items);
    expect(wrongWith(altered).join('\n')).toContain(told);
  });
});

const JOINT = { organisation: 'bureau-620200', name: '市人社局', confirmed: null };
const END = { at: 1, reason: '…', document: '…' };
const unprintable = (proof: unknown) => ({ ...(proof as object), unprintable: [{ name: '王', characters: ['x'] }] });

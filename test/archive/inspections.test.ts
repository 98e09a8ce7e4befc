/** R6, V4: the spot checks of a year are in its archive, with all by which they are drawn again; what else supervision has is in none. */
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../../functions/operator/archive/read-zip.ts';
import { verifyTable } from '../../functions/operator/verify-table.ts';
import { read } from '../../schema/archive/kind/lines.ts';
import { gathered } from '../../schema/core/pieces.ts';
import { hashOf } from '../../schema/core/hash.ts';
import { frozenHash, sampleOf, seedOfInspection } from '../../schema/supervision/inspections/drawing.ts';
import { inspectionShape, listPartShape, type ListEntry } from '../../schema/supervision/inspections/model.ts';
import { archivedBy, archiveKept, broughtInto, bytesOf, inPieces, recipient, wrongIn } from '../support/archives.ts';
import {
  CLOSE_INSPECTION,
  inspectionCommitted,
  inspectionLooked,
  OPEN_CASE,
  PLAN,
  RECORD_OUTCOME,
  REVEAL_INSPECTION,
  schoolSuspended,
  SECRETS,
  FREEZE_INSPECTION,
} from '../support/cases.ts';
import { freshKey } from '../support/forms.ts';
import { dump } from '../support/invariants.ts';
import { BUREAU, city, copyOf, organisationId, world as emptyWorld, type World } from '../support/world.ts';

const CANARY = '市人社局审核把关不严。';
const CHECKED = `{ inspections(first: 3) { edges { node { id kind: inspectionKind title state: inspectionState share commitments secrets populationSize frozenHash seed sampleSize sampleHash lookedAt
  parts { name size take } closed { text } sample(first: 2) { edges { node { application { id applicantName } } } } population(first: 2) { edges { node { application { id } } } }
  outcomes(first: 2) { edges { node { result text } } } history(first: 10) { edges { node { action at by reason } } } } } } }`;

/** The things of a kind in an archive. */
async function inArchive(bytes: Uint8Array, kind: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const { path, bytes: content } of entriesOf(inPieces(bytes), (fault) => expect.fail(fault.wrong))) {
    const text = Buffer.from(await gathered(content)).toString();
    if (!path.startsWith(`data/${kind}/`)) continue;
    found.push(...text.split('\n').flatMap((line) => (line === '' ? [] : [read(line)?.['data'] as Record<string, unknown>])));
  }
  return found;
}

describe('the archive of a year in which was inspected', () => {
  let world: World;
  let id: string;
  let bytes: Buffer;
  beforeAll(async () => {
    world = await city();
    const inspection = await inspectionLooked(world);
    await world.does('he', CLOSE_INSPECTION, { inspection, key: freshKey() });
    // Of another one a party has told its secret, and the other has not.
    const open = await inspectionCommitted(world);
    await world.does('wang', FREEZE_INSPECTION, { inspection: open, key: freshKey() });
    await world.does('wang', REVEAL_INSPECTION, { inspection: open, party: 'BUREAU', secret: SECRETS.BUREAU, key: freshKey() });
    // A patrol of the supervisors, which has found something about the bureau; a case against it; a measure.
    const patrol = { kind: 'PATROL', title: '巡查市人社局', population: null, key: freshKey() };
    const { planInspection } = await world.does('he', PLAN, patrol);
    const found = { inspection: planInspection.id, about: organisationId(BUREAU), result: 'SUSPECT', text: CANARY, key: freshKey() };
    await world.does('he', RECORD_OUTCOME, found);
    await world.does('he', OPEN_CASE, { desk: 'SUPERVISION', subjects: [organisationId(BUREAU)], text: CANARY, key: freshKey() });
    await schoolSuspended(world);
    id = await archivedBy(world);
    bytes = await bytesOf(world, id);
  }, 60_000);

  it('has its spot checks whole: the sample is drawn again from what lies in it', async () => {
    expect(await wrongIn(bytes, world)).toEqual([]);
    const { manifest } = await archiveKept(world, id);
    expect(manifest?.content).toBeDefined();
    const heads = (await inArchive(bytes, 'inspection')).map((data) => inspectionShape.parse(data));
    expect(heads.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual(['SAMPLE CLOSED', 'SAMPLE FROZEN']);
    const one = heads.find(({ state }) => state === 'CLOSED') ?? expect.fail();
    // The list lies in parts, the population before the sample.
    const parts = (await inArchive(bytes, 'inspectionList'))
      .map((data) => listPartShape.parse(data))
      .filter(({ inspection }) => inspection === one.id);
    const lists = parts.map(({ entries }) => entries);
    const [population, sample] = lists.toSorted((a, b) => b.length - a.length) as [ListEntry[], ListEntry[]];
    expect(one.frozen?.hash).toBe(frozenHash(one, population));
    const { bureau, supervisor } = one.parties;
    const seed = seedOfInspection(frozenHash(one, population), { bureau: bureau?.secret ?? '', supervisor: supervisor?.secret ?? '' });
    expect(one.drawn).toMatchObject({ seed, hash: hashOf(sample) });
    expect(sampleOf(population, one.share ?? 0, seed)).toEqual(sample);
    const outcomes = await inArchive(bytes, 'inspectionOutcome');
    expect(outcomes.map(({ inspection, result }) => [inspection, result])).toEqual([[one.id, 'FINE']]);
  });

  it('has none of its cases, measures and patrols, nor anything of what they say about the bureau; nor a secret that is not told yet', async () => {
    const text = bytes.toString('utf8');
    for (const kept of [CANARY, '巡查市人社局', 'data/caseFile', 'data/measure', 'audit/CASE', 'audit/MEASURE', 'CASE#', 'MEASURE#'])
      expect(text.includes(kept), kept).toBe(false);
    const open = (await inArchive(bytes, 'inspection')).find(({ state }) => state === 'FROZEN');
    expect(open?.['parties']).toMatchObject({ bureau: { secret: null, sealed: null } });
    const [sealed] = (await dump(world)).flatMap(({ pk, state, parties }) =>
      pk.startsWith('INSPECTION#') && state === 'FROZEN' ? [(parties as { bureau: { sealed: string } }).bureau.sealed] : [],
    );
    expect(sealed).toBeDefined();
    expect(text.includes(sealed ?? '')).toBe(false);
  });

  it('brought into a system that has nothing, shows the spot checks as they were, and is archived as the same year', async () => {
    const { publicKey, privateKey } = await recipient();
    const own = await copyOf(world);
    const other = await emptyWorld();
    other.at(own.now);
    await broughtInto(other, await bytesOf(own, await archivedBy(own, publicKey)), privateKey);
    for (const who of ['he', 'wang']) {
      const was = (await world.does(who, CHECKED)).inspections.edges.filter(
        ({ node }: { node: { kind: string } }) => node.kind === 'SAMPLE',
      );
      expect((await other.does(who, CHECKED)).inspections.edges).toEqual(was);
      expect(was).toHaveLength(2);
    }
    const again = await archivedBy(other);
    expect((await archiveKept(other, again)).manifest?.content).toBe((await archiveKept(world, id)).manifest?.content);
    const wrong: string[] = [];
    await verifyTable({
      parts: [pagesOf(await dump(other))],
      table: other.table,
      notary: other.context().notary,
      scribe: other.scribe,
      witness: null,
      tell: ({ pk, sk, wrong: what }) => void wrong.push(`${pk} / ${sk}: ${what}`),
      progress: { add: () => undefined },
    });
    expect(wrong).toEqual([]);
  }, 60_000);
});

async function* pagesOf<T>(items: T[]): AsyncGenerator<T[]> {
  yield await Promise.resolve(items);
}

/** V5, G21: pictures with a report, from whoever has its number and its code: taken over bare at the full hour, and led back to nobody. */
import { describe, expect, it } from 'vitest';
import { LETTERBOX } from '../../schema/core/letterbox.ts';
import { besideJpeg, INTERLACED, PROGRESSIVE, SEQUENTIAL, withAt } from '../support/bare-pictures.ts';
import {
  CASE_UPLOAD,
  caseSteps,
  picturesTaken,
  PROPOSE,
  putsPicture,
  REPORT_UPLOAD,
  REPORTED_PICTURES,
  reports,
  SEND_PICTURES,
  TRIAGE,
} from '../support/cases.ts';
import { freshKey } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { putThere } from '../support/put-there.ts';
import { topics } from '../support/titles.ts';
import { city, instant, type World } from '../support/world.ts';

const ZHOU = { name: '周明', telephone: '13937001234' };
const CANARY = '杨帆 39.7732N 98.2891E 2024:09:11 10:23:45';
const WAY = { path: '/graphql/anonymous' };
const FILES =
  'query ($id: ID!) { node(id: $id) { ... on Case { version files { number contentType sha256 addedAt isFromReporter file { url } } history { edges { node { action at by } } } } } }';
const caseId = (number: string): string => Buffer.from(`Case:${number}`).toString('base64');
/** A photograph as a telephone makes it. */
const photograph = (said = CANARY): Buffer => besideJpeg(said).reduce<Buffer>((file, more) => withAt(file, 2, more), SEQUENTIAL);

async function reported(world: World, reporter?: typeof ZHOU): Promise<{ number: string; code: string }> {
  const { number, code } = (await reports(world, null, reporter ? { reporter } : {})).data.reportMatter;
  return { number, code };
}
const told = async (world: World, by: object) => (await world.ask(null, REPORTED_PICTURES, { ...by }, WAY)).data.reportedCase.pictures;
const refused = async (world: World, query: string, asked: object, way: object = WAY) =>
  (await world.ask(null, query, { ...asked }, way)).errors?.[0]?.extensions['code'] ?? null;
const inLetterbox = (world: World) => [...world.stored.keys()].filter((key) => key.startsWith(LETTERBOX));
const keptOf = (world: World, number: string) => [...world.stored.entries()].filter(([key]) => key.includes(`/${number}/`));

describe.each([
  ['an anonymous report', undefined],
  ['a report by name, without an account', ZHOU],
])('%s', (_, reporter) => {
  it('takes pictures after it: at the full hour, of each what is seen on it and nothing else', async () => {
    const world = await city();
    world.at('2024-09-11T10:03:45.678+08:00');
    const by = await reported(world, reporter);
    world.at('2024-09-11T10:23:45.678+08:00');
    await putsPicture(world, by, photograph());
    await putsPicture(world, by, INTERLACED, { picture: 2, contentType: 'image/png' });
    expect(inLetterbox(world)).toHaveLength(2);
    expect(await told(world, by)).toEqual([]);
    await picturesTaken(world, by, '2024-09-11T11:00:00+08:00');
    expect(await told(world, by)).toEqual([1, 2].map((number) => ({ number, outcome: 'TAKEN' })));
    expect(inLetterbox(world)).toEqual([]);
    const kept = keptOf(world, by.number);
    expect(kept.map(([, bytes]) => bytes).find((bytes) => bytes.equals(SEQUENTIAL))).toBeDefined();
    expect(kept.some(([, bytes]) => bytes.includes('杨帆'))).toBe(false);
    const { node } = await world.does('wang', FILES, { id: caseId(by.number) });
    expect(node.files).toHaveLength(2);
    expect(node.files[0]).toMatchObject({ number: 1, contentType: 'image/jpeg', isFromReporter: true });
    const day = '2024-09-11T00:00:00.000+08:00';
    expect(node.files[0].addedAt).toBe(reporter ? '2024-09-11T11:00:00.000+08:00' : day);
    expect(node.history.edges.at(-1).node).toMatchObject({ action: 'attachByCode', by: 'public' });
    expect(await topics(world, 'wang')).toContain('PICTURES_CAME');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('says of each picture that is not taken why, and takes another in its place', async () => {
    const world = await city();
    const by = await reported(world, reporter);
    const pdf = Buffer.from(`%PDF-1.7\n${CANARY}\nstartxref\n9\n%%EOF`);
    await putsPicture(world, by, pdf, { picture: 1 });
    await putsPicture(world, by, PROGRESSIVE.subarray(0, -40), { picture: 3 });
    await picturesTaken(world, by, '2024-09-11T10:00:00+08:00');
    expect(await told(world, by)).toEqual([
      { number: 1, outcome: 'OTHER' },
      { number: 3, outcome: 'DAMAGED' },
    ]);
    expect([inLetterbox(world), keptOf(world, by.number)]).toEqual([[], []]);
    await putsPicture(world, by, PROGRESSIVE, { picture: 3 });
    await picturesTaken(world, by, '2024-09-11T11:00:00+08:00');
    expect(await told(world, by)).toEqual([
      { number: 1, outcome: 'OTHER' },
      { number: 3, outcome: 'TAKEN' },
    ]);
    const asked = { ...by, picture: 3, contentType: 'image/jpeg', size: 100 };
    expect(await refused(world, REPORT_UPLOAD, asked)).toBe('REPORT_PICTURE_NUMBER');
    // Said once more it was done.
    expect(await refused(world, SEND_PICTURES, by)).toBeNull();
  });

  it('takes as many as the notice says, as large as it says, of these types, from whoever has the code, until a decision is proposed', async () => {
    const world = await city();
    const by = await reported(world, reporter);
    const asked = { ...by, picture: 1, contentType: 'image/jpeg', size: 100 };
    expect(await refused(world, REPORT_UPLOAD, { ...asked, code: 'another-code-yet' })).toBe('REPORTS_NONE');
    expect(await refused(world, REPORT_UPLOAD, { ...asked, picture: 0 })).toBe('REPORT_PICTURE_NUMBER');
    expect(await refused(world, REPORT_UPLOAD, { ...asked, picture: 6 })).toBe('REPORT_PICTURE_NUMBER');
    expect(await refused(world, REPORT_UPLOAD, { ...asked, contentType: 'application/pdf' })).toBe('PROOF_TYPE');
    expect(await refused(world, REPORT_UPLOAD, { ...asked, size: 5 * 1024 * 1024 + 1 })).toBe('PROOF_SIZE');
    expect(await refused(world, SEND_PICTURES, { ...by, code: 'another-code-yet' })).toBe('REPORTS_NONE');
    expect(await refused(world, SEND_PICTURES, by)).toBe('REPORT_PICTURES_NONE');
    expect(await refused(world, REPORT_UPLOAD, asked, {})).toBe(reporter ? null : 'ANONYMOUS_ADDRESS');
    expect(await refused(world, SEND_PICTURES, by, {})).toBe(reporter ? 'REPORT_PICTURES_NONE' : 'ANONYMOUS_ADDRESS');
    world.at('2024-09-11T10:00:00+08:00');
    const steps = await caseSteps(world, caseId(by.number));
    await steps.takes('wang', TRIAGE);
    expect(await refused(world, REPORT_UPLOAD, asked)).toBeNull();
    await steps.takes('wang', PROPOSE, { outcome: 'UNFOUNDED', effects: [] });
    expect(await refused(world, REPORT_UPLOAD, asked)).toBe('CASE_NOT_IN_STATE');
    expect(await refused(world, SEND_PICTURES, by)).toBe('CASE_NOT_IN_STATE');
  });
});

describe('a picture that comes by the code', () => {
  it('lies until then under a key that tells neither the case nor anybody, and its form asks for no login', async () => {
    const world = await city();
    const by = await reported(world);
    const asked = { ...by, picture: 1, contentType: 'image/jpeg', size: SEQUENTIAL.length };
    const ask = async (who: string | null) => (await world.ask(who, REPORT_UPLOAD, asked, WAY)).data.reportUpload;
    const form = await ask('yang');
    const plain = JSON.stringify(form);
    for (const name of ['yang', by.number, by.code]) expect(plain).not.toContain(name);
    expect(form.fields.map(({ name }: { name: string }) => name.toLowerCase())).not.toContain('authorization');
    // Whoever asks is led to the same place, and nothing is written for it.
    const before = await dump(world);
    const places = [form, await ask(null)].map(({ fields }) => fields.find(({ name }: { name: string }) => name === 'key').value);
    expect(new Set(places).size).toBe(1);
    expect(await dump(world)).toEqual(before);
  });

  it('said to be there twice within the hour is taken over once; run again, cut off or late, nothing is done twice', async () => {
    const world = await city();
    const by = await reported(world);
    await putsPicture(world, by, photograph());
    for (let times = 0; times < 3; times += 1) expect(await refused(world, SEND_PICTURES, by)).toBeNull();
    const message = [...(await dump(world))].filter(
      ({ pk, content }) => pk.startsWith('OUTBOX#') && JSON.stringify(content).includes('pictures-'),
    );
    expect(message).toHaveLength(1);
    const [{ id: work = '' } = {}] = message.map(({ content }) => content as { id?: string });
    await picturesTaken(world, by, '2024-09-11T10:00:00+08:00');
    const { node: first } = await world.does('wang', FILES, { id: caseId(by.number) });
    // As if it had been cut off before the letter box was emptied.
    const [place = ''] = [...world.contents.promised.values()].map(({ key }) => key).filter((key) => key.startsWith(LETTERBOX));
    world.stored.set(place, photograph());
    await world.printOf(work);
    expect((await world.does('wang', FILES, { id: caseId(by.number) })).node.version).toBe(first.version);
    expect(inLetterbox(world)).toEqual([]);
  });

  it('is one of the files of its case: whoever it is against sees none, and another’s upload is not said to be the reporter’s', async () => {
    const world = await city();
    const by = await reported(world);
    await putsPicture(world, by, SEQUENTIAL);
    await picturesTaken(world, by, '2024-09-11T10:00:00+08:00');
    const { requestCaseUpload } = await world.does('wang', CASE_UPLOAD, {
      number: by.number,
      contentType: 'image/jpeg',
      size: PROGRESSIVE.length,
      key: freshKey(),
    });
    const { upload } = putThere(world, requestCaseUpload, PROGRESSIVE) as { upload: string };
    const CONFIRM = 'mutation ($n: String!, $u: String!) { confirmCaseUpload(input: { number: $n, upload: $u }) }';
    await world.does('wang', CONFIRM, { n: by.number, u: upload });
    const { node } = await world.does('wang', FILES, { id: caseId(by.number) });
    expect(node.files.map(({ isFromReporter }: { isFromReporter: boolean }) => isFromReporter)).toEqual([true, false]);
    for (const who of ['liu', 'chen', null]) expect((await world.does(who, FILES, { id: caseId(by.number) })).node).toBeNull();
  });

  it('is not seen by anybody before the hour is over, and holds no instant within it', async () => {
    const world = await city();
    const by = await reported(world);
    world.at('2024-09-12T14:00:00+08:00');
    await world.deliver();
    await world.sweep();
    await world.print();
    const seen = () => world.does('wang', FILES, { id: caseId(by.number) });
    const before = await seen();
    const [from, to] = ['2024-09-12T14:00:00.001+08:00', '2024-09-12T14:59:59.999+08:00'].map(instant) as [number, number];
    const withinHour = async () =>
      [...JSON.stringify(await dump(world)).matchAll(/1726\d{9}/gu)].map(([found]) => Number(found)).filter((at) => at >= from && at <= to);
    const earlier = await withinHour();
    world.at('2024-09-12T14:29:59.456+08:00');
    await putsPicture(world, by, photograph());
    expect(await refused(world, SEND_PICTURES, by)).toBeNull();
    await world.deliver();
    await world.sweep();
    await world.print();
    expect(await seen()).toEqual(before);
    await picturesTaken(world, by, '2024-09-12T15:00:00+08:00');
    expect(await withinHour()).toEqual(earlier);
    for (const [key] of keptOf(world, by.number)) expect(world.contents.modified.get(key)).toBe(instant('2024-09-12T15:00:00+08:00'));
  });
});

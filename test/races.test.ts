/** Where two may collide: one wins, the other is told, nothing is lost or doubled (G4, G7). */
import { describe, expect, it } from 'vitest';
import {
  ACCEPT,
  APPROVE,
  applicationIn,
  BEGIN,
  CONFIRM,
  draft,
  freshKey,
  RECEIVE,
  RELEASE,
  RETURN,
  REVEAL,
  SAVE,
  SUBMIT,
  UPLOADS,
  WITHDRAW,
} from './support/forms.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { scan } from './support/scans.ts';
import { accountId, city, organisationId, type Answer, type World } from './support/world.ts';
import { putThere } from './support/put-there.ts';

const MANY = 50;
const codes = (answers: readonly Answer[]) => answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
const tally = (answers: readonly Answer[]) => {
  const counts: Record<string, number> = {};
  for (const code of codes(answers)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};
const whole = async (world: World) => expect(wrongWith(await dump(world))).toEqual([]);
const times = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: MANY }, (_, index) => work(index)));

describe('fifty at once', () => {
  it('beginning: one application (A1)', async () => {
    const world = await city();
    const answers = await times(() => world.ask('liu', BEGIN, { unit: organisationId('school') }));
    expect(tally(answers)).toEqual({ OK: 1, APPLICATION_EXISTS: MANY - 1 });
    await whole(world);
  });

  it('saving one section against one version: one wins, the others get the winner’s text (A4)', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const answers = await times((index) =>
      world.ask('liu', SAVE, {
        application: id,
        version: 1,
        content: { basics: { startedWorkOn: `2010-01-${String(1 + (index % 28)).padStart(2, '0')}` } },
      }),
    );
    expect(tally(answers)).toEqual({ OK: 1, VERSION_STALE: MANY - 1 });
    const won = answers.find(({ errors }) => !errors)?.data.saveSection.form.basics.startedWorkOn;
    for (const { errors } of answers)
      if (errors) expect(errors[0]?.extensions.details.current).toEqual({ startedWorkOn: won, employer: null });
    await whole(world);
  });

  it('submitting with one key: one submission, fifty equal answers (A5)', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const key = freshKey();
    const answers = await times(() => world.ask('liu', SUBMIT, { application: id, version, key }));
    expect(tally(answers)).toEqual({ OK: MANY });
    expect(new Set(answers.map(({ data }) => JSON.stringify(data.submitApplication.submission))).size).toBe(1);
    await whole(world);
  });

  it('submitting with fifty keys: one submission, the others are told it is submitted', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const answers = await times(() => world.ask('liu', SUBMIT, { application: id, version, key: freshKey() }));
    expect(codes(answers).filter((code) => code === 'OK')).toHaveLength(1);
    expect(codes(answers).filter((code) => !['OK', 'NOT_IN_STATE', 'VERSION_STALE'].includes(code))).toEqual([]);
    await whole(world);
  });

  it('asking for numbers of proofs: nobody gets another’s number, and those who come too late in the crowd are told to try again (A3)', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const answers = await times(() => world.ask('liu', UPLOADS, { application: id, files: [{ contentType: 'application/pdf', size: 9 }] }));
    expect(codes(answers).filter((code) => !['OK', 'BUSY'].includes(code))).toEqual([]);
    const given = answers.flatMap(({ data, errors }) => (errors ? [] : [data.requestUploads[0].number as number]));
    expect(given.length).toBeGreaterThan(5);
    expect(new Set(given).size).toBe(given.length);
    await whole(world);
  });

  it('confirming one upload: it counts once', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const scanned = scan('一份');
    const { requestUploads } = await world.does('liu', UPLOADS, {
      application: id,
      files: [{ contentType: 'application/pdf', size: scanned.length }],
    });
    const { number }: { number: number } = putThere(world, requestUploads[0], scanned);
    const files = [{ number, title: '材料', fileName: '1.pdf' }];
    const answers = await times(() => world.ask('liu', CONFIRM, { application: id, files }));
    const counted = answers.filter(({ data, errors }) => !errors && data.confirmUploads.proofs.length === 1);
    expect(counted).toHaveLength(1);
    expect(codes(answers).filter((code) => !['OK', 'PROOF_NUMBER'].includes(code))).toEqual([]);
    await whole(world);
  });

  it('taking a person in who was let go: one move (P2)', async () => {
    const world = await city();
    await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
    const answers = await times(() => world.ask('huang', RECEIVE, { account: accountId('liu'), unit: organisationId('hospital') }));
    expect(codes(answers).filter((code) => code === 'OK')).toHaveLength(1);
    expect(codes(answers).filter((code) => !['OK', 'VERSION_STALE', 'NOT_RELEASED', 'ROLE_REQUIRED'].includes(code))).toEqual([]);
    await whole(world);
  });

  it('withdrawing and submitting: one of the two, and the application is whole (A8)', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const answers = await times((index) =>
      index % 2 === 0
        ? world.ask('liu', WITHDRAW, { application: id, version })
        : world.ask('liu', SUBMIT, { application: id, version, key: freshKey() }),
    );
    expect(codes(answers).filter((code) => code === 'OK')).toHaveLength(1);
    expect(codes(answers).filter((code) => !['OK', 'VERSION_STALE', 'NOT_IN_STATE'].includes(code))).toEqual([]);
    await whole(world);
  });

  it('looking at one number: every view that was shown stands in the history, none twice (G14)', async () => {
    const world = await city();
    const answers = await times(() => world.ask('chen', REVEAL, { account: accountId('liu'), purpose: 'REVIEW' }));
    const shown = codes(answers).filter((code) => code === 'OK').length;
    expect(codes(answers).filter((code) => !['OK', 'VERSION_STALE'].includes(code))).toEqual([]);
    const views = (await dump(world)).filter(({ pk, action }) => pk === 'AUDIT#ACCOUNT#liu' && action === 'reveal');
    expect(views).toHaveLength(shown);
    await whole(world);
  });

  it('saving while submitting: what was saved in time is in the submission or refused, never lost in between', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const saves = Array.from({ length: 8 }, (_, index) => index).map((index) =>
      world.ask('liu', SAVE, {
        application: id,
        version: 1,
        content: index % 2 === 0 ? { basics: { startedWorkOn: '2009-07-01' } } : { papers: { items: [] } },
      }),
    );
    const [submitted, ...saved] = await Promise.all([world.ask('liu', SUBMIT, { application: id, version, key: freshKey() }), ...saves]);
    expect(submitted?.errors).toBeUndefined();
    expect(codes(saved).filter((code) => !['OK', 'VERSION_STALE', 'NOT_EDITABLE'].includes(code))).toEqual([]);
    // Whatever was saved before the form closed was taken in: no section is newer than what was submitted.
    const head = (await dump(world)).find(({ sk }) => sk === 'A#HEAD');
    const sections = (await dump(world)).filter(({ sk }) => sk.startsWith('A#SECTION#'));
    const taken = (head?.submission ?? {}) as { sections?: Record<string, number> };
    for (const { name, version: at } of sections) expect(taken.sections?.[String(name)]).toBe(at);
    await whole(world);
  });
});

describe('two officers', () => {
  it('chen accepts while lin returns: one decision stands', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    const answers = await times((index) =>
      world.ask(index % 2 === 0 ? 'chen' : 'lin', index % 2 === 0 ? ACCEPT : RETURN, { application: id, version, opinion: '意见' }),
    );
    expect(codes(answers).filter((code) => code === 'OK')).toHaveLength(1);
    expect(codes(answers).filter((code) => !['OK', 'VERSION_STALE', 'NOT_IN_STATE'].includes(code))).toEqual([]);
    await whole(world);
  });

  it('both approve with the same key of their own: keys are personal, one approval stands', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const key = freshKey();
    const answers = await times((index) =>
      world.ask(index % 2 === 0 ? 'zhao' : 'sun', APPROVE, { application: id, version, opinion: '同意', key }),
    );
    const winners = new Set(answers.flatMap(({ errors }, index) => (errors ? [] : [index % 2])));
    expect(winners.size).toBe(1);
    await whole(world);
  });
});

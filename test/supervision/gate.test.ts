/** The gate of every mutation: who is listed, or whose organisation is suspended, acts no more where that is closed (V2, V3). */
import { forgetPerson } from '../../schema/identity/store.ts';
import { imposing } from '../../schema/supervision/measures/actions/imposing.ts';
import { standingOf } from '../../schema/supervision/measures/actions/subjects.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { inForce, isBarring, type Bar } from '../../schema/core/bars.ts';
import { ROLES, type Person } from '../../schema/core/actor.ts';
import { endOfListing } from '../../schema/supervision/measures/rules.ts';
import { toIso } from '../../schema/core/time.ts';
import { ACCEPT, applicationIn, BEGIN, freshKey, WITHDRAW } from '../support/forms.ts';
import {
  CASE_UPLOAD,
  caseOpened,
  caseSteps,
  CONTEST,
  IMPOSE,
  LIFT,
  LIU_HERE,
  LISTED,
  measuresOf,
  PROPOSE,
  reports,
  schoolSuspended,
} from '../support/cases.ts';
import { mutation } from '../support/mutation.ts';
import { topics } from '../support/titles.ts';
import { certified, DOWNLOAD } from '../support/certificates.ts';
import { city, instant, organisationId, type World } from '../support/world.ts';

const ALLOWED = 'query ($id: ID!) { node(id: $id) { ... on Application { allowedActions { action isAllowed why { code } } } } }';

/** Who acts in no organisation’s name: what is closed to that closes nothing to them. */
const ELSEWHERE = ['APPLICANT', 'EXPERT', 'SUPERVISOR'];

/** What another authority has decided against 刘洋, taken over by the bureau. */
async function listed(world: World, decidedOn = '2024-09-10', more: object = {}, by = 'wang') {
  const measure = {
    ...LISTED,
    document: '甘人社监〔2024〕9号',
    elsewhere: { authority: '甘肃省人力资源和社会保障厅', decidedOn },
    ...more,
  };
  return (await world.does(by, IMPOSE, { subject: LIU_HERE(), measure, key: freshKey() })).imposeMeasure;
}

/** An officer is suspended for a month, by a case. */
async function suspended(world: World, who: string): Promise<void> {
  const context = world.contextOf(world.now, { kind: 'system', name: 'report-build' });
  const standing = await standingOf(context, { of: 'ACCOUNT', id: who });
  const typed = {
    kind: 'SUSPENSION' as const,
    ground: '审核不严。',
    document: '嘉人社监〔2024〕7号',
    until: world.now + 30 * 24 * 3_600_000,
    capacities: [],
    spares: [],
    turnTo: null,
    elsewhere: null,
  };
  const how = { id: `suspended-${who}`, desk: 'SUPERVISION' as const, case: { id: 'a', hands: ['he'] }, from: world.now, years: 3 };
  await world.table.transact(imposing(context, standing, typed, how).writes);
  forgetPerson(context, who);
}

describe('V2: three years', () => {
  it.each([
    ['2024-11-30T10:00:00+08:00', '2027-12-01T00:00:00.000+08:00'],
    ['2024-02-28T10:00:00+08:00', '2027-03-01T00:00:00.000+08:00'],
    ['2024-02-29T00:00:00+08:00', '2027-03-01T00:00:00.000+08:00'],
    ['2024-02-29T23:59:59.999+08:00', '2027-03-01T00:00:00.000+08:00'],
    // Its last day is the 28th, though the 29th follows it in that year.
    ['2025-02-28T10:00:00+08:00', '2028-02-29T00:00:00.000+08:00'],
    ['2025-03-01T10:00:00+08:00', '2028-03-02T00:00:00.000+08:00'],
  ])('of a listing decided at %s end at %s: the day of the decision does not count (C10)', (from, until) => {
    expect(toIso(endOfListing(instant(from), 3))).toBe(until);
  });

  it('hold to the last millisecond and not one longer, whatever day they begin on', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('2023-01-01'), max: Date.parse('2040-01-01') }), (from) => {
        const until = endOfListing(from, 3);
        expect(isBarring({ from, until }, from - 1)).toBe(false);
        expect(isBarring({ from, until }, from)).toBe(true);
        expect(isBarring({ from, until }, until - 1)).toBe(true);
        expect(isBarring({ from, until }, until)).toBe(false);
        // Three full years, and what was left of the first day.
        const day = 24 * 60 * 60 * 1000;
        expect(until - from).toBeGreaterThan(3 * 365 * day);
        expect(until - from).toBeLessThanOrEqual((3 * 365 + 2) * day);
      }),
    );
  });
});

describe('V2, V3: what is open to somebody', () => {
  it('is every role that no bar closes, and no other, whatever bars there are', () => {
    const roles = fc.constantFrom(...ROLES);
    const grants = fc.array(fc.record({ role: roles, organisation: fc.constantFrom('a', 'b'), city: fc.constant('620200') }), {
      maxLength: 6,
    });
    const bar = fc.record({
      measure: fc.constant('m'),
      name: fc.constant({ zh: '暂停', en: 'a suspension' }),
      capacities: fc.constantFrom<Bar['capacities'][]>(['APPLY'], ['HANDLE'], ['EVALUATE'], ['APPLY', 'HANDLE', 'EVALUATE']),
      from: fc.integer({ min: 0, max: 10 }),
      until: fc.option(fc.integer({ min: 0, max: 20 })),
      document: fc.constant('1'),
      spares: fc.constantFrom<string[][]>([], ['me']),
      turnTo: fc.constant(null),
    }) as fc.Arbitrary<Bar>;
    fc.assert(
      fc.property(
        grants,
        fc.array(bar, { maxLength: 2 }),
        fc.array(bar, { maxLength: 2 }),
        fc.integer({ min: 0, max: 20 }),
        (held, own, ofA, now) => {
          const me: Person = { kind: 'person', account: 'me', name: '某某', grants: held };
          const { actor, barred } = inForce(me, { account: own, organisations: new Map([['a', ofA]]) }, now);
          expect(actor.grants.length + barred.length).toBe(held.length);
          for (const { bar: closing } of barred) expect(isBarring(closing, now)).toBe(true);
          const isClosed = (role: string, organisation: string) =>
            [...own, ...(organisation === 'a' && !ELSEWHERE.includes(role) ? ofA.filter(({ spares }) => spares.length === 0) : [])].some(
              (one) =>
                isBarring(one, now) && one.capacities.includes(role === 'APPLICANT' ? 'APPLY' : role === 'EXPERT' ? 'EVALUATE' : 'HANDLE'),
            );
          for (const { role, organisation } of actor.grants) expect(isClosed(role, organisation)).toBe(false);
          for (const { grant } of barred) expect(isClosed(grant.role, grant.organisation)).toBe(true);
        },
      ),
    );
  });
});

describe('V2: a listed applicant', () => {
  it('begins, saves and submits nothing, is told by what, and sees why; what ends by itself needs no job', async () => {
    const world = await city();
    await listed(world);
    const { errors } = await world.ask('liu', BEGIN, { unit: organisationId('school') });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BARRED', rule: 'V2' });
    expect(errors?.[0]?.message).toContain('因列入黑名单（甘人社监〔2024〕9号），自2024年9月10日0时起至2027年9月10日24时不得申报职称');
    const { eligibility } = await world.does(
      'liu',
      '{ eligibility(series: "school-teaching", level: SENIOR) { isEligible findings { rule outcome because { zh } } } }',
    );
    expect(eligibility.isEligible).toBe(false);
    expect(eligibility.findings).toContainEqual({
      rule: 'P4',
      outcome: 'FAILS',
      because: { zh: '列入黑名单（甘人社监〔2024〕9号），至2027年9月10日24时止。' },
    });
    const over = { arrivesAt: instant('2027-09-11T00:00:00+08:00') };
    // The last of its three years is over: what refuses now is another thing.
    expect(await world.refusal('liu', BEGIN, { unit: organisationId('school') }, { arrivesAt: over.arrivesAt - 1 })).toBe('BARRED');
    expect(await world.refusal('liu', BEGIN, { unit: organisationId('school') }, over)).not.toBe('BARRED');
  });

  it('withdraws, objects, reports and contests all the same: what is a person’s own defence stays open', async () => {
    const world = await city();
    const handle = await applicationIn(world, 'SUBMITTED');
    const { id, version } = await listed(world);
    expect((await reports(world, 'liu', { reporter: { name: '刘洋', telephone: '13900000000' } })).errors).toBeUndefined();
    expect(await world.refusal('liu', CONTEST, { measure: id, version, key: freshKey() })).toBeNull();
    expect(await world.refusal('liu', WITHDRAW, { application: handle.id, version: handle.version, key: freshKey() })).toBeNull();
  });

  it('is recommended by nobody, also where it was listed after the submission (P4)', async () => {
    const world = await city();
    const handle = await applicationIn(world, 'CLEARED');
    await listed(world);
    const RECOMMEND = mutation('recommendApplication', 'id', { opinion: '"同意"' });
    expect(await world.refusal('chen', RECOMMEND, { application: handle.id, version: handle.version, key: freshKey() })).toBe(
      'BARRED_MEANWHILE',
    );
  });
});

describe('V2, V3: what stays open to a whole person is open to an officer in the roles in force alone', () => {
  it('王 of the bureau, suspended, puts no evidence into the case, and 李秀梅 does; 刘洋, listed, adds to the defence as before', async () => {
    const world = await city();
    const { id } = await caseOpened(world);
    const number = Buffer.from(id, 'base64').toString().slice('Case:'.length);
    const asking = () => ({ number, key: freshKey() });
    expect(await world.refusal('wang', CASE_UPLOAD, asking())).toBeNull();
    await suspended(world, 'wang');
    const later = { arrivesAt: world.now + 60_000 };
    expect(await world.refusal('wang', CASE_UPLOAD, asking(), later)).toBe('BARRED');
    expect(await world.refusal('li', CASE_UPLOAD, asking(), later)).toBeNull();
    const steps = await caseSteps(world, id);
    await steps.takes('li', PROPOSE, { effects: [{ impose: { subject: LIU_HERE(), measure: LISTED } }] });
    await listed(world, '2024-09-10', {}, 'li');
    expect(await world.refusal('liu', CASE_UPLOAD, asking(), { arrivesAt: world.now + 60_000 })).toBeNull();
  });

  it('陈静, suspended, downloads no review form for the school; 刘洋, listed, downloads their own', async () => {
    const world = await city();
    const { application } = await certified(world);
    await suspended(world, 'chen');
    await listed(world);
    const later = { arrivesAt: world.now + 60_000 };
    expect(await world.refusal('chen', DOWNLOAD, { application }, later)).toBe('BARRED');
    expect(await world.refusal('liu', DOWNLOAD, { application }, later)).toBeNull();
  });
});

describe('V2: a listed person', () => {
  it('is appointed officer of nothing while the listing holds', async () => {
    const world = await city();
    await listed(world);
    const APPOINT = mutation('appointOfficer', 'account: login');
    const asked = { organisation: organisationId('school'), account: LIU_HERE() };
    expect(await world.refusal('wang', APPOINT, asked)).toBe('OFFICER_BARRED');
    expect(await world.refusal('wang', APPOINT, asked, { arrivesAt: instant('2027-09-11T00:00:00+08:00') })).toBeNull();
  });
});

describe('V3: a suspended unit', () => {
  it('does nothing until the millisecond it ends, but by those named for the meantime; its applicants are told to whom they turn', async () => {
    const world = await city();
    const handle = await applicationIn(world, 'SUBMITTED');
    await schoolSuspended(world);
    const accepting = { application: handle.id, version: handle.version, opinion: '同意', key: freshKey() };
    const minute = world.now + 60_000;
    const { errors } = await world.ask('chen', ACCEPT, accepting, { arrivesAt: minute });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BARRED' });
    expect(errors?.[0]?.message).toContain('暂停（嘉人社监〔2024〕3号）');
    const { node } = await world.does('chen', ALLOWED, { id: handle.id }, { arrivesAt: minute });
    expect(node.allowedActions).toContainEqual({ action: 'acceptApplication', isAllowed: false, why: { code: 'BARRED' } });
    const spare = await world.does('lin', ALLOWED, { id: handle.id }, { arrivesAt: minute });
    expect(spare.node.allowedActions).toContainEqual({ action: 'acceptApplication', isAllowed: true, why: null });
    await world.deliver();
    expect(await topics(world, 'liu')).toContain('WORK_CLOSED');
    const end = instant('2024-09-30T00:00:00+08:00');
    expect(await world.refusal('chen', ACCEPT, accepting, { arrivesAt: end - 1 })).toBe('BARRED');
    expect(await world.refusal('chen', ACCEPT, accepting, { arrivesAt: end })).toBeNull();
  });

  it('takes hold within a minute in a process that knew the unit as open, and is open again within a minute when it is lifted', async () => {
    const world = await city();
    const handle = await applicationIn(world, 'SUBMITTED');
    const accepting = () => ({ application: handle.id, version: handle.version + 9, opinion: '同意', key: freshKey() });
    // The process has looked, and found nothing that closes anything.
    expect(await world.refusal('chen', ACCEPT, accepting())).toBe('VERSION_STALE');
    const { id, version } = await schoolSuspended(world);
    expect(await world.refusal('chen', ACCEPT, accepting(), { arrivesAt: world.now + 60_000 })).toBe('BARRED');
    world.at('2024-09-12T09:00:00+08:00');
    await world.does('wang', LIFT, { measure: id, version, key: freshKey() });
    expect(await world.refusal('chen', ACCEPT, accepting(), { arrivesAt: world.now + 60_000 })).toBe('VERSION_STALE');
    expect(await measuresOf(world, organisationId('school'))).toMatchObject([{ state: 'LIFTED' }]);
  });

  it('closes the work of that unit alone: whoever is an officer elsewhere acts there', async () => {
    const world = await city();
    await schoolSuspended(world);
    const CREATE = mutation('createApplicant', 'account: login', { standing: '{ kind: INSTITUTION_STAFF }' });
    const person = {
      account: 'guo',
      name: '郭敏',
      identityNumber: '620200199001010023',
      email: 'guo@example.cn',
      telephone: '13900000001',
    };
    const code = await world.refusal(
      'huang',
      CREATE,
      { unit: organisationId('hospital'), person, key: freshKey() },
      { arrivesAt: world.now + 60_000 },
    );
    expect(code).not.toBe('BARRED');
  });
});

/** P2, P4, P9 over GraphQL: other documents, transfers, exclusions, officers who come and go, and who sees a whole number. */
import { beforeEach, describe, expect, it } from 'vitest';
import { BEGIN, EXCLUDE, RECEIVE, RELEASE, REVEAL } from '../support/forms.ts';
import { CHECK_IMPORT, importOf, teacher } from '../support/imports.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { plant } from '../support/rewriting.ts';
import type { Item } from '../../schema/table/port.ts';
import { ADD_OFFICER, APPOINT, CHANGE_STANDING, CREATE_APPLICANT, CREATE_UNIT, DISMISS, LIFT } from './acts.ts';
import { BUREAU, accountId, city, organisationId, person, type World } from '../support/world.ts';

const STANDING = `query ($id: ID!) {
  node(id: $id) {
    ... on Account {
      standing { kind unit { name } releasedTo { name } releasedToName unitName past { unitName } exclusions { kind until isInForce } }
    }
  }
}`;

let world: World;
beforeEach(async () => {
  world = await city();
});

const school = organisationId('school');
const hospital = organisationId('hospital');
const standingOf = async (who: string, account: string) =>
  (await world.does(who, STANDING, { id: accountId(account) })).node?.standing ?? null;

describe('P2: people by their documents', () => {
  it.each([
    ['PASSPORT', 'E12345678', true],
    ['PASSPORT', 'ABCDEFGH', false],
    ['PASSPORT', 'e１２３４５６７８', true],
    ['HK_MACAU_PERMIT', 'H12345678', true],
    ['HK_MACAU_PERMIT', 'H1234567801', true],
    ['HK_MACAU_PERMIT', 'A12345678', false],
    ['TAIWAN_PERMIT', '12345678', true],
    ['TAIWAN_PERMIT', '1234567', false],
    ['PERMANENT_RESIDENCE', 'USA110085010112', true],
    ['PERMANENT_RESIDENCE', 'US1110085010112', false],
    ['RESIDENT_ID', 'E12345678', false],
  ])('%s %s: %s', async (identityKind, identityNumber, isRight) => {
    const foreigner = { ...person('foreigner', 'John Smith'), identityKind, identityNumber, bornOn: '1980-02-29' };
    expect(await world.refusal('chen', CREATE_APPLICANT, { unit: school, person: foreigner })).toBe(isRight ? null : 'INPUT_INVALID');
  });

  it('asks for the birth date where the number has none, and holds it against the number where it has one', async () => {
    const passport = { ...person('john', 'John Smith'), identityKind: 'PASSPORT', identityNumber: 'E12345678' };
    const { errors } = await world.ask('chen', CREATE_APPLICANT, { unit: school, person: passport });
    expect(errors?.[0]?.message).toContain('出生日期未填');
    const other = await world.ask('chen', CREATE_APPLICANT, { unit: school, person: { ...person('wei', '魏'), bornOn: '1901-01-01' } });
    expect(other.errors?.[0]?.message).toContain('出生日期与身份证号不符');
    const young = { ...passport, bornOn: '2008-09-12' };
    expect(await world.refusal('chen', CREATE_APPLICANT, { unit: school, person: young })).toBe('BIRTH_IMPLAUSIBLE');
  });

  it('a renewed permit is the same person: the number for life decides, not the count of renewals', async () => {
    const permit = (account: string, identityNumber: string) => ({
      ...person(account, '陳大文'),
      identityKind: 'HK_MACAU_PERMIT',
      identityNumber,
      bornOn: '1980-01-01',
    });
    await world.does('chen', CREATE_APPLICANT, { unit: school, person: permit('chan', 'H12345678') });
    expect(await world.refusal('huang', CREATE_APPLICANT, { unit: hospital, person: permit('chan-2', 'H1234567802') })).toBe(
      'IDENTITY_TAKEN',
    );
    expect(await world.refusal('huang', CREATE_APPLICANT, { unit: hospital, person: permit('cheung', 'H12345679') })).toBeNull();
  });

  it('a login in other letters is the same login: nobody else can be given it, by hand or by a workbook (P2)', async () => {
    await world.does('chen', CREATE_APPLICANT, { unit: school, person: person('NM-601', '甲') });
    const asked = { unit: school, person: person('nm-601', '乙') };
    const [error] = (await world.ask('chen', CREATE_APPLICANT, asked)).errors ?? [];
    expect(error).toMatchObject({
      message: '登录名“nm-601”已被使用（登录名不区分大小写）。',
      extensions: { code: 'ACCOUNT_TAKEN', rule: 'P2' },
    });
    expect(await world.refusal('huang', CREATE_APPLICANT, { unit: hospital, person: person('Chen', '丙') })).toBe('ACCOUNT_TAKEN');
    const twice = { organisation: school, person: person('LIU', '丁') };
    expect(await world.refusal('zhao', ADD_OFFICER, twice)).toBe('ACCOUNT_TAKEN');
    // Two at once, each in other letters: one of them.
    const both = ['Nm-602', 'nM-602'].map((account) =>
      world.refusal('chen', CREATE_APPLICANT, { unit: school, person: person(account, '戊') }),
    );
    expect(new Set(await Promise.all(both))).toEqual(new Set(['ACCOUNT_TAKEN', null]));
    const id = await importOf(world, 'chen', 'school', [teacher('nm-603', '己'), teacher('NM-603', '庚'), teacher('nM-601', '辛')]);
    expect((await world.does('chen', CHECK_IMPORT, { import: id })).checkImport).toMatchObject({ right: 0, total: 3 });
    // The issuer's subject is compared letter by letter: with other letters nobody logs in.
    expect(await world.refusal('nm-601', '{ viewer { name } }')).toBe('ACCOUNT_UNKNOWN');
    expect((await world.does('NM-601', '{ viewer { name } }')).viewer.name).toBe('甲');
  });

  it('says who holds a number to those who may know, and to others only that somebody does', async () => {
    const zhu = person('zhu', '朱𠮷');
    await world.does('chen', CREATE_APPLICANT, { unit: school, person: zhu });
    const again = { person: { ...zhu, account: 'zhu-2' } };
    const own = await world.ask('chen', CREATE_APPLICANT, { unit: school, ...again });
    expect(own.errors?.[0]?.message).toContain('（朱𠮷，嘉峪关市第一中学）');
    const other = await world.ask('huang', CREATE_APPLICANT, { unit: hospital, ...again });
    expect(other.errors?.[0]?.extensions.code).toBe('IDENTITY_TAKEN');
    expect(JSON.stringify(other)).not.toContain('朱𠮷');
    expect(JSON.stringify(other)).not.toContain('第一中学');
  });
});

describe('P5: at the counter', () => {
  it('a unit creates the people who may apply through it; the refusal says where the others have to go', async () => {
    const flexible = { unit: school, person: person('gu', '顾'), standing: { kind: 'FLEXIBLE', household: true } };
    const { errors } = await world.ask('chen', CREATE_APPLICANT, flexible);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'CHANNEL_CLOSED', rule: 'P5' } });
    expect(await world.refusal('chen', CREATE_APPLICANT, { ...flexible, standing: { kind: 'CIVIL_SERVANT' } })).toBe('PERSON_BARRED');
  });

  it('P6: a central institute is created with the series it reviews itself; a series that is none is refused', async () => {
    const { creditCode } = await import('../../functions/local/people.ts');
    const input = {
      authority: organisationId(BUREAU),
      name: '中央在甘某研究所',
      kind: 'PUBLIC_INSTITUTION',
      creditCode: creditCode(700_001),
      contact: '张三',
      telephone: '0937-6210001',
      officers: [person('inst-a', '甲')],
    };
    expect(await world.refusal('wang', CREATE_UNIT, { ...input, central: { reviews: ['alchemy'] } })).toBe('SERIES_OF_UNIT');
    const { createUnit } = await world.does('wang', CREATE_UNIT, { ...input, central: { reviews: ['natural-science'] } });
    expect(createUnit).toMatchObject({ unitKind: 'PUBLIC_INSTITUTION', reviewsItself: ['natural-science'] });
  });
});

describe('P2: a move to another unit', () => {
  it('the school lets liu go, the hospital takes them in; the account and its history stay', async () => {
    await world.does('liu', BEGIN, { unit: school });
    expect(await world.refusal('huang', RECEIVE, { account: accountId('liu'), unit: hospital })).toBe('PERSON_UNKNOWN');
    await world.does('chen', RELEASE, { account: accountId('liu'), to: hospital });
    expect(await standingOf('chen', 'liu')).toMatchObject({
      unit: { name: '嘉峪关市第一中学' },
      releasedTo: null, // another unit's own affairs
      releasedToName: '嘉峪关市第一人民医院',
    });
    expect(await standingOf('huang', 'liu')).toMatchObject({
      unit: null,
      unitName: '嘉峪关市第一中学',
      releasedTo: { name: '嘉峪关市第一人民医院' },
    });
    const INCOMING = 'query ($unit: ID!) { incomingApplicants(unit: $unit) { edges { node { id name } } } }';
    const incoming = async () => (await world.does('huang', INCOMING, { unit: hospital })).incomingApplicants.edges;
    expect(await incoming()).toEqual([{ node: { id: accountId('liu'), name: '刘洋' } }]);
    expect(await world.refusal('chen', INCOMING, { unit: hospital })).toBe('ORGANISATION_UNKNOWN');
    expect(await world.refusal('chen', RELEASE, { account: accountId('liu'), to: hospital })).toBe('TRANSFER_UNDER_WAY');
    expect(await world.refusal('chen', RELEASE, { account: accountId('liu'), to: school })).toBe('TRANSFER_NOWHERE');
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: hospital });
    expect(await incoming()).toEqual([]);
    world.at(world.now + 11_000); // what the process remembered of liu is forgotten by then, also elsewhere
    expect((await world.does('liu', '{ viewer { grants { role organisation { name } } } }')).viewer.grants).toEqual([
      { role: 'APPLICANT', organisation: { name: '嘉峪关市第一人民医院' } },
    ]);
    expect(await standingOf('huang', 'liu')).toMatchObject({ past: [{ unitName: '嘉峪关市第一中学' }], releasedTo: null });
    expect(await standingOf('chen', 'liu')).toBeNull(); // no longer hers
    expect((await world.does('liu', '{ myApplication { unitName } }')).myApplication.unitName).toBe('嘉峪关市第一中学');
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('and back again: the old role is held anew, and nothing of the past is lost', async () => {
    const move = async (from: string, to: string, unit: string) => {
      await world.does(from, RELEASE, { account: accountId('liu'), to: unit });
      await world.does(to, RECEIVE, { account: accountId('liu'), unit });
    };
    await move('chen', 'huang', hospital);
    await move('huang', 'chen', school);
    expect(await standingOf('chen', 'liu')).toMatchObject({
      unit: { name: '嘉峪关市第一中学' },
      past: [{ unitName: '嘉峪关市第一中学' }, { unitName: '嘉峪关市第一人民医院' }],
    });
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('P5: the new unit takes nobody in who cannot apply through it', async () => {
    await world.does('chen', RELEASE, { account: accountId('liu'), to: hospital });
    const variables = { account: accountId('liu'), unit: hospital, standing: { kind: 'FLEXIBLE' } };
    expect(await world.refusal('huang', RECEIVE, variables)).toBe('CHANNEL_CLOSED');
  });

  it('twenty officers at once: one move, no half of it', async () => {
    await world.does('chen', RELEASE, { account: accountId('liu'), to: hospital });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.refusal('huang', RECEIVE, { account: accountId('liu'), unit: hospital })),
    );
    expect(answers.filter((code) => code === null)).toHaveLength(1);
    expect((await standingOf('wang', 'liu')).past).toHaveLength(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('P4: exclusions', () => {
  it('are recorded by the unit or those above, seen by the person, and lifted with the ground by whoever stands as high', async () => {
    const { recordExclusion } = await world.does('chen', EXCLUDE, { account: accountId('liu') });
    expect(recordExclusion.exclusions).toMatchObject([{ kind: 'PARTY', until: '2025-05-09', isInForce: true }]);
    expect(await standingOf('liu', 'liu')).toMatchObject({ exclusions: [{ kind: 'PARTY', isInForce: true }] });
    const above = await world.does('wang', EXCLUDE, {
      account: accountId('liu'),
      kind: 'ADMINISTRATIVE',
      from: '2024-09-11',
      until: '2025-03-10',
    });
    const [party, administrative] = above.recordExclusion.exclusions;
    expect(await world.refusal('chen', LIFT, { account: accountId('liu'), exclusion: administrative.id })).toBe('RECORDED_ABOVE');
    const { liftExclusion } = await world.does('chen', LIFT, { account: accountId('liu'), exclusion: party.id });
    expect(liftExclusion.exclusions[0]).toEqual({ isInForce: false, liftedBecause: '复核撤销' });
    expect(await world.refusal('chen', LIFT, { account: accountId('liu'), exclusion: party.id })).toBe('EXCLUSION_UNKNOWN');
  });

  it('a listing that was recorded here before measures were kept is read, bars to its last day, and is recorded so no more', async () => {
    await world.does('wang', EXCLUDE, { account: accountId('liu'), until: '2027-09-10' });
    const kept = (await dump(world)).find(({ pk, sk }) => pk === 'ACCOUNT#liu' && sk === 'STANDING') as Item & { exclusions: object[] };
    await plant(world, [{ ...kept, exclusions: kept.exclusions.map((one) => ({ ...one, kind: 'BLACKLIST' })) }]);
    expect(await standingOf('liu', 'liu')).toMatchObject({ exclusions: [{ kind: 'BLACKLIST', isInForce: true }] });
    const ELIGIBLE = '{ eligibility(series: "school-teaching", level: SENIOR) { findings { rule because { zh } } } }';
    const { eligibility } = await world.does('liu', ELIGIBLE);
    expect(JSON.stringify(eligibility.findings)).toContain('列入黑名单');
    world.at('2027-09-11T00:00:00+08:00');
    expect(await standingOf('liu', 'liu')).toMatchObject({ exclusions: [{ kind: 'BLACKLIST', isInForce: false }] });
    expect(await world.refusal('wang', EXCLUDE, { account: accountId('liu'), kind: 'BLACKLIST' })).toBe('INPUT_INVALID');
  });
});

describe('P9: officers', () => {
  const SHORT =
    'query ($a: ID) { organisations(kind: UNIT, shortOfOfficers: true, authority: $a) { edges { node { name isCompliant } } } }';
  const short = async (authority: string | null = null) =>
    (await world.does('wang', SHORT, { a: authority })).organisations.edges.map(({ node }: { node: { name: string } }) => node.name);

  it('a unit with one officer stands in the list, with two it does not; the last officer cannot be dismissed', async () => {
    expect(await short()).toEqual(['嘉峪关市第一人民医院']);
    expect(await short(organisationId('education'))).toEqual([]);
    await world.does('wang', APPOINT, { organisation: hospital, account: accountId('ma') });
    expect(await short()).toEqual([]);
    await world.does('wang', DISMISS, { organisation: hospital, account: accountId('ma') });
    expect(await short(organisationId('health'))).toEqual(['嘉峪关市第一人民医院']);
    expect(await world.refusal('wang', DISMISS, { organisation: hospital, account: accountId('huang') })).toBe('LAST_OFFICER');
    expect(await world.refusal('wang', DISMISS, { organisation: hospital, account: accountId('ma') })).toBe('NOT_OFFICER');
  });

  it('a dismissed officer can do nothing for the unit any more, and may be appointed again', async () => {
    await world.does('zhao', DISMISS, { organisation: school, account: accountId('lin') });
    expect(await world.refusal('lin', CREATE_APPLICANT, { unit: school, person: person('late', '迟') })).toBe('ROLE_REQUIRED');
    await world.does('wang', EXCLUDE, { account: accountId('liu') });
    expect(await world.refusal('qian', APPOINT, { organisation: hospital, account: accountId('lin') })).toBe('PERSON_UNKNOWN'); // qian never met lin
    expect(await world.refusal('wang', APPOINT, { organisation: hospital, account: accountId('yang') })).toBe('PERSON_UNKNOWN'); // yang applies elsewhere
    await world.does('wang', APPOINT, { organisation: school, account: accountId('lin') });
    expect((await world.does('lin', '{ viewer { grants { role } } }')).viewer.grants).toEqual([{ role: 'UNIT_OFFICER' }]);
    await world.does('zhao', APPOINT, { organisation: school, account: accountId('liu') });
    expect(await world.refusal('zhao', APPOINT, { organisation: school, account: accountId('liu') })).toBe('ALREADY_OFFICER');
    expect((await world.does('liu', '{ viewer { grants { role } } }')).viewer.grants).toHaveLength(2);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('P7: an officer who applies', () => {
  it('keeps neither their own standing nor their penalties nor their transfer; and nobody lifts what was recorded above them', async () => {
    await world.does('zhao', APPOINT, { organisation: school, account: accountId('liu') });
    const { recordExclusion } = await world.does('zhao', EXCLUDE, { account: accountId('liu') });
    const [{ id }] = recordExclusion.exclusions;
    world.at(world.now + 11_000);
    expect(await world.refusal('liu', LIFT, { account: accountId('liu'), exclusion: id })).toBe('OWN_RECORD');
    expect(await world.refusal('liu', CHANGE_STANDING, { account: accountId('liu'), standing: { kind: 'INSTITUTION_CONTRACT' } })).toBe(
      'OWN_RECORD',
    );
    expect(await world.refusal('liu', RELEASE, { account: accountId('liu'), to: hospital })).toBe('OWN_RECORD');
    expect(await world.refusal('chen', LIFT, { account: accountId('liu'), exclusion: id })).toBe('RECORDED_ABOVE');
    expect(await world.refusal('wang', LIFT, { account: accountId('liu'), exclusion: id })).toBeNull();
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Account { standing { history { edges { node { action by } } } } } } }',
      { id: accountId('liu') },
    );
    expect(node.standing.history.edges.map((edge: { node: object }) => edge.node)).toEqual([
      { action: 'create', by: 'chen' },
      { action: 'exclude', by: 'zhao' },
      { action: 'lift', by: 'wang' },
    ]);
  });
});

describe('the whole identity number', () => {
  it('asked for under a repeated key is another view: judged anew, and told in the history', async () => {
    const keyed = { account: accountId('liu'), purpose: 'REVIEW', key: 'reveal-key-1' };
    const first = (await world.does('chen', REVEAL, keyed)).revealIdentityNumber;
    expect((await world.does('chen', REVEAL, keyed)).revealIdentityNumber).toBe(first);
    const views = async () => (await dump(world)).filter(({ pk, action }) => pk === 'AUDIT#ACCOUNT#liu' && action === 'reveal').length;
    expect(await views()).toBe(2);
    await world.does('chen', RELEASE, { account: accountId('liu'), to: hospital });
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: hospital });
    expect(await world.refusal('chen', REVEAL, keyed)).toBe('PERSON_UNKNOWN');
    expect(await views()).toBe(2);
  });

  const number = /^620201\d{11}[\dX]$/u;

  it('is nowhere in the table, in no answer but to the mutation that asks for it, and each view is in the history', async () => {
    const { revealIdentityNumber } = await world.does('chen', REVEAL, { account: accountId('liu'), purpose: 'REVIEW' });
    expect(revealIdentityNumber).toMatch(number);
    expect(JSON.stringify(await dump(world))).not.toContain(revealIdentityNumber);
    const { node } = await world.does(
      'liu',
      'query ($id: ID!) { node(id: $id) { ... on Account { identityNumber history(first: 10) { edges { node { action by reason } } } } } }',
      { id: accountId('liu') },
    );
    expect(node.identityNumber).toBe(`${revealIdentityNumber.slice(0, 3)}*************${revealIdentityNumber.slice(-2)}`);
    expect(node.history.edges.at(-1).node).toEqual({ action: 'reveal', by: 'chen', reason: '核对证件' });
  });

  it.each([
    ['liu', 'OWN', null],
    ['liu', 'REVIEW', 'PURPOSE_CLOSED'],
    ['chen', 'OWN', 'PURPOSE_CLOSED'],
    ['chen', 'CASE', 'PURPOSE_CLOSED'],
    ['huang', 'REVIEW', 'PERSON_UNKNOWN'],
    ['yang', 'REVIEW', 'PERSON_UNKNOWN'],
    ['zhao', 'REVIEW', null],
    ['qian', 'REVIEW', 'PERSON_UNKNOWN'],
    ['wang', 'RECORD', null],
    ['he', 'CASE', null],
    ['he', 'REVIEW', 'PURPOSE_CLOSED'],
  ])('%s asks for liu’s number for %s: %s', async (who, purpose, code) => {
    expect(await world.refusal(who, REVEAL, { account: accountId('liu'), purpose })).toBe(code);
  });

  it('sealed for one account it does not open for another, and an altered seal does not open', async () => {
    const { vault } = world.context();
    const sealed = await vault.seal('620201199206150324', 'account/liu/identity');
    await expect(vault.open(sealed, 'account/yang/identity')).rejects.toThrow('authenticate');
    // Not its last letters: of those some bits may count for nothing.
    const altered = `${sealed.slice(0, -6)}${sealed.at(-6) === 'A' ? 'B' : 'A'}${sealed.slice(-5)}`;
    await expect(vault.open(altered, 'account/liu/identity')).rejects.toThrow('authenticate');
    expect(await vault.open(sealed, 'account/liu/identity')).toBe('620201199206150324');
    expect(await vault.seal('1', 'x')).not.toBe(await vault.seal('1', 'x'));
    expect(await vault.mark('1')).toBe(await vault.mark('1'));
  });
});

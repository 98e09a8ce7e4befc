/** The rules of an attempt at a draw by themselves (E4): who may, in which state by the clock, and whose doing a failure is. */
import { describe, expect, it } from 'vitest';
import { bureauOf } from '../../schema/announcement/cities.ts';
import type { Actor, Role } from '../../schema/core/actor.ts';
import { blankDraw, drawId, drawNamed, type Draw } from '../../schema/evaluation/draw/attempt/model.ts';
import {
  attemptNow,
  faultsAt,
  faultsInWords,
  howSits,
  partyOf,
  seatsDrawn,
  stateAt,
  whyNotCommit,
  whyNotLeave,
  whyNotReveal,
} from '../../schema/evaluation/draw/attempt/rules.ts';
import { NO_QUOTAS } from '../support/draws.ts';

const CITY = '620200';
const someone = (account: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  account,
  name: account,
  grants: roles.map((role) => ({ role, organisation: bureauOf(CITY), city: CITY })),
});
const [wang, he] = [someone('wang', 'BUREAU_OFFICER'), someone('he', 'SUPERVISOR')];
const both = someone('gu', 'BUREAU_OFFICER', 'SUPERVISOR');

const BLANK = blankDraw({ committee: 'teachers', cycle: '620200-2024-1', city: CITY, name: '中小学教师评委会' }, 1);
const said = (by: string, told: string | null = null) => ({
  commitment: 'c',
  committedAt: 1,
  committedBy: by,
  told: told === null ? null : { at: 5, by: told, sealed: 'sealed', secret: null },
});
const FROZEN: NonNullable<Draw['frozen']> = {
  at: 10,
  by: 'pan',
  revealBy: 100,
  seats: 4,
  quotas: { ...NO_QUOTAS, specialties: [] },
  algorithm: 'x',
  experts: 6,
  excluded: 0,
  poolHash: 'p',
  frozenHash: 'f',
};

describe('an attempt', () => {
  it('is named by its committee, its cycle and its number', () => {
    const name = { committee: 'committee-620200-city-health', cycle: '620200-2024-1', attempt: 12 };
    expect(drawNamed(drawId(name))).toEqual(name);
    expect(['', 'x', 'a.b', 'a.b.0', 'a.b.1000', 'a..1'].map(drawNamed)).toEqual([null, null, null, null, null, null]);
  });

  it('has failed by the clock at the very instant, with a secret missing, and not a millisecond before', () => {
    const draw = { ...BLANK, state: 'REVEALING' as const, frozen: FROZEN, parties: { bureau: said('wang', 'li'), supervisor: said('he') } };
    expect([stateAt(draw, 99), stateAt(draw, 100)]).toEqual(['REVEALING', 'FAILED']);
    expect([faultsAt(draw, 99), faultsAt(draw, 100)]).toEqual([[], [{ party: 'supervisor', fault: 'SILENT', by: 'he' }]]);
    expect([attemptNow(null, 0), attemptNow(draw, 99), attemptNow(draw, 100)]).toEqual([1, 1, 2]);
    expect(stateAt({ ...draw, state: 'DRAWN' }, 1000)).toBe('DRAWN');
    expect([whyNotReveal(he, 'supervisor', draw, 99)?.code, whyNotReveal(he, 'supervisor', draw, 100)?.code]).toEqual([
      undefined,
      'REVEAL_OVER',
    ]);
  });

  it('of which both were silent names both, in words as well', () => {
    const draw = { ...BLANK, state: 'FROZEN' as const, frozen: FROZEN, parties: { bureau: said('wang'), supervisor: said('he') } };
    const faults = faultsAt(draw, 100);
    expect(faults.map(({ by }) => by)).toEqual(['wang', 'he']);
    expect(faultsInWords(faults)).toEqual({
      zh: '市人社局逾期未公开随机数；纪检监察逾期未公开随机数',
      en: 'the bureau told no secret in time; the supervisor told no secret in time',
    });
  });

  it('is between two: whoever holds both roles speaks for one of them only', () => {
    expect([partyOf(wang, CITY), partyOf(he, CITY), partyOf(wang, '500112')]).toEqual(['bureau', 'supervisor', null]);
    const half = { ...BLANK, version: 1, parties: { bureau: said('gu'), supervisor: null } };
    expect(whyNotCommit(both, 'supervisor', CITY, half, 0)?.code).toBe('PARTIES_SAME');
    expect(whyNotCommit(he, 'supervisor', CITY, half, 0)).toBeNull();
    expect(whyNotCommit(wang, 'supervisor', CITY, half, 0)?.code).toBe('ROLE_REQUIRED');
  });
});

describe('the members of a year', () => {
  const draw = { ...BLANK, members: ['an', 'bai'].map((account) => ({ expert: `of-${account}`, account })) };

  it('are the chair, the vice-chairs and who was drawn: as many are drawn as the others leave seats', () => {
    expect(seatsDrawn({ seats: 25, viceChairs: ['fu', 'qi'] })).toBe(22);
    expect(['fan', 'an', 'nobody'].map((account) => howSits(account, { chair: 'fan', viceChairs: [] }, draw))).toEqual([
      'LEADS',
      'DRAWN',
      null,
    ]);
  });

  it('P7: an officer of the office who was drawn does not record their own leaving', () => {
    expect(whyNotLeave(someone('an'), draw, 'an')?.code).toBe('OWN_MEMBERSHIP');
    expect(whyNotLeave(someone('pan'), draw, 'an')).toBeNull();
    expect(whyNotLeave(someone('pan'), draw, 'cai')?.code).toBe('MEMBER_UNKNOWN');
  });
});

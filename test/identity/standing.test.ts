/** P3, P4, P5, P6, P8: who applies through what, and from when to when something stands against them. */
import { describe, expect, it } from 'vitest';
import { instant } from '../support/world.ts';
import { CHANNELS } from '../../schema/announcement/data/channels.ts';
import {
  isChannel,
  isOpenTo,
  papersNeeded,
  PERSON_KINDS,
  UNIT_KINDS,
  type PersonKind,
  type UnitKind,
} from '../../schema/identity/channels.ts';
import { exclusionInput } from '../../schema/identity/model.ts';
import { isExcludedBy, whyNotThrough } from '../../schema/identity/standing.ts';

const through = (kind: PersonKind, unitKind: UnitKind, employer: string | null = null) =>
  whyNotThrough(CHANNELS, { kind, employer }, { unitKind })?.code ?? null;

describe('P5: the channel', () => {
  /** Section 二（二） of the notice, by hand: 人员 × 单位. */
  const OPEN: Record<PersonKind, readonly UnitKind[]> = {
    INSTITUTION_STAFF: ['PUBLIC_INSTITUTION'],
    STATE_ENTERPRISE_STAFF: ['STATE_ENTERPRISE'],
    INSTITUTION_CONTRACT: ['PUBLIC_INSTITUTION', 'CUSTODIAN'],
    NON_PUBLIC_STAFF: ['NON_PUBLIC_ENTERPRISE', 'CUSTODIAN'],
    SOCIAL_STAFF: ['SOCIAL_ORGANISATION', 'CUSTODIAN'],
    INDIVIDUAL_STAFF: ['INDIVIDUAL_BUSINESS', 'CUSTODIAN'],
    FLEXIBLE: ['CUSTODIAN'],
    HIGH_SKILLED: UNIT_KINDS.filter((kind) => kind !== 'OUTSIDE_BRANCH'),
    RURAL_TECHNICAL: UNIT_KINDS.filter((kind) => kind !== 'OUTSIDE_BRANCH'),
    RURAL_CULTURAL: UNIT_KINDS.filter((kind) => kind !== 'OUTSIDE_BRANCH'),
    ON_LEAVE: ['PUBLIC_INSTITUTION'],
    SECONDED: ['OUTSIDE_BRANCH', 'PUBLIC_INSTITUTION', 'STATE_ENTERPRISE'],
    CIVIL_SERVANT: [],
    RETIRED: [],
  };

  it.each(PERSON_KINDS)('%s: through these kinds of units and no others', (kind) => {
    expect(UNIT_KINDS.filter((unit) => isChannel(CHANNELS, kind, unit))).toEqual(UNIT_KINDS.filter((unit) => OPEN[kind].includes(unit)));
  });

  it('the refusal names the channels there are, in the words of the notice', () => {
    const why = whyNotThrough(CHANNELS, { kind: 'FLEXIBLE', employer: null }, { unitKind: 'PUBLIC_INSTITUTION' });
    expect(why?.sentence('zh')).toBe('灵活就业人员不能通过事业单位申报；申报渠道为：档案托管人才服务机构。');
    expect(why?.declaration.rule).toBe('P5');
  });

  it('P6: through the branch of an outside body nobody applies but people on secondment', () => {
    expect(PERSON_KINDS.filter((kind) => through(kind, 'OUTSIDE_BRANCH') === null)).toEqual(['SECONDED']);
  });

  it('P3, P4: civil servants and the retired have no channel at all', () => {
    for (const unit of UNIT_KINDS) {
      expect(through('CIVIL_SERVANT', unit)).toBe('PERSON_BARRED');
      expect(through('RETIRED', unit)).toBe('PERSON_BARRED');
    }
    expect(PERSON_KINDS.filter((kind) => !isOpenTo(CHANNELS, kind))).toEqual(['CIVIL_SERVANT', 'RETIRED']);
  });

  it('P8: people who come through a custodian name where they work, unless they work for nobody', () => {
    expect(through('NON_PUBLIC_STAFF', 'CUSTODIAN')).toBe('EMPLOYER_MISSING');
    expect(through('NON_PUBLIC_STAFF', 'CUSTODIAN', '嘉峪关某酒业有限公司')).toBeNull();
    expect(through('FLEXIBLE', 'CUSTODIAN')).toBeNull();
  });
});

describe('P6: papers', () => {
  const institute = { central: { reviews: ['natural-science'] } };

  it('staff of a central institute need entrustment for the series it cannot review, and for no other', () => {
    expect(papersNeeded(CHANNELS, 'INSTITUTION_STAFF', institute, 'engineering')).toEqual(['ENTRUSTMENT_LETTER', 'ENTRUSTMENT_APPROVAL']);
    expect(papersNeeded(CHANNELS, 'INSTITUTION_STAFF', institute, 'natural-science')).toEqual([]);
    expect(papersNeeded(CHANNELS, 'INSTITUTION_STAFF', { central: null }, 'engineering')).toEqual([]);
  });

  it('a seconded person needs the consent of both sides', () => {
    expect(papersNeeded(CHANNELS, 'SECONDED', { central: null }, 'health')).toEqual(['CONSENT_SENDING', 'CONSENT_RECEIVING']);
    expect(papersNeeded(CHANNELS, 'SECONDED', institute, 'health')).toHaveLength(4);
  });
});

describe('P4: a penalty and its period', () => {
  const penalty = { from: '2024-05-10', until: '2024-10-15', lifted: null };
  const bars = (at: string) => isExcludedBy(penalty, instant(at));

  it('bars in its last millisecond and not in the first of the next day: a penalty that ended yesterday no longer bars', () => {
    expect(bars('2024-05-09T23:59:59.999+08:00')).toBe(false);
    expect(bars('2024-05-10T00:00:00.000+08:00')).toBe(true);
    expect(bars('2024-10-15T23:59:59.999+08:00')).toBe(true);
    expect(bars('2024-10-16T00:00:00.000+08:00')).toBe(false);
  });

  it('lifted, it bars no more', () => {
    expect(isExcludedBy({ ...penalty, lifted: { at: 0, by: 'wang', reason: '复核撤销' } }, instant('2024-06-01T00:00:00+08:00'))).toBe(
      false,
    );
  });

  it('is typed with its last day', () => {
    const typed = { kind: 'PARTY', document: '文号', reason: '违纪', from: '2024-05-10' };
    expect(exclusionInput.safeParse(typed).success).toBe(false);
    expect(exclusionInput.safeParse({ ...typed, until: '2025-05-09' }).success).toBe(true);
    expect(exclusionInput.safeParse({ ...typed, until: '2024-05-09' }).success).toBe(false);
    expect(exclusionInput.safeParse({ ...typed, kind: 'BLACKLIST', until: '2027-05-09' }).success).toBe(false);
  });
});

/** What the conditions of applying look at, of somebody who meets them all: for tests of each at its boundary. */
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import type { Facts, Form } from '../../schema/application/eligibility/facts.ts';
import type { Finding } from '../../schema/application/eligibility/index.ts';
import { findingsOf, obstacles } from '../../schema/application/eligibility/index.ts';
import type { Studied } from '../../schema/application/form/education.ts';
import { SECTION_SHAPES, type SectionName } from '../../schema/application/form/sections.ts';
import type { Organisation, Standing } from '../../schema/identity/model.ts';
import { SECTIONS, studied as typed } from './sections.ts';
import { instant } from './world.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';

/** Of somebody who has no title yet. */
export const NO_TITLE = SECTION_SHAPES.presentTitle.parse({ hasTitle: false });

/** 刘洋’s school. */
export const school = {
  id: 'school',
  name: '嘉峪关市第一中学',
  kind: 'UNIT',
  unitKind: 'PUBLIC_INSTITUTION',
  central: null,
  officers: 2,
} as Organisation;
/** As what they apply. */
export const standing = {
  account: 'liu',
  unit: 'school',
  kind: 'INSTITUTION_STAFF',
  employer: null,
  household: null,
  exclusions: [],
} as unknown as Standing;
/** Their form, complete. */
export const form = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, content]) => [name, SECTION_SHAPES[name as SectionName].parse(content)]),
) as Form;
/** What somebody has finished, a row each: 学历 alone, unless it is said otherwise. */
export const studied = (...rows: Partial<Studied>[]) =>
  SECTION_SHAPES.education.parse(typed(...rows.map((row) => ({ degree: null, ...row }))));
export const proofs = [1, 2, 3, 4].map((number) => ({ number, state: 'READY' })) as unknown as Facts['proofs'];

/** 刘洋 as they are, and what is different with them. */
export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    now: instant('2024-09-11T09:00:00+08:00'),
    calendar: { announcement: JIAYUGUAN_2024, amendments: [], holidays: NATIONAL },
    standing,
    bars: [],
    bornIn: '1985-06',
    unit: school,
    isOfficer: false,
    finishes: null,
    wish: { series: 'school-teaching', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' },
    titles: [],
    form,
    proofs,
    complete: true,
    ...changes,
  };
}
/** What stands in the way, by rule. */
export const told = (findings: readonly Finding[]) => obstacles(findings).map(({ rule, outcome }) => `${rule} ${outcome}`);
/** What one rule comes to. */
export const of = (rule: string, changes: Partial<Facts>) => findingsOf(facts(changes)).filter((one) => one.rule === rule);

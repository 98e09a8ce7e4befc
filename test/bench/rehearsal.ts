/**
 * S17: a rehearsal judges thousands of applications in memory, beside their conditions being asked once each, as every submission asks them.
 * What the table adds is read in parallel; what 100,000 would take is told by the processor, part by part.
 */
import { JIAYUGUAN_2024, JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { announcementFrom } from '../../schema/announcement/document/index.ts';
import { findingsOf } from '../../schema/application/eligibility/index.ts';
import { SECTION_SHAPES, type SectionName } from '../../schema/application/form/sections.ts';
import { applicationShape } from '../../schema/application/model.ts';
import { APPLICATION_SHARDS } from '../../schema/application/store.ts';
import { NATIONAL } from '../../schema/calendar/data/national-holidays.ts';
import { draftedFor, linesFor, type Case } from '../../schema/drafting/rehearsal/compare/index.ts';
import { SECTIONS } from '../support/sections.ts';
import type { Part } from './part.ts';
import { compare } from './ratio.ts';
import { atMost } from './row.ts';

/** As many are judged in a call; with the rounds of a comparison some twelve thousand. */
const MANY = 500;
const ALL = 100_000;
const MINUTE = 60_000;

const calendar = { announcement: JIAYUGUAN_2024, amendments: [], holidays: NATIONAL };
const form = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, content]) => [name, SECTION_SHAPES[name as SectionName].parse(content)]),
) as Case['facts']['form'];

function one(number: number): Case {
  const wish = SECTION_SHAPES.appliedTitle.parse(SECTIONS.appliedTitle);
  const { series, specialty, level, scope, promotionType } = wish;
  const at = Date.UTC(2024, 8, 11) + number * MINUTE;
  const opinion = { at, by: 'officer', text: '同意' };
  const head = applicationShape.parse({
    id: `application-${number}`,
    cycle: JIAYUGUAN_2024.cycle,
    city: JIAYUGUAN_2024.city,
    applicant: `person-${number}`,
    applicantName: '',
    unit: 'school',
    unitName: '嘉峪关市第一中学',
    state: 'APPROVED',
    since: at,
    series,
    specialty,
    level,
    scope,
    promotionType,
    submission: { number: 1, at, hash: '', sections: {}, proofs: [] },
    recommendation: { ...opinion, vacancy: 'AVAILABLE' },
    approval: { ...opinion, remark: '' },
    version: 1,
    trail: '',
  });
  const school = { id: 'school', name: head.unitName, kind: 'UNIT', unitKind: 'PUBLIC_INSTITUTION', central: null, officers: 2 };
  const standing = { account: head.applicant, unit: 'school', kind: 'INSTITUTION_STAFF', employer: null, household: null, exclusions: [] };
  const facts = {
    now: at,
    calendar,
    bornIn: '1985-06',
    isOfficer: false,
    finishes: null,
    wish,
    titles: [],
    bars: [],
    form,
    complete: true,
    standing: standing as unknown as Case['facts']['standing'],
    unit: school as Case['facts']['unit'],
    proofs: [1, 2, 3, 4].map((proof) => ({ number: proof, state: 'READY' })) as unknown as Case['facts']['proofs'],
  };
  return { head, wish, facts, submissions: [{ number: 1, at }], returns: [], posting: null, suspended: null, supplement: null };
}

const part: Part = async () => {
  const cases = Array.from({ length: MANY }, (_, number) => one(number));
  const policy = { ...JIAYUGUAN_2024_DOCUMENT.policy, continuingEducation: { hours: 91 } };
  const drafted = draftedFor(announcementFrom({ ...JIAYUGUAN_2024_DOCUMENT, policy }), JIAYUGUAN_2024, NATIONAL);
  let found = 0;
  const works = {
    once: () => cases.forEach(({ facts }) => findingsOf(facts)),
    judged: () => cases.forEach((each) => (found += linesFor(each, drafted).length)),
  };
  const { once, judged } = await compare(works, { rounds: 7, calls: 3 });
  const calls = 8 * 3; // with the round that warms up
  if (found !== calls * MANY) throw new Error(`${found} lines of ${calls * MANY} applications that each have one`);
  const each = judged.cpu / MANY;
  const seconds = (each * ALL) / 1_000_000;
  return [
    atMost({
      id: 'S17',
      what: 'judging an application under two notices, to asking its conditions once',
      goal: '≤ 4×',
      measured: judged.cpu / once.cpu,
      unit: '×',
      most: 4,
      note: `${Math.round(each)} µs each; ${ALL} take ${seconds.toFixed(1)} s of processor in ${APPLICATION_SHARDS} parts, beside their reading`,
    }),
  ];
};
export default part;

/** Postings in any number, written straight into the table as posting and objecting would have written them. */
import type { Actor } from '../../schema/core/actor.ts';
import { change } from '../../schema/core/audit.ts';
import { DAY, type Instant } from '../../schema/core/time.ts';
import type { Section } from '../../schema/application/model.ts';
import { POSTED } from '../../schema/posting/content.ts';
import type { Objection, Posting } from '../../schema/posting/model.ts';
import { postingId, putContent, putObjection, putPosting } from '../../schema/posting/store.ts';
import type { Item } from '../../schema/table/port.ts';
import { SECTIONS } from '../support/sections.ts';
import { accountOf, application, CITY, CYCLE, idOf, items, MORNING } from './people.ts';

const BY: Actor = { kind: 'system', name: 'bench' };
/** A province has many units; a posting in eight is shown to everybody. */
const UNITS = 400;
const PUBLIC_ONE_IN = 8;

export const postingOf = (number: number): string => postingId(idOf(number), 1);

/** A posting that runs until then, with what it shows and its history. */
export function posting(number: number, endsAt: Instant): Item[] {
  return items(begun(number, endsAt).writes);
}

/** The same with an objection: open, or dismissed already. */
export function objected(number: number, endsAt: Instant, finding: Objection['finding'] = null): Item[] {
  const { after: before, writes } = begun(number, endsAt);
  const { id, cycle, unit, applicant, applicantName } = before;
  const fact = { by: BY, at: before.startsAt + 1, action: 'object' as const };
  const lodged = {
    id: id.slice(-12),
    posting: id,
    cycle,
    unit,
    applicant,
    applicantName,
    at: fact.at,
    seenFrom: 0,
    onPaper: false,
    enteredBy: null,
    objector: null,
  };
  const told = {
    on: 'POSTING' as const,
    city: before.city,
    application: before.application,
    text: '业绩与本人实际不符。',
    dueAt: endsAt + DAY,
    finding,
    body: '0'.repeat(64),
  };
  const objection = change({ kind: 'OBJECTION', id: lodged.id }, null, { ...lodged, ...told }, fact);
  const counted = change(
    { kind: 'POSTING', id },
    before,
    { ...before, objections: { ...before.objections, open: finding ? 0 : 1, all: 1 } },
    fact,
  );
  const first = writes.filter((write) => !('put' in write) || write.as !== 'posting');
  return items([...first, putPosting(counted.after, before), counted.entry, putObjection(objection.after, null), objection.entry]);
}

/** The application that waits for its posting. */
export function waiting(number: number): Item[] {
  return application(number, { state: 'POSTED', head: { posting: postingOf(number), ...TITLE } });
}

const TITLE = { series: 'school-teaching', specialty: '数学', level: 'ASSOCIATE_SENIOR', promotionType: 'NORMAL' } as const;

function begun(number: number, endsAt: Instant) {
  const id = postingOf(number);
  const startsAt = endsAt - 7 * DAY;
  const data: Omit<Posting, 'version' | 'trail'> = {
    id,
    number: 1,
    application: idOf(number),
    submission: 1,
    cycle: CYCLE,
    city: CITY,
    unit: `unit-${number % UNITS}`,
    unitName: '嘉峪关市第一中学',
    applicant: accountOf(number),
    applicantName: '刘洋',
    ...TITLE,
    scope: 'PROVINCE',
    supplement: null,
    employer: null,
    employerPlace: null,
    audience: number % PUBLIC_ONE_IN === 0 ? 'PUBLIC' : 'UNIT',
    state: 'RUNNING',
    place: '校门口公示栏',
    meeting: null,
    startsAt,
    days: 5,
    endsAt,
    continues: null,
    objections: { open: 0, all: 0, byTicket: 0 },
    passedTo: null,
    bornIn: '',
    endedAt: null,
    report: null,
    postedBy: 'officer',
  };
  const { after, entry } = change({ kind: 'POSTING', id }, null, data, { by: BY, at: startsAt, action: 'post' });
  return { after, writes: [putPosting(after, null), putContent(id, CONTENT), entry] };
}

/** The sections as they were submitted. */
const CONTENT = {
  bornIn: '1990-01',
  specialtyYears: 14,
  sections: Object.fromEntries(
    Object.entries(SECTIONS)
      .filter(([name]) => POSTED.some((one) => one === name))
      .map(([name, content]): [string, Section] => [
        name,
        { name: name as Section['name'], content, savedAt: MORNING, version: 1, trail: '0'.repeat(64) },
      ]),
  ),
};

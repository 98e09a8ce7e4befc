/** A committee in its meeting, written straight into the table as the slices would have written it: members there, candidates read and waiting. */
import { change } from '../../schema/core/audit.ts';
import type { Instant } from '../../schema/core/time.ts';
import { committeeOfficeOf } from '../../schema/announcement/cities.ts';
import type { Filing } from '../../schema/committee/filing/model.ts';
import { putFiling } from '../../schema/committee/filing/store.ts';
import type { Expert } from '../../schema/committee/pool/model.ts';
import { putExpert } from '../../schema/committee/pool/store.ts';
import type { Yearly } from '../../schema/committee/yearly/model.ts';
import { putYearly } from '../../schema/committee/yearly/store.ts';
import type { Candidate } from '../../schema/evaluation/candidates/model.ts';
import { putCandidate } from '../../schema/evaluation/candidates/store.ts';
import { blankDraw } from '../../schema/evaluation/draw/attempt/model.ts';
import { putDraw } from '../../schema/evaluation/draw/attempt/store.ts';
import type { Session } from '../../schema/evaluation/session/model.ts';
import { putQueue, putSession, putSitting } from '../../schema/evaluation/session/store.ts';
import type { Item, Write } from '../../schema/table/port.ts';
import { account, accountOf, application, CITY, CYCLE, idOf, items, organisation } from './people.ts';

export const COMMITTEE = committeeOfficeOf(CITY, 'city-school-teaching');
export const SESSION = 'session-1';
export const OFFICE = 'committee-officer';
const BY = { kind: 'system', name: 'bench' } as const;
const OF_YEAR = { committee: COMMITTEE, cycle: CYCLE };

export const memberOf = (place: number): string => `member-${place}`;

/** Everything that a meeting of so many members on so many candidates needs. */
export function room(members: number, candidates: number, now: Instant): Item[] {
  const accounts = Array.from({ length: members }, (_, place) => memberOf(place));
  const applications = Array.from({ length: candidates }, (_, number) => number);
  const head = {
    series: 'school-teaching',
    specialty: '数学',
    level: 'SENIOR',
    promotionType: 'NORMAL',
    committee: 'city-school-teaching',
  } as const;
  return [
    ...organisation(COMMITTEE, 'COMMITTEE', '嘉峪关市中小学教师系列高级职称评审委员会办公室'),
    ...account(OFFICE, 'COMMITTEE_OFFICE', COMMITTEE),
    ...accounts.flatMap((name) => account(name, 'EXPERT', COMMITTEE)),
    ...applications.flatMap((number) => [
      ...account(accountOf(number), 'APPLICANT', 'school'),
      ...application(number, { state: 'FORWARDED', form: true, head }),
    ]),
    ...items([
      ...committee(accounts, now),
      ...accounts.map((name) => expert(name, now)),
      ...applications.map((number) => candidate(number, now)),
      ...meeting(accounts, applications, now),
    ]),
  ];
}

/** As `change` leaves it, in its first version. */
function first<T extends object>(kind: string, id: string, data: T, at: Instant) {
  return change({ kind, id }, null, data, { by: BY, at, action: 'create' }).after;
}

function committee(accounts: readonly string[], now: Instant): Write[] {
  const [chair = ''] = accounts;
  const filed = { document: '嘉人社函〔2024〕12号', validFrom: '2024-09-01', validUntil: '2027-08-31', seats: accounts.length };
  const filing: Omit<Filing, 'version' | 'trail'> = {
    id: COMMITTEE,
    city: CITY,
    committee: 'city-school-teaching',
    name: '嘉峪关市中小学教师系列高级职称评审委员会',
    tier: 'HIGH',
    series: 'school-teaching',
    specialty: null,
    scope: 'PROVINCE',
    ...filed,
    seatsApproval: null,
    chair,
    viceChairs: [],
    past: [],
    filedAt: now,
  };
  const { version: _, trail: __, ...blank } = blankDraw({ ...OF_YEAR, city: CITY, name: filing.name }, 1);
  const drawn = accounts.slice(1).map((name) => ({ expert: name, account: name }));
  const draw = { ...blank, state: 'DRAWN' as const, drawnAt: now, leaders: [chair], seed: '0'.repeat(64), members: drawn };
  const yearly: Omit<Yearly, 'version' | 'trail'> = {
    ...OF_YEAR,
    city: CITY,
    code: 'city-school-teaching',
    name: filing.name,
    state: 'PUBLISHED',
    title: '年度评审通知',
    document: '嘉教职改〔2024〕3号',
    coverage: '全市中小学、幼儿园教师',
    levels: ['ASSOCIATE_SENIOR', 'SENIOR'],
    materials: '按通知要求提交',
    defence: true,
    closesOn: '2024-11-15',
    meetsFrom: '2024-11-23',
    meetsUntil: '2024-11-24',
    place: '市教育局三楼会议室',
    postsResultsOn: '2024-11-26',
    filedAt: now,
    isLate: false,
    publishedAt: now,
    postponement: null,
    moved: [],
  };
  return [
    putFiling(first('COMMITTEE', COMMITTEE, filing, now), null),
    putDraw(first('DRAW', draw.id, draw, now), null),
    putYearly(first('YEARLY', `${COMMITTEE}.${CYCLE}`, yearly, now), null),
  ];
}

function expert(name: string, now: Instant): Write {
  const data: Omit<Expert, 'version' | 'trail'> = {
    committee: COMMITTEE,
    account: name,
    code: name,
    city: CITY,
    name: '范立',
    unit: `酒泉市第${name}中学`,
    isOutside: true,
    specialties: ['数学'],
    title: '正高级教师',
    titleLevel: 'SENIOR',
    titledOn: '2016-12-30',
    termFrom: '2024-09-01',
    termUntil: '2027-08-31',
    grounds: { LAWFUL: '证明', ETHICAL: '证明', TITLED: '证明', PRACTISING: '证明', CAPABLE: '证明' },
    pastUnits: [],
    pledge: { version: 1, at: now },
    addedAt: now,
    removed: null,
  };
  return putExpert(first('EXPERT', `${COMMITTEE}.${name}`, data, now), null);
}

function candidate(number: number, now: Instant): Write {
  const readers = [1, 2, 3].map((place) => ({ account: memberOf(place), submittedAt: now }));
  const own = { application: idOf(number), applicant: accountOf(number), state: 'READ' as const, since: now, readers, outcome: null };
  const data: Omit<Candidate, 'version' | 'trail'> = { ...OF_YEAR, city: CITY, ...own };
  return putCandidate(first('CANDIDATE', data.application, data, now), null);
}

function meeting(accounts: readonly string[], applications: readonly number[], now: Instant): Write[] {
  const [leader = ''] = accounts;
  const data: Omit<Session, 'version' | 'trail'> = {
    ...OF_YEAR,
    id: SESSION,
    city: CITY,
    name: '嘉峪关市中小学教师系列高级职称评审委员会',
    room: '市教育局三楼会议室',
    state: 'OPEN',
    openedAt: now,
    openedBy: OFFICE,
    closedAt: null,
    leader,
    seats: accounts.length,
    former: [],
    led: [leader],
    members: accounts.map((name) => ({ account: name, presentSince: now, came: [{ at: now, until: null }], wrongCodes: 0 })),
    now: null,
    next: null,
    openVotes: 0,
    votesChanged: 0,
    minutes: null,
    announced: null,
  };
  const entries = applications.map((number) => ({ application: idOf(number), state: 'QUEUED' as const, at: null }));
  return [
    putSession(first('SESSION', SESSION, data, now), null),
    putQueue({ session: SESSION, entries, version: 1 }, null),
    putSitting(OF_YEAR, { session: SESSION, sessions: 1, version: 1 }, null),
  ];
}

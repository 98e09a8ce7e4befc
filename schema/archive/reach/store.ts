/**
 * How all of a year is found without a scan (R6): first its subjects, by the lists of the year and of the city; then, of each subject, the
 * partitions in which it lies, whole, and the histories of what lies there. Each thing is found by one subject alone.
 */
import { pages } from '../../core/page.ts';
import * as keys from '../../table/keys.ts';
import { placeOf } from '../../table/places.ts';
import type { Item, Key, Range, Table } from '../../table/port.ts';
import { trailOf } from '../../table/subjects.ts';
import { provinceDeskOf } from '../../announcement/cities.ts';
import { NATION } from '../../calendar/store.ts';
import { ORGANISATION_KINDS } from '../../identity/model.ts';
import { placeOfName } from '../../application/namesakes/store.ts';
import { placeOf as certificatePlaceOf } from '../../certificate/number.ts';
import { drawNamed } from '../../evaluation/draw/attempt/model.ts';
import { numberKey, numberingKey } from '../../result/issuers/store.ts';
import type { InspectionKind } from '../../supervision/inspections/model.ts';
import { tableNamed } from '../../summary/model.ts';

export const SUBJECT_KINDS = [
  'CYCLE',
  'HOLIDAYS',
  'ORGANISATION',
  'COMMITTEE',
  'ACCOUNT',
  'APPLICATION',
  'POSTING',
  'MEETING',
  'TABLE',
  'DRAW',
  'SESSION',
  'ROSTER',
  'DOCUMENT',
  'INSPECTION',
  'STATISTICS',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
/** Something of the year, with all that hangs on it. */
export type Subject = { kind: SubjectKind; id: string };
/** Which year, of which city. */
export type Year = { cycle: string; city: string };

const PAGE = 500;

async function* all(table: Table, range: Range): AsyncGenerator<Item> {
  for await (const page of pages((after) => table.query(range, { limit: PAGE, after }))) yield* page.items;
}

async function whole(table: Table, range: Range): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of all(table, range)) items.push(item);
  return items;
}

async function at(table: Table, ...places: readonly Key[]): Promise<Item[]> {
  return places.length === 0 ? [] : table.getMany(places);
}

/** Every subject of the year; people and organisations of the city, whoever they are, for whoever has a role may have had to do with it. */
export async function* findSubjects(table: Table, year: Year): AsyncGenerator<Subject> {
  const { cycle, city } = year;
  yield { kind: 'CYCLE', id: cycle };
  yield { kind: 'HOLIDAYS', id: city };
  yield* ofOrganisations(table, year);
  yield* ofCommittees(table, year);
  for (let shard = 0; shard < keys.SHARDS; shard += 1) {
    for await (const { id, applicant } of all(table, keys.shardApplications.under({ cycle, shard: keys.padded(shard, 2) }))) {
      yield { kind: 'APPLICATION', id: String(id) };
      yield { kind: 'ACCOUNT', id: String(applicant) };
    }
  }
  for await (const { id } of all(table, keys.cycleMeetings.under({ cycle }))) yield { kind: 'MEETING', id: String(id) };
  // A spot check is of what was submitted in the year. What other inspections look at they name themselves: it may be the bureau.
  for await (const { id, kind } of all(table, keys.cycleInspections.under({ city, cycle })))
    if (kind === ('SAMPLE' satisfies InspectionKind)) yield { kind: 'INSPECTION', id: String(id) };
  for await (const { id } of all(table, keys.cycleReports.under({ cycle }))) yield { kind: 'STATISTICS', id: String(id) };
  for await (const { id } of all(table, keys.summaryTable.under({ cycle }))) yield { kind: 'TABLE', id: String(id) };
}

async function* ofOrganisations(table: Table, { cycle, city }: Year): AsyncGenerator<Subject> {
  const desk = provinceDeskOf(`${city.slice(0, 2)}0000`);
  const listed = ORGANISATION_KINDS.map((kind) => keys.organisations.under({ city, kind }));
  const ids = [desk];
  for (const range of listed) for await (const { id } of all(table, range)) ids.push(String(id));
  for (const id of ids) {
    yield { kind: 'ORGANISATION', id };
    const people = [keys.members.under({ organisation: id }), keys.closedAccounts.under({ unit: id }), keys.incoming.under({ unit: id })];
    for (const range of people) for await (const { account } of all(table, range)) yield { kind: 'ACCOUNT', id: String(account) };
    for await (const item of all(table, keys.unitPostings.under({ unit: id, cycle }))) yield { kind: 'POSTING', id: String(item['id']) };
    const documents = keys.issuerDocuments.under({ organisation: id, cycle });
    for await (const item of all(table, documents)) yield { kind: 'DOCUMENT', id: String(item['id']) };
  }
}

async function* ofCommittees(table: Table, { cycle, city }: Year): AsyncGenerator<Subject> {
  for (const { id } of await whole(table, keys.cityFilings.under({ city }))) {
    const committee = String(id);
    yield { kind: 'COMMITTEE', id: committee };
    for await (const { account } of all(table, keys.expert.under({ committee }))) yield { kind: 'ACCOUNT', id: String(account) };
    const lists = [
      ['DRAW', keys.draw.under({ committee, cycle })],
      ['SESSION', keys.committeeSessions.under({ committee, cycle })],
      ['ROSTER', keys.committeeRosters.under({ committee, cycle })],
    ] as const;
    for (const [kind, range] of lists) for await (const item of all(table, range)) yield { kind, id: String(item['id']) };
  }
}

/** All that lies in the partitions of a subject; what of it is archived is not decided here. */
export async function readSubject(table: Table, { cycle, city }: Year, { kind, id }: Subject): Promise<Item[]> {
  switch (kind) {
    case 'CYCLE':
      return whole(table, { pk: keys.cycle.key({ cycle: id }).pk });
    case 'HOLIDAYS':
      return (await whole(table, keys.holidays.under({}))).filter(({ region }) => region === NATION || region === city);
    case 'ORGANISATION':
      return organisationItems(table, id, cycle);
    case 'COMMITTEE':
      return committeeItems(table, id, cycle);
    case 'ACCOUNT':
      return accountItems(table, id, cycle);
    case 'APPLICATION':
      return applicationItems(table, id);
    case 'POSTING':
      return [...(await whole(table, { pk: keys.posting.key({ posting: id }).pk })), ...(await objections(table, id))];
    case 'MEETING':
      return whole(table, { pk: keys.meeting.key({ meeting: id }).pk });
    case 'TABLE': {
      const name = tableNamed(id);
      const head = name ? await at(table, keys.summaryTable.key(name)) : [];
      return [...head, ...(await whole(table, { pk: keys.summaryIntake.key({ table: id }).pk }))];
    }
    case 'DRAW':
      return drawn(table, id);
    case 'SESSION':
      return sessionItems(table, id);
    case 'ROSTER':
      return [...(await whole(table, { pk: keys.roster.key({ roster: id }).pk })), ...(await objections(table, id))];
    case 'INSPECTION':
      return whole(table, { pk: keys.inspection.key({ inspection: id }).pk });
    case 'STATISTICS':
      return whole(table, { pk: keys.yearReport.key({ report: id }).pk });
    case 'DOCUMENT': {
      const items = await whole(table, { pk: keys.titleDocument.key({ document: id }).pk });
      const numbers = items.flatMap(({ number }) => (typeof number === 'string' ? [numberKey(number)] : []));
      return [...items, ...(await at(table, ...numbers))];
    }
    default:
      return kind satisfies never;
  }
}

async function organisationItems(table: Table, id: string, cycle: string): Promise<Item[]> {
  const [profile, issuer, vacancies] = await Promise.all([
    whole(table, { pk: keys.organisation.key({ organisation: id }).pk }),
    whole(table, { pk: keys.issuer.key({ organisation: id }).pk }),
    whole(table, keys.vacancy.under({ unit: id, cycle })),
  ]);
  const patterns = issuer.length > 0 ? await patternsOf(table, id) : [];
  const numberings = await Promise.all(inHundreds(patterns.map(numberingKey)).map((some) => at(table, ...some)));
  return [...profile, ...issuer, ...numberings.flat(), ...vacancies];
}

/** The patterns by which an issuer numbers, and has numbered: those stay its own. Its history tells them. */
async function patternsOf(table: Table, organisation: string): Promise<string[]> {
  const history = await whole(table, keys.auditEntry.under({ kind: 'ISSUER', id: organisation }));
  const said = history.map(({ detail }) => (detail as { pattern?: unknown } | undefined)?.pattern);
  const patterns = new Map(said.flatMap((one) => (typeof one === 'string' ? [[numberingKey(one).pk, one] as const] : [])));
  return [...patterns.values()];
}

/** Of a committee what is of all years, such as its filing, and of this one. */
async function committeeItems(table: Table, id: string, cycle: string): Promise<Item[]> {
  const places = [
    keys.committeeFiling.key({ committee: id }),
    keys.yearlyNotice.key({ committee: id, cycle }),
    keys.sitting.key({ committee: id, cycle }),
    keys.rosterCount.key({ committee: id, cycle }),
    keys.workSummary.key({ committee: id, cycle }),
  ];
  const [own, pool, assignments, summaries] = await Promise.all([
    at(table, ...places),
    whole(table, keys.expert.under({ committee: id })),
    whole(table, keys.assignment.under({ committee: id, cycle })),
    whole(table, keys.workSummaryEdition.under({ committee: id, cycle })),
  ]);
  return [...own, ...pool, ...assignments, ...summaries];
}

async function accountItems(table: Table, id: string, cycle: string): Promise<Item[]> {
  const [file, photographs, held] = await Promise.all([
    whole(table, keys.accountFile.under({ account: id })),
    at(table, keys.photograph.key({ account: id })),
    whole(table, keys.holderCertificates.under({ account: id })),
  ]);
  const ofYear = held.filter((one) => one['cycle'] === cycle).map(({ number }) => certificatePlaceOf(String(number)));
  const certificates = await Promise.all(ofYear.map((place) => whole(table, { pk: keys.certificate.key({ certificate: place }).pk })));
  return [...file, ...photographs, ...certificates.flat()];
}

async function applicationItems(table: Table, id: string): Promise<Item[]> {
  const [file, past, candidate, form] = await Promise.all([
    whole(table, { pk: keys.application.key({ application: id }).pk }),
    whole(table, keys.pastSection.under({ application: id })),
    whole(table, { pk: keys.candidate.key({ application: id }).pk }),
    at(table, keys.reviewForm.key({ application: id })),
  ]);
  const head = file.find(({ sk }) => sk === keys.application.sk);
  const proofs = file.filter((item) => placeOf(item)?.name === 'proof');
  const files = proofs.map(({ sha256, number }) =>
    keys.sameFile.key({ sha256: String(sha256), application: id, number: keys.padded(Number(number), 3) }),
  );
  const same = await Promise.all(inHundreds(files).map((some) => at(table, ...some)));
  return [...file, ...past, ...candidate, ...form, ...same.flat(), ...(head ? await namesakes(table, head) : [])];
}

/** Where it is found by the name of its person and the month of their birth. */
async function namesakes(table: Table, head: Item): Promise<Item[]> {
  const [person] = await at(table, keys.account.key({ account: String(head['applicant']) }));
  const { bornIn } = (person?.['identity'] ?? {}) as { bornIn?: string };
  if (bornIn === undefined) return [];
  const named = { id: String(head['id']), cycle: String(head['cycle']), applicantName: String(head['applicantName']) };
  return at(table, placeOfName(named, bornIn));
}

async function objections(table: Table, posting: string): Promise<Item[]> {
  const found = await whole(table, keys.postingObjections.under({ posting }));
  const places = found.map(({ id }) => keys.objection.key({ objection: String(id) }));
  return (await Promise.all(inHundreds(places).map((some) => at(table, ...some)))).flat();
}

async function drawn(table: Table, id: string): Promise<Item[]> {
  const name = drawNamed(id);
  if (!name) return [];
  const { committee, cycle, attempt } = name;
  return at(
    table,
    keys.draw.key({ committee, cycle, number: keys.padded(attempt, 3) }),
    keys.drawLot.key({ draw: id }),
    keys.drawOutcome.key({ draw: id }),
  );
}

/** A meeting, and who has taken which token in it; the ballots lie apart, and are nobody's to keep (E10). */
async function sessionItems(table: Table, id: string): Promise<Item[]> {
  const items = await whole(table, { pk: keys.session.key({ session: id }).pk });
  const votes = items.filter((item) => placeOf(item)?.name === 'sessionVote').map((vote) => String(vote['id']));
  const tokens = await Promise.all(votes.map((vote) => whole(table, keys.voteToken.under({ vote }))));
  return [...items, ...tokens.flat()];
}

function inHundreds<T>(many: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(many.length / 100) }, (_, index) => many.slice(index * 100, (index + 1) * 100));
}

/** The history of a thing, entry by entry; of what happens once and never changes as well. */
export async function readTrail(table: Table, item: Item): Promise<Item[]> {
  const subject = historyOf(item);
  return subject ? whole(table, keys.auditEntry.under(subject)) : [];
}

function historyOf(item: Item): { kind: string; id: string } | null {
  const place = placeOf(item);
  if (!place) return null;
  const { name, values } = place;
  if (name === 'amendment') return { kind: 'AMENDMENT', id: `${values['cycle']}.${Number(values['number'])}` };
  if (name === 'transition')
    return { kind: 'PHASE', id: `${values['cycle']}.${String(item['phase'])}.${String(item['kind'])}.${String(item['at'])}` };
  // A section that was kept as it was has left its history with its next version.
  return typeof item['trail'] === 'string' && name !== 'pastSection' ? trailOf(place) : null;
}

/** Applicants in any number, written straight into the table as the slices would have written them. */
import { createHash } from 'node:crypto';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Actor, Role } from '../../schema/core/actor.ts';
import { change } from '../../schema/core/audit.ts';
import { parseInstant } from '../../schema/core/time.ts';
import { applicationShape, type Application } from '../../schema/application/model.ts';
import type { SectionName } from '../../schema/application/form/sections.ts';
import { putCounter, putProof, rememberFile } from '../../schema/application/proofs/store.ts';
import { applicationId, putApplication, putDraft, putSection } from '../../schema/application/store.ts';
import type { OrganisationKind } from '../../schema/identity/model.ts';
import { putAccount, putGrant, putOrganisation, putStanding } from '../../schema/identity/store.ts';
import type { Item, Write } from '../../schema/table/port.ts';
import { inFlight } from './ratio.ts';
import { PROOFS, SECTIONS } from '../support/sections.ts';
import type { State } from '../../schema/application/moves.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';

/** The first hour of personal application. */
export const MORNING = parseInstant('2024-09-11T09:00:00+08:00') ?? 0;
export const { cycle: CYCLE, city: CITY } = JIAYUGUAN_2024;
export const UNIT = 'school';
const BY: Actor = { kind: 'system', name: 'bench' };
const FACT = { by: BY, at: MORNING, action: 'create' as const };

export const accountOf = (number: number): string => `person-${number}`;
export const idOf = (number: number): string => applicationId(CYCLE, accountOf(number));
/** As clients name it. */
export const globalId = (number: number): string => Buffer.from(`Application:${idOf(number)}`).toString('base64');
export const unitId = Buffer.from(`Organisation:${UNIT}`).toString('base64');

/** An account with one role; an applicant's with the standing that goes with it. */
export function account(name: string, role: Role, of: string): Item[] {
  const data = {
    account: name,
    city: CITY,
    name: '刘洋',
    // As long as what is sealed; nothing here opens it.
    identity: {
      kind: 'RESIDENT_ID' as const,
      masked: '620*************11',
      sealed: '1.'.padEnd(64, '0'),
      mark: name.padEnd(43, '0'),
      bornIn: '1990-01',
    },
    telephone: { masked: '093*******01', sealed: '1.'.padEnd(58, '0') },
    email: `${name}@example.cn`,
    corrections: [],
    merged: [],
    closed: null,
    createdAt: MORNING,
    createdBy: 'system:bench',
  };
  return items([
    putAccount(change({ kind: 'ACCOUNT', id: name }, null, data, FACT).after, null),
    putGrant({ account: name, role, organisation: of, city: CITY, since: MORNING, until: null }, null),
    ...(role === 'APPLICANT' ? [standing(name, of)] : []),
  ]);
}

function standing(holder: string, unit: string): Write {
  const data = {
    account: holder,
    unit,
    kind: 'INSTITUTION_STAFF' as const,
    employer: null,
    household: null,
    since: MORNING,
    released: null,
    exclusions: [],
    past: [],
  };
  return putStanding(change({ kind: 'STANDING', id: holder }, null, data, FACT).after, null);
}

export function organisation(id: string, kind: OrganisationKind, name: string): Item[] {
  const data = {
    id,
    city: CITY,
    kind,
    unitKind: kind === 'UNIT' ? ('PUBLIC_INSTITUTION' as const) : null,
    central: null,
    officers: 2,
    name,
    creditCode: '12620200000000010X',
    contact: '陈静',
    telephone: '0937-6789790',
    county: null,
    authority: null,
    corrections: [],
    createdAt: MORNING,
  };
  return items([putOrganisation(change({ kind: 'ORGANISATION', id }, null, data, FACT).after, null, 2)]);
}

/** `head` is what else its head says, such as where it lies after a recommendation. */
type Wanted = { unit?: string; state?: State; form?: boolean; head?: Partial<Application> };

/** A person's application: its head and draft, and where they are wanted its sections with the proofs that they name. */
export function application(number: number, { unit = UNIT, state = 'DRAFT', form = false, head: more = {} }: Wanted = {}) {
  const id = idOf(number);
  const head = applicationShape.omit({ version: true, trail: true }).parse({
    id,
    cycle: CYCLE,
    city: CITY,
    applicant: accountOf(number),
    applicantName: '刘洋',
    unit,
    unitName: '嘉峪关市第一中学',
    state,
    since: MORNING,
    // What is no draft has been submitted, and stands in its unit's list.
    submission: state === 'DRAFT' ? null : { number: 1, at: MORNING, hash: '0'.repeat(64), sections: {}, proofs: [] },
    ...more,
  });
  const sections = form ? Object.entries(SECTIONS) : [];
  return items([
    putApplication(change({ kind: 'APPLICATION', id }, null, head, FACT).after, null),
    putDraft(id, { open: state === 'DRAFT', edits: sections.length }, null),
    ...(form ? proofs(id) : []),
    ...sections.map(([name, content]) => {
      const data = { name: name as SectionName, content, savedAt: MORNING };
      return putSection(id, change({ kind: 'SECTION', id: `${id}.${name}` }, null, data, FACT).after, null);
    }),
  ]);
}

function proofs(id: string): Write[] {
  const counter = change({ kind: 'PROOFS', id }, null, { next: PROOFS + 1 }, FACT).after;
  const each = Array.from({ length: PROOFS }, (_, index) => {
    const number = index + 1;
    const sha256 = createHash('sha256').update(`${id} ${number}`).digest('hex');
    const file = { title: `材料${number}`, fileName: `${number}.pdf`, contentType: 'application/pdf', size: 200_000 };
    const data = { number, state: 'READY' as const, ...file, sha256, addedAt: MORNING };
    const { after } = change({ kind: 'PROOF', id: `${id}.${number}` }, null, data, FACT);
    return [putProof(id, after, null), rememberFile(id, after)];
  });
  return [putCounter(id, counter, null), ...each.flat()];
}

/** Writes items without conditions, 25 in a request. */
export async function load(client: DynamoDBDocumentClient, table: string, list: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(list.length / 25) }, (_, index) => list.slice(index * 25, index * 25 + 25));
  await inFlight(4, batches, async (batch) => {
    const requests = batch.map((item) => ({ PutRequest: { Item: item } }));
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('items were left out');
  });
}

/** What writes put, as items. */
export function items(writes: readonly Write[]): Item[] {
  return writes.flatMap((write) => ('put' in write ? [write.put] : []));
}

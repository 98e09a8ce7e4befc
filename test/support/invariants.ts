/** What must hold over the whole table at all times, whatever has happened (G6). Each one says what is wrong and where. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { auditShape, firstBreak } from '../../schema/core/audit.ts';
import {
  applicationShape,
  draftShape,
  sectionShape,
  submissionShape,
  type Application,
  type Section,
} from '../../schema/application/model.ts';
import { contentHash } from '../../schema/application/actions/submit.ts';
import { entryShape } from '../../schema/notification/model.ts';
import { outboxShape } from '../../schema/core/outbox.ts';
import { proofShape } from '../../schema/application/proofs/model.ts';
import { accountShape, grantShape, organisationShape, standingShape } from '../../schema/identity/model.ts';
import { roleOf } from '../../schema/identity/rules.ts';
import { chain } from './chain-invariants.ts';
import { fromItem } from '../../schema/table/item.ts';
import { PATTERNS } from '../../schema/table/keys.ts';
import type { Item } from '../../schema/table/port.ts';
import { tables } from './tables.ts';
import type { World } from './world.ts';

/** Every item of a world's table. Only tests scan. */
export async function dump({ client, tableName }: Pick<World, 'client' | 'tableName'>): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: tableName, ...(start && { ExclusiveStartKey: start }) }));
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items.toSorted((a, b) => (`${a.pk}\n${a.sk}` < `${b.pk}\n${b.sk}` ? -1 : 1));
}

/** Everything that is wrong with a table; an empty list when it is whole. */
export function wrongWith(items: readonly Item[]): string[] {
  return [
    ...strangers(items),
    ...brokenTrails(items),
    ...people(items),
    ...applications(items),
    ...chain(items),
    ...tables(items),
    ...notices(items),
  ];
}

const at = (items: readonly Item[], pk: string, sk: string) => items.find((item) => item.pk === pk && item.sk === sk);

/** An item whose key no pattern of keys.ts makes. */
function strangers(items: readonly Item[]): string[] {
  const matcher = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/gu, '[^#]+')}$`, 'u');
  const known = Object.values(PATTERNS)
    .filter(({ index }) => index === undefined)
    .map(({ pk, sk }) => ({ pk: matcher(pk), sk: matcher(sk) }));
  return items
    .filter((item) => !known.some(({ pk, sk }) => pk.test(item.pk) && sk.test(item.sk)))
    .map(({ pk, sk }) => `unknown key ${pk} / ${sk}`);
}

/** A trail with a gap or an alteration, or one that does not end where its subject stands. */
function brokenTrails(items: readonly Item[]): string[] {
  const trails = new Map<string, Item[]>();
  for (const item of items) if (item.pk.startsWith('AUDIT#')) trails.set(item.pk, [...(trails.get(item.pk) ?? []), item]);
  const subjects: Record<string, (id: string) => Item | undefined> = {
    ACCOUNT: (id) => at(items, `ACCOUNT#${id}`, 'PROFILE'),
    ORGANISATION: (id) => at(items, `ORGANISATION#${id}`, 'PROFILE'),
    APPLICATION: (id) => at(items, `APPLICATION#${id}`, 'A#HEAD'),
    SECTION: (id) => at(items, `APPLICATION#${id.split('.')[0]}`, `A#SECTION#${id.split('.')[1]}`),
    STANDING: (id) => at(items, `ACCOUNT#${id}`, 'STANDING'),
    PROOF: (id) => at(items, `APPLICATION#${id.split('.')[0]}`, `A#PROOF#${id.split('.')[1]?.padStart(3, '0')}`),
    PROOFS: (id) => at(items, `APPLICATION#${id}`, 'A#PROOFS'),
    POSTING: (id) => at(items, `POSTING#${id}`, 'P#HEAD'),
    OBJECTION: (id) => at(items, `OBJECTION#${id}`, 'CASE'),
    VACANCY: (id) => {
      const [unit, cycle, series, level] = id.split('.');
      return at(items, `VACANCIES#${unit}#${cycle}`, `${series}#${level}`);
    },
    ORIGINALS: (id) => at(items, `APPLICATION#${id}`, 'ORIGINALS'),
    MEETING: (id) => at(items, `MEETING#${id}`, 'RECORD'),
    IMPORT: (id) => at(items, `IMPORT#${id}`, 'JOB'),
    PREFERENCES: (id) => at(items, `PREFERENCES#${id}`, 'MAIL'),
    EXPORT: (id) => at(items, `EXPORT#${id}`, 'JOB'),
    CHECK: (id) => at(items, `CHECK#${id}`, 'JOB'),
    TABLE: (id) => items.find((item) => item.pk.startsWith('TABLES#') && item.id === id),
  };
  const wrong = [...trails].flatMap(([pk, entries]) => {
    const trail = entries.map((item) => fromItem(auditShape, item));
    const broken = firstBreak(trail);
    if (broken !== null) return [`trail ${pk} breaks at ${broken}`];
    const [, kind = '', id = ''] = pk.split('#');
    const subject = subjects[kind]?.(id);
    if (!subjects[kind]) return []; // what happens once and never changes: openings, amendments
    if (subject?.trail !== trail.at(-1)?.hash || subject?.version !== trail.length) return [`trail ${pk} does not end at its subject`];
    return [];
  });
  const untold = items
    .filter((item) => typeof item.trail === 'string' && !item.pk.startsWith('PAST#'))
    .filter((item) => ![...trails.values()].some((entries) => entries.some(({ hash }) => hash === item.trail)));
  return [...wrong, ...untold.map(({ pk, sk }) => `no trail leads to ${pk} / ${sk}`)];
}

/** Accounts, organisations, their markers and grants belong together (P2, P10). */
function people(items: readonly Item[]): string[] {
  const accounts = items.filter(({ pk, sk }) => pk.startsWith('ACCOUNT#') && sk === 'PROFILE').map((item) => fromItem(accountShape, item));
  const organisations = items
    .filter(({ pk, sk }) => pk.startsWith('ORGANISATION#') && sk === 'PROFILE')
    .map((item) => fromItem(organisationShape, item));
  const grants = items.filter(({ sk }) => sk.startsWith('GRANT#')).map((item) => fromItem(grantShape, item));
  const markers = items.filter(({ sk }) => sk === 'HOLDER');
  const standings = items.filter(({ sk }) => sk === 'STANDING').map((item) => fromItem(standingShape, item));
  const held = grants.filter(({ until }) => until === null);
  const applying = held.filter(({ role }) => role === 'APPLICANT');
  return [
    ...accounts
      .filter((one) => at(items, `IDENTITY#${one.identity.mark}`, 'HOLDER')?.account !== one.account)
      .map((one) => `account ${one.account} does not hold its identity number`),
    ...organisations
      .filter((one) => at(items, `CREDIT#${one.creditCode}`, 'HOLDER')?.organisation !== one.id)
      .map((one) => `organisation ${one.id} does not hold its credit code`),
    ...standings
      .filter((one) => !applying.some(({ account, organisation }) => account === one.account && organisation === one.unit))
      .map((one) => `${one.account} has a standing with a unit through which he cannot apply`),
    ...applying
      .filter((one) => !standings.some(({ account, unit }) => account === one.account && unit === one.organisation))
      .map((one) => `${one.account} may apply through a unit and has no standing with it`),
    ...organisations
      .filter(({ id, kind, officers }) => held.filter((one) => one.organisation === id && one.role === roleOf(kind)).length !== officers)
      .map((one) => `organisation ${one.id} does not count its officers`),
    ...items
      // Not inside a word: one hash in some thousands has eighteen such digits in a row.
      .filter((item) => /(?<![\da-z])[1-9]\d{5}(?:19|20)\d{9}[\dX](?![\da-z])/u.test(JSON.stringify(item)))
      .map(({ pk, sk }) => `an identity number stands in plain in ${pk} / ${sk}`),
    ...(markers.length === accounts.length + organisations.length ? [] : ['markers without a holder']),
    ...grants
      .filter((one) => !accounts.some(({ account }) => account === one.account) || !organisations.some(({ id }) => id === one.organisation))
      .map((one) => `grant ${one.role} of ${one.account} hangs in the air`),
  ];
}

function applications(items: readonly Item[]): string[] {
  return items
    .filter(({ sk }) => sk === 'A#HEAD')
    .flatMap((item) => applicationWrong(items, item, fromItem(applicationShape, item)).map((what) => `application ${item.pk}: ${what}`));
}

function applicationWrong(items: readonly Item[], item: Item, head: Application): string[] {
  const own = items.filter(({ pk }) => pk === item.pk);
  const draftItem = own.find(({ sk }) => sk === 'A#DRAFT');
  const open = draftItem ? fromItem(draftShape, draftItem).open : null;
  const submissions = own.filter(({ sk }) => sk.startsWith('SUBMISSION#')).map((one) => fromItem(submissionShape, one));
  const sections = [...own.filter(({ sk }) => sk.startsWith('A#SECTION#')), ...items.filter(({ pk }) => pk === `PAST#${head.id}`)].map(
    (one) => fromItem(sectionShape, one),
  );
  const proofs = own.filter(({ sk }) => sk.startsWith('A#PROOF#')).map((one) => fromItem(proofShape, one));
  const wrong: (string | false)[] = [
    proofs.some(({ sha256, number }) => !at(items, `FILE#${sha256}`, `${head.id}#${String(number).padStart(3, '0')}`)) &&
      'a file of it is not remembered',
    open !== (head.state === 'DRAFT' || head.state === 'RETURNED') && `its draft is ${open ? 'open' : 'closed'} while it is ${head.state}`,
    submissions.length !== (head.submission?.number ?? 0) && 'its head does not count its submissions',
    submissions.some(({ number }, index) => number !== index + 1) && 'its submissions are not numbered in order',
    (head.state === 'DRAFT' || head.withdrawn?.from === 'DRAFT') !== (head.submission === null) &&
      'a draft has been submitted, or what is no draft has not',
    (head.state === 'WITHDRAWN') !== (head.withdrawn !== null) && 'it is withdrawn without a reason, or the reverse',
    ['RECOMMENDED', 'APPROVED', 'PASSED', 'FORWARDED'].includes(head.state) &&
      head.recommendation === null &&
      'it has come to the department without a recommendation',
    ['APPROVED', 'PASSED', 'FORWARDED'].includes(head.state) && head.approval === null && 'it is approved without an approval',
    (head.state === 'REFUSED') !== (head.refused !== null) && 'it is refused without a reason, or the reverse',
    head.returns.authorities > 3 && 'it was returned more than three times by the authorities',
    head.returns.all !== own.filter(({ sk }) => sk.startsWith('RETURN#')).length && 'its head does not count its returns',
    head.state === 'RETURNED' && head.returned === null && 'it is returned without a reason',
    (item.ownerSk !== undefined) !== (head.submission !== null) && 'the unit’s list shows a draft, or lacks what was submitted',
    head.submission !== null && !String(item.ownerSk).startsWith(`${head.state}#`) && 'the unit’s list shows another state',
    !String(item.shardSk).startsWith(`${head.state}#`) && 'the cycle’s list shows another state',
    (item.deskPk !== undefined) !== (head.recommendation !== null) && 'it lies with a department it has not come to, or the reverse',
    typeof item.deskSk === 'string' &&
      !item.deskSk.startsWith(`${head.state}#${head.series}#${head.level}#`) &&
      'the department’s list shows another state',
  ];
  for (const submission of submissions) {
    const taken = Object.entries(submission.sections).map(([name, version]) =>
      sections.find((one) => one.name === name && one.version === version),
    );
    if (taken.includes(undefined)) wrong.push(`a section of submission ${submission.number} is lost`);
    const brought = proofs.filter(({ number }) => submission.proofs.includes(number));
    if (brought.length < submission.proofs.length || brought.some(({ state }) => state !== 'READY'))
      wrong.push(`a proof of submission ${submission.number} is lost`);
    const content = { sections: Object.fromEntries((taken as Section[]).map((one) => [one?.name, one])), proofs: brought };
    if (!taken.includes(undefined) && contentHash(content) !== submission.hash)
      wrong.push(`the content of submission ${submission.number} is not what was submitted`);
  }
  return wrong.filter((one): one is string => one !== false);
}

/** An inbox shows as unread what is not read; what is listed as undelivered has failed and is not delivered (C13, G8). */
function notices(items: readonly Item[]): string[] {
  const entries = items.filter(({ pk }) => pk.startsWith('INBOX#')).map((item) => ({ item, entry: fromItem(entryShape, item) }));
  const messages = items.filter(({ pk }) => pk.startsWith('OUTBOX#')).map((item) => ({ item, message: fromItem(outboxShape, item) }));
  return [
    ...entries
      .filter(({ item, entry }) => item.pk !== `INBOX#${entry.account}` || (item.deskPk !== undefined) !== (entry.readAt === null))
      .map(({ item }) => `notice ${item.pk} / ${item.sk} is listed as unread when it is read, or the reverse, or lies with somebody else`),
    ...messages
      .filter(({ item, message }) => (item.ownerPk !== undefined) !== (message.failure !== null && message.deliveredAt === null))
      .map(({ item }) => `message ${item.pk} is listed as undelivered when it is not, or the reverse`),
    ...messages
      .filter(({ item, message }) => (item.shardPk !== undefined) !== (message.deliveredAt === null && !message.failure?.dead))
      .map(({ item }) => `message ${item.pk} is listed as pending when it is not, or the reverse`),
  ];
}

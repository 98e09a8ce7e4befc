/** Each function as it is deployed: starts cold from its bundle alone, does its work once, and is allowed what it asks for (G20). */
import { Readable } from 'node:stream';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MADE_NOW } from '../../cdk/bundling.ts';
import { createBallotsTable, createTable } from '../../functions/local/create-table.ts';
import { creditCode, person as someone } from '../../functions/local/people.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { dynamoClient, dynamoTable } from '../../functions/runtime/dynamo-table.ts';
import { FUNCTIONS, type FunctionName } from '../../functions/runtime/env.ts';
import { keysOf } from '../../functions/runtime/keys.ts';
import { pause } from '../../functions/runtime/pause.ts';
import { inParallel } from '../../schema/core/parallel.ts';
import { declaredCodes } from '../../schema/core/refusal.ts';
import { HOUR, toIso } from '../../schema/core/time.ts';
import { nextHour } from '../../schema/core/untraced.ts';
import { readWitnessed } from '../../schema/core/witness.ts';
import { boxOf, openBox, signBlinded } from '../../schema/evaluation/ballot/actions/boxes.ts';
import { cast } from '../../schema/evaluation/ballot/actions/cast.ts';
import { closeBox } from '../../schema/evaluation/ballot/actions/close.ts';
import { publishedSchemas } from '../../schema/archive/kind/published.ts';
import { announcementShape } from '../../schema/drafting/shape.ts';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { minutesWork, paperKeyOf } from '../../schema/evaluation/session/minutes.ts';
import { attachmentKeyOf } from '../../schema/posting/model.ts';
import { pictureWork } from '../../schema/supervision/cases/pictures.ts';
import { drafted, REHEARSE } from '../drafting/acts.ts';
import { CORRECT } from '../identity/acts.ts';
import { ARCHIVE_SEEN, CONFIRM, PROPOSE, REQUEST_ARCHIVE, YEARS_LATER } from '../support/archives.ts';
import { besideJpeg, SEQUENTIAL, withAt } from '../support/bare-pictures.ts';
import {
  caseSteps,
  DECIDE_CASE,
  LISTED,
  OPEN_CASE,
  PROPOSE as PROPOSE_DECISION,
  REPORT_UPLOAD,
  REPORTED_PICTURES,
  reports,
  SEND_PICTURES,
  STATE_IN_CASE,
  TRIAGE,
} from '../support/cases.ts';
import { applicationIn, EXPORT, freshKey, POST, RECEIVE, RECOMMEND, RELEASE } from '../support/forms.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { EXPORT_LIST } from '../support/list-exports.ts';
import { PREFER, told } from '../support/notices.ts';
import { BEGIN_CHECK, CHECK_TABLE } from '../support/checks.ts';
import { filesIn, ROOT } from '../support/sources.ts';
import { BEGIN_IMPORT, CHECK_IMPORT, RUN_IMPORT, teacher, workbook } from '../support/imports.ts';
import { objection, posting } from '../support/postings.ts';
import { PREPARE, RECEIVE_TABLE, SEND_TABLE, tablesOf } from '../support/tables.ts';
import { blind, bodyOf, finalise, newBallot, numberOf } from '../support/voter.ts';
import { sealedMeeting } from '../support/sealed.ts';
import { shown } from '../support/witness.ts';
import { accountId, CITY, city, CYCLE, instant, organisationId, person, type World } from '../support/world.ts';
import { printedSchema } from '../support/documents.ts';
import { around, type Around } from './around.ts';
import { assembly } from './assembly.ts';
import { nodeBinary } from '../support/node-binary.ts';
import { ballotsOf } from './names.ts';
import { isSeldom } from './seldom.ts';
import { askFor, kindOf, type OutboxContent } from '../../schema/core/outbox.ts';

let world: World;
let all: Around;
beforeAll(async () => {
  world = await city();
  all = await around(world);
}, 120_000);
afterAll(() => all.stop());

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
const lines = () => all.logged.map((line) => JSON.parse(line) as Record<string, unknown>);

type Codes = {
  data?: { errors: { edges: { node: { extensions: { code: string } } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
};

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('each function does its work', () => {
  it('graphql answers 刘洋, in the language of its own metrics, with no introspection', async () => {
    const { data } = await all.ask('liu', '{ viewer { name } openPhases { name } }');
    expect(data).toEqual({ viewer: { name: '刘洋' }, openPhases: [{ name: 'APPLICATION' }] });
    expect(lines().at(-1)).toMatchObject({ event: 'request', operation: 'viewer', function: 'zhicheng-graphql', Cold: 1 });
    expect((await all.ask(null, '{ __schema { queryType { name } } }')).data).toBeUndefined();
  });

  it('graphql knows every code of refusal from the start, those of what it loads later among them', async () => {
    const codes: string[] = [];
    for (let after: string | null = null; codes.length === 0 || after !== null;) {
      const page = `(first: 100, after: ${JSON.stringify(after)})`;
      const seen: Codes = await all.ask(
        'liu',
        `{ errors${page} { edges { node { extensions { code } } } pageInfo { endCursor hasNextPage } } }`,
      );
      const { edges, pageInfo } = seen.data?.errors ?? expect.fail(JSON.stringify(seen));
      codes.push(...edges.map(({ node }) => node.extensions.code));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    }
    expect(codes.toSorted()).toEqual([...declaredCodes().keys()].toSorted());
  });

  it('graphql tells the shapes of a notice and of an archive as the sources do; nothing in a bundle makes JSON Schema', async () => {
    const { data } = await all.ask('wang', '{ announcementShape archiveSchemas { kind schema } }');
    expect(data).toEqual({ announcementShape: asJson(announcementShape()), archiveSchemas: asJson(publishedSchemas()) });
    const makers = ['schema', 'functions']
      .flatMap(filesIn)
      .filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('oJSONSchema('));
    expect(makers.toSorted()).toEqual([...MADE_NOW].toSorted());
  });

  it('ballot takes what the API’s role has let be signed, tells nothing of it, and can neither sign nor close; the API cannot cast (E10)', async () => {
    await createBallotsTable(new DynamoDBClient({ endpoint: inject('tableEndpoint') }), ballotsOf(world.tableName));
    const as = (name: FunctionName) => {
      const credentials = { accessKeyId: `local.${name}`, secretAccessKey: 'local' };
      return dynamoTable(dynamoClient({ endpoint: all.guard.url, credentials }), ballotsOf(world.tableName));
    };
    const { vault } = keysOf(world.table, world.master);
    const held = (name: FunctionName) => ({ ballots: { table: as(name), signer: ballotSigner }, vault, pause });
    const vote = voteOf({ session: 'session-1', candidate: 'liu', round: 1 });
    const publicKey = await openBox(held('graphql'), vote);
    const blinding = blind(publicKey, newBallot(vote, 'YES'));
    const signature = finalise(publicKey, blinding, await signBlinded(held('graphql'), vote, blinding.blinded));
    const requestContext = {
      requestId: randomUUID(),
      timeEpoch: world.now,
      http: { method: 'POST', path: '/ballot', sourceIp: '10.0.0.1' },
    };
    const event = { rawPath: '/ballot', headers: {}, requestContext, isBase64Encoded: false, body: bodyOf(blinding.ballot, signature) };
    const before = all.logged.length;
    for (let times = 0; times < 2; times += 1) {
      const { statusCode, body } = await all.invoke<{ statusCode: number; body: string }>('ballot', event);
      expect([statusCode, JSON.parse(body)]).toEqual([200, { answer: 'CAST', hash: numberOf(blinding.ballot) }]);
    }
    expect(all.logged.slice(before)).toEqual([]);
    expect(all.guard.denied).toEqual([]);
    // What each must not, it cannot.
    const denied = [
      signBlinded(held('ballot'), vote, blinding.blinded),
      closeBox(held('ballot'), vote, { tokens: () => Promise.resolve(1) }),
      openBox(held('ballot'), voteOf({ session: 'session-1', candidate: 'ma', round: 1 })),
      cast(held('graphql'), { ballot: blinding.ballot, signature }),
      boxOf(held('health'), vote),
    ];
    for (const one of await Promise.allSettled(denied))
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'AccessDeniedException' } });
    expect(all.guard.denied.splice(0)).toHaveLength(denied.length);
    const count = await closeBox(held('graphql'), vote, { tokens: () => Promise.resolve(1) });
    expect(count).toMatchObject({ yes: 1, list: [{ hash: numberOf(blinding.ballot) }], faults: [] });
    expect(all.guard.unused(['ballot', 'graphql']).filter((grant) => grant.endsWith('-ballots'))).toEqual([]);
  });

  it('health says what time it is and what is open', async () => {
    const { body } = await all.invoke<{ body: string }>('health', { requestContext: { timeEpoch: world.now } });
    expect(JSON.parse(body)).toMatchObject({ status: 'ok', phase: 'APPLICATION' });
  });

  it('template gives a workbook', async () => {
    const { body, isBase64Encoded } = await all.invoke<{ body: string; isBase64Encoded: boolean }>('template', {
      rawPath: '/templates/results.xlsx',
      headers: {},
    });
    expect(isBase64Encoded).toBe(true);
    expect(Buffer.from(body, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  it('template gives the SDL, which no other function carries, packed, and not to whoever has it', async () => {
    const asked = { rawPath: '/schema.graphql', headers: { 'accept-encoding': 'gzip' } };
    const first = await all.invoke<{ body: string; headers: Record<string, string> }>('template', asked);
    expect(gunzipSync(Buffer.from(first.body, 'base64')).toString()).toBe(printedSchema());
    const etag = first.headers['etag'] ?? '';
    expect(await all.invoke('template', { ...asked, headers: { ...asked.headers, 'if-none-match': etag } })).toMatchObject({
      statusCode: 304,
      headers: { etag },
    });
    const carrying = assembly()
      .functions(() => '')
      .filter(({ asset }) => existsSync(join(asset, 'schema.graphql')));
    expect(carrying.map(({ name }) => name)).toEqual(['template']);
  });

  it('establish makes the keys of a new system and founds its bureau and its departments, once', async () => {
    const tableName = `new-${randomUUID()}`;
    await createTable(new DynamoDBClient({ endpoint: inject('tableEndpoint') }), tableName);
    const fresh = await around(world, tableName);
    const founded = (id: string, name: string, sequence: number) => {
      const officers = [someone(`${id}-1`, '周刚'), someone(`${id}-2`, '徐红')];
      return { id, name, creditCode: creditCode(sequence), contact: '周刚', telephone: '0937-6225625', officers };
    };
    const event = {
      city: '620200',
      authorities: [founded('bureau-620200', '嘉峪关市人力资源和社会保障局', 901), founded('industry', '嘉峪关市工业和信息化局', 902)],
    };
    expect(await fresh.invoke('establish', event)).toMatchObject({ established: ['bureau-620200', 'industry'] });
    expect(await fresh.invoke('establish', event)).toEqual({ established: [], announced: [], disclosed: [] });
    expect(fresh.guard.denied).toEqual([]);
    expect(fresh.guard.unused(['establish'])).toEqual([]);
    await fresh.stop();
  });

  it('calendar-tick records what has opened', async () => {
    expect(await all.invoke('calendar-tick', { at: toIso(world.now) })).toMatchObject({ recorded: 3 });
    expect(await all.invoke('calendar-tick', { at: toIso(world.now) })).toMatchObject({ recorded: 0 });
  });

  it('notify fills an inbox, sends a mail by the server that the secret names, sets schedules and asks for an export', async () => {
    await told(world, 'REFUSED', 'liu');
    await all.notify(world.undelivered().at(-1) ?? '');
    const { items } = await world.table.query({ pk: 'INBOX#liu' });
    expect(items).toHaveLength(1);
    const mail = (await outbox('mail')).at(-1) ?? '';
    await all.notify(mail);
    expect(all.mailbox.list('liu@example.cn')).toMatchObject([{ messageId: `<${mail}@localhost>`, subject: '【职称评审】不予推荐' }]);

    await amend('2024-11-12T00:00:00+08:00');
    for (const id of await outbox('schedule')) await all.notify(id);
    expect(all.schedulesUntil(world.now + 90 * 24 * HOUR).map(({ target }) => target)).toEqual(
      expect.arrayContaining(['calendar-tick', 'reminders']),
    );

    await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'SENIOR' });
    for (const id of await outbox('export')) await all.notify(id);
    expect(all.queues.export.size()).toBe(1);
  });

  it('outbox-sweep sends what the stream has lost, of every kind, to people and to whole offices', async () => {
    await told(world, 'RETURNED', 'yang'); // in the digest
    await told(world, 'REFUSED', [{ organisation: 'school', role: 'UNIT_OFFICER' }]); // at once
    await amend('2024-11-13T00:00:00+08:00');
    await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'INTERMEDIATE' });
    await world.table.transact((['report', 'statistics'] as const).map((queue) => askFor(queue, 'none', { city: CITY, at: world.now })));
    const sizes = () => [all.queues.export.size(), all.queues.report.size(), all.queues.statistics.size()];
    const before = sizes();
    // The notices go first; the mails that come of them have their own quarter of an hour.
    for (const hours of [1, 1.5])
      expect(await all.invoke('outbox-sweep', { at: toIso(world.now + hours * HOUR) })).toMatchObject({ broken: 0 });
    expect((await world.table.query({ pk: 'INBOX#yang' })).items).toHaveLength(1);
    expect([all.mailbox.list('chen@example.cn').length, all.mailbox.list('lin@example.cn').length]).toEqual([1, 1]);
    expect(sizes()).toEqual(before.map((size) => size + 1));
  });

  it('outbox-sweep and notify take an application along with whoever changes units, and mark what they write of that', async () => {
    const moved = async (account: string, name: string) => {
      const standing = { kind: 'INSTITUTION_STAFF' } as const;
      await createApplicant(await world.as('chen'), { unit: 'school', person: person(account, name), standing });
      const { id, version } = await applicationIn(world, 'ACCEPTED', { applicant: account });
      const { postApplication } = await world.does('chen', POST, { application: id, version, audience: 'PUBLIC' });
      const against = await objection(world, postApplication.id);
      await world.does('chen', RELEASE, { account: accountId(account), to: organisationId('hospital') });
      await world.does('huang', RECEIVE, { account: accountId(account), unit: organisationId('hospital') });
      return { application: historyOf('Application', id), against: historyOf('Objection', against) };
    };
    const historyOf = (type: string, id: string) =>
      `AUDIT#${type.toUpperCase()}#${Buffer.from(id, 'base64')
        .toString()
        .slice(type.length + 1)}`;
    const last = async (pk: string) => (await world.table.query({ pk })).items.at(-1);
    const marked = (action: string) => ({ action, by: 'system:notify', mark: expect.stringMatching(/^1\./u) });
    const swept = await moved('gao', '高山');
    for (const hours of [2, 3])
      expect(await all.invoke('outbox-sweep', { at: toIso(world.now + hours * HOUR) })).toMatchObject({ broken: 0 });
    expect(await last(swept.application)).toMatchObject(marked('takeAlong'));
    expect(await last(swept.against)).toMatchObject(marked('passOn'));
    const heard = await moved('heran', '贺然');
    for (const kind of ['take-along', 'stop-posting']) for (const id of await outbox(kind)) await all.notify(id);
    expect(await last(heard.application)).toMatchObject(marked('takeAlong'));
    expect(await last(heard.against)).toMatchObject(marked('passOn'));
  });

  it('report-build reads minutes as they were sealed, and prints them (E11)', async () => {
    const { key, text } = await sealedMeeting(world, 'session-sealed');
    const about = { contentType: 'application/json', modified: toIso(world.now) };
    await all.stored.put(key, Readable.from([Buffer.from(text)]), about);
    expect(await all.work('report-build', { id: minutesWork('session-sealed') })).toEqual({ batchItemFailures: [] });
    expect(await all.stored.get(paperKeyOf('session-sealed'))).not.toBeNull();
  });

  it('report-build takes the pictures of a report out of the letter box, and keeps them bare (V5, G21)', async () => {
    const { data } = await reports(world, null, { reporter: { name: '周明', telephone: '13937001234' } });
    const { number, code } = data.reportMatter;
    const picture = besideJpeg('canary').reduce<Buffer>((file, more) => withAt(file, 2, more), SEQUENTIAL);
    const asked = { number, code, picture: 1, contentType: 'image/jpeg', size: picture.length };
    const { reportUpload } = (await all.ask(null, REPORT_UPLOAD, asked)).data;
    const form = new FormData();
    for (const { name, value } of reportUpload.fields) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(picture)]));
    expect((await fetch(reportUpload.url, { method: 'POST', body: form })).status).toBe(204);
    expect((await all.ask(null, SEND_PICTURES, { number, code })).errors).toBeUndefined();
    expect(await all.work('report-build', { id: pictureWork(number, nextHour(world.now)) })).toEqual({ batchItemFailures: [] });
    const { pictures } = (await all.ask(null, REPORTED_PICTURES, { number, code })).data.reportedCase;
    expect(pictures).toEqual([{ number: 1, outcome: 'TAKEN' }]);
    const sha256 = createHash('sha256').update(SEQUENTIAL).digest('hex');
    expect((await all.stored.get(attachmentKeyOf(number, { sha256 })))?.object.size).toBe(SEQUENTIAL.length);
    expect(all.guard.unused(['graphql', 'report-build']).filter((grant) => /letterbox|proofs\/postings/u.test(grant))).toEqual([]);
  });

  it('posting-close ends a posting, report-build prints its report as PDF/A with the Chinese names, and 刘洋 is ready to be recommended', async () => {
    const { id } = await posting(world);
    const name = Buffer.from(id, 'base64').toString().slice('Posting:'.length);
    world.at('2024-09-20T00:01:00+08:00');
    expect(await all.invoke('posting-close', { at: toIso(world.now) })).toMatchObject({ closed: 1 });
    expect(await all.work('report-build', { id: name })).toEqual({ batchItemFailures: [] });
    expect((await all.ask('liu', '{ myApplication { state } }')).data.myApplication.state).toBe('CLEARED');
    const { data } = await all.ask('chen', 'query ($p: ID!) { node(id: $p) { ... on Posting { report { download { url } } } } }', {
      p: id,
    });
    const pdf = Buffer.from(await (await fetch(data.node.report.download.url)).arrayBuffer());
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(pdf.toString('latin1')).toMatch(/pdfaid:part>2|GTS_PDFA1/u);
  });

  it('statistics-build counts the year, and puts its files where the API gives their address: a paper with charts among them (R5)', async () => {
    const { buildYearReport } = (await all.ask('wang', 'mutation { buildYearReport(input: {}) { id } }')).data;
    const job = Buffer.from(buildYearReport.id, 'base64').toString().slice('YearReport:'.length);
    expect(await all.work('statistics-build', { id: job })).toEqual({ batchItemFailures: [] });
    const { data } = await all.ask(
      'wang',
      'query ($r: ID!) { node(id: $r) { ... on YearReport { state: yearReportState file(format: PDF) { url } } } }',
      {
        r: buildYearReport.id,
      },
    );
    expect(data.node.state).toBe('DONE');
    const pdf = Buffer.from(await (await fetch(data.node.file.url)).arrayBuffer());
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it('statistics-build looks for the risk signals of the year, twice with nothing more to say (V6)', async () => {
    const ask = async () => {
      const { computeSignals } = (await all.ask('wang', 'mutation { computeSignals(input: {}) { id } }')).data;
      const run = Buffer.from(computeSignals.id, 'base64').toString().slice('SignalRun:'.length);
      expect(await all.work('statistics-build', { id: `signals.${run}` })).toEqual({ batchItemFailures: [] });
      const { data } = await all.ask(
        'he',
        'query ($r: ID!) { node(id: $r) { ... on SignalRun { state: signalRunState } } signals { edges { node { id kind: supervisionSignalKind state: supervisionSignalState } } } }',
        { r: computeSignals.id },
      );
      expect(data.node.state).toBe('DONE');
      return data.signals.edges;
    };
    expect(await ask()).toEqual(await ask());
  });

  it('export-build builds the workbook that was asked for, and the API gives its address', async () => {
    const { exportSummaryTable } = await world.does('zhao', EXPORT, { series: 'school-teaching', level: 'SENIOR' });
    const job = Buffer.from(exportSummaryTable.id, 'base64').toString().split(':')[1] ?? '';
    expect(await all.work('export-build', { id: job })).toEqual({ batchItemFailures: [] });
    const { data } = await all.ask(
      'zhao',
      'query ($e: ID!) { node(id: $e) { ... on SummaryTableExport { state: exportState download { url } } } }',
      {
        e: exportSummaryTable.id,
      },
    );
    expect(data.node.state).toBe('DONE');
    const file = Buffer.from(await (await fetch(data.node.download.url)).arrayBuffer());
    expect(file.subarray(0, 2).toString()).toBe('PK');
  });

  it('export-build writes each list as a file, as whoever asked sees it; the API gives its address (V7)', async () => {
    for (const list of [{ cases: {} }, { measures: {} }, { signals: {} }, { inspections: true }, { handling: {} }]) {
      const asked = await all.ask('he', EXPORT_LIST, { list, format: 'CSV', key: freshKey() });
      await work('export-build');
      const seen = 'query ($id: ID!) { node(id: $id) { ... on ListExport { state: listExportState download { url } } } }';
      const { data } = await all.ask('he', seen, { id: asked.data.exportList.id });
      expect(data.node.state, JSON.stringify(list)).toBe('DONE');
      expect((await (await fetch(data.node.download.url)).text()).split('\r\n').length).toBeGreaterThan(1);
    }
  });

  it('export-build checks a table that was sent, cell by cell, against the very file; the API shows the bureau what waits', async () => {
    const { data } = await all.ask('wang', '{ plannedNotices(first: 2) { edges { node { at waiting { count } } } } }');
    expect(data.plannedNotices.edges).toHaveLength(2);
    await applicationIn(world, 'APPROVED', { applicant: 'ma', unit: 'hospital', officer: 'huang' });
    const asked = async (query: string, variables: object = {}) => (await all.ask('zhao', query, { ...variables })).data;
    await asked(PREPARE);
    await work('export-build');
    const tables = await asked(
      'query ($d: ID!) { summaryTables(department: $d) { edges { node { id version current { download { url } } } } } }',
      {
        d: organisationId('education'),
      },
    );
    const [{ node: table }] = tables.summaryTables.edges;
    const sent = new Blob([await (await fetch(table.current.download.url)).arrayBuffer()]);
    await asked(SEND_TABLE, { table: table.id, version: table.version });
    const { beginTableCheck: check } = await asked(BEGIN_CHECK);
    const form = new FormData();
    for (const { name, value } of check.upload.fields) form.append(name, value);
    form.append('file', sent, '汇总表.xlsx');
    expect((await fetch(check.upload.url, { method: 'POST', body: form })).ok).toBe(true);
    await asked(CHECK_TABLE, { check: check.id });
    await work('export-build');
    const { node } = await asked(
      'query ($c: ID!) { node(id: $c) { ... on TableCheck { state: tableCheckState against: againstVersion differenceCount } } }',
      {
        c: check.id,
      },
    );
    expect(node).toEqual({ state: 'DONE', against: 1, differenceCount: 0 });
  });

  it('export-build judges a part of the year’s applications under the draft of the next notice, and asks for the next part', async () => {
    const { rehearseAnnouncement } = (await all.ask('wang', REHEARSE, { ...(await drafted(world)), against: CYCLE })).data;
    await work('export-build');
    const asked = 'query ($id: ID!) { node(id: $id) { ... on AnnouncementRehearsal { state: rehearsalState done } } }';
    expect((await all.ask('wang', asked, { id: rehearseAnnouncement.id })).data.node).toEqual({ state: 'RUNNING', done: 1 });
    expect(await outbox('export')).toHaveLength(1);
  });

  it('export-build archives the year, step by step, and removes the archive once two officers have destroyed it (R6)', async () => {
    const { requestArchive } = (await all.ask('wang', REQUEST_ARCHIVE, { key: freshKey() })).data;
    const archive = async () => (await all.ask('wang', ARCHIVE_SEEN, { id: requestArchive.id })).data.node;
    for (let step = 0; step < 20 && (await archive()).state !== 'DONE'; step += 1) await work('export-build');
    const { state, parts } = await archive();
    expect(state).toBe('DONE');
    const [{ node: first }] = parts.edges;
    const head = Buffer.from(await (await fetch(first.download.url)).arrayBuffer());
    expect(head.subarray(0, 2).toString()).toBe('PK');
    const later = { arrivesAt: instant(YEARS_LATER) };
    await world.does('wang', PROPOSE, { archive: requestArchive.id, key: freshKey() }, later);
    const { version } = await archive();
    await world.does('li', CONFIRM, { archive: requestArchive.id, version, key: freshKey() }, later);
    await work('export-build');
    expect((await archive()).state).toBe('DESTROYED');
  });

  it('notify and export-build correct the table that the bureau has received, and keep it with the records', async () => {
    const [received] = await tablesOf(world);
    const id = received?.id;
    await all.ask('wang', RECEIVE_TABLE, { table: id, version: received?.version });
    await all.ask('huang', CORRECT, { account: accountId('ma'), name: '马强强', document: '嘉公户〔2024〕3号' });
    // The name comes to the table first, and that has it corrected.
    for (const kind of ['follow-name', 'correct-table', 'export']) for (const message of await outbox(kind)) await all.notify(message);
    await work('export-build');
    const corrected = `query ($id: ID!) { node(id: $id) { ... on SummaryTable { current { number corrects download { url } } } } }`;
    const { node } = (await all.ask('wang', corrected, { id })).data;
    expect(node.current).toMatchObject({ number: 2, corrects: 1 });
    expect((await fetch(node.current.download.url)).ok).toBe(true);
    expect(all.guard.unused(['export-build'])).toEqual([]);
    // A name that the stream has lost comes to the table as well.
    await all.ask('huang', CORRECT, { account: accountId('ma'), name: '马强国', document: '嘉公户〔2024〕4号' });
    for (const hours of [1, 2])
      expect(await all.invoke('outbox-sweep', { at: toIso(world.now + hours * HOUR) })).toMatchObject({ broken: 0 });
    await work('export-build');
    expect((await all.ask('wang', corrected, { id })).data.node.current).toMatchObject({ number: 3, corrects: 2 });
    expect(all.guard.unused(['outbox-sweep'])).toEqual([]);
  });

  it('graphql reads a workbook of people, makes their accounts, and removes it; export-build has removed the table it checked', async () => {
    const asked = async (query: string, variables: object = {}) => (await all.ask('chen', query, { ...variables })).data;
    const { beginImport } = await asked(BEGIN_IMPORT, { unit: organisationId('school') });
    const form = new FormData();
    for (const { name, value } of beginImport.upload.fields) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(workbook([teacher('deployed', '新')]))]), '人员.xlsx');
    expect((await fetch(beginImport.upload.url, { method: 'POST', body: form })).ok).toBe(true);
    expect((await asked(CHECK_IMPORT, { import: beginImport.id })).checkImport).toMatchObject({ right: 1 });
    expect((await asked(RUN_IMPORT, { import: beginImport.id })).runImport).toMatchObject({ state: 'DONE', created: 1 });
    expect(all.guard.unused(['graphql', 'export-build']).filter((grant) => grant.includes('s3:DeleteObject'))).toEqual([]);
  });

  it('reminders tells 杨帆, who wants one mail a day, and keeps it for the digest', async () => {
    await applicationIn(world, 'DRAFT', { applicant: 'yang' });
    await world.does('yang', PREFER, { choices: [{ class: 'REMINDERS', mail: 'DIGEST' }] });
    const inbox = async () => (await world.table.query({ pk: 'INBOX#yang' })).items.length;
    const before = await inbox();
    const { sent } = await all.invoke<{ sent: number }>('reminders', { at: '2024-10-14T09:00:00.000+08:00' });
    expect(sent).toBeGreaterThan(0);
    expect(await inbox()).toBe(before + 1);
    expect(all.mailbox.list('yang@example.cn')).toEqual([]);
  });

  it('what they all have written into the history is ours, and audit-witness keeps what the stream shows of it, under a lock', async () => {
    const items = await dump(world);
    expect(wrongWith(items).filter((line) => line.startsWith('AUDIT#'))).toEqual([]);
    const history = items.filter(({ pk }) => pk.startsWith('AUDIT#'));
    await all.witness(shown(history.map((item) => ({ item }))));
    const [first, last] = [1, history.length].map((number) => String(number).padStart(21, '0'));
    const found = await all.stored.get(`witness/1970-01-01T08/zhicheng/stream/2024-09-01T00-00-00.000/${first}-${last}.jsonl`);
    expect(found?.object.lock?.mode).toBe('GOVERNANCE');
    const text = Buffer.concat((await found?.body.toArray()) as Buffer[]).toString();
    expect(readWitnessed(text, (line) => expect.fail(`line ${line}`))).toHaveLength(history.length);
    expect(all.guard.unused(['audit-witness'])).toEqual([]);

    // And history-seal seals it, once, where it may write over nothing; anybody is shown the checkpoint by the graph as it is deployed.
    const at = '2024-10-14T09:10:00.000+08:00';
    const sealed = { checkpoints: 1, entries: history.length, number: 1 };
    expect(await all.invoke('history-seal', { at })).toEqual(sealed);
    expect(await all.invoke('history-seal', { at })).toEqual({ checkpoints: 0, entries: 0, number: 1 });
    const lock = (await all.stored.get('seals/checkpoints/99999998.json'))?.object.lock;
    expect(lock?.mode).toBe('GOVERNANCE');
    expect(all.guard.unused(['history-seal'])).toEqual([]);
    const { historyCheckpoint, historyExtension } = (
      await all.ask(null, '{ historyCheckpoint { number entries } historyExtension(from: 1, to: 1) { path } }')
    ).data;
    expect([historyCheckpoint, historyExtension]).toEqual([{ number: 1, entries: history.length }, { path: [] }]);
    expect(all.guard.denied).toEqual([]);
  });

  it('posting-close gives back the vacancy of 刘洋, whom the department did not come to before its window closed', async () => {
    world.at('2024-10-30T10:00:00+08:00');
    const { id: application, version } = (await world.does('liu', '{ myApplication { id version } }')).myApplication;
    await world.does('chen', RECOMMEND, { application, version, opinion: '同意推荐' });
    world.at('2024-11-01T00:01:00+08:00');
    expect(await all.invoke('posting-close', { at: toIso(world.now) })).toMatchObject({ givenBack: 1 });
    expect(await all.invoke('posting-close', { at: toIso(world.now) })).toMatchObject({ givenBack: 0 });
  });

  it('report-build cancels an application in a summary table, as a case has decided, and lists 马晓丽 for as long as the notice says (V2, D3)', async () => {
    const seen = async () => (await world.does('ma', '{ myApplication { id state } }')).myApplication;
    const { id: cancel, state } = await seen();
    expect(state).toBe('APPROVED');
    const subject = accountId('ma');
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [subject], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    await steps.takes('wang', PROPOSE_DECISION, { effects: [{ cancel }, { impose: { subject, measure: LISTED } }] });
    await steps.takes('ma', STATE_IN_CASE, {}, 'ma');
    await steps.takes('li', DECIDE_CASE);
    const { id = '' } =
      [...(await dump(world))]
        .flatMap(({ content }) => (content as { kind?: string; id?: string } | undefined) ?? [])
        .find((content) => content.kind === 'work' && content.id?.startsWith(`case.${openCase.number}.`)) ?? {};
    expect(await all.work('report-build', { id })).toEqual({ batchItemFailures: [] });
    expect(all.guard.denied).toEqual([]);
    expect(await steps.seen()).toMatchObject({ state: 'DECIDED', done: 2 });
    expect((await seen()).state).toBe('CANCELLED');
    expect(all.guard.unused(['report-build']).filter((grant) => grant.includes('dynamodb:UpdateItem'))).toEqual([]);
  });

  it('rotate-keys makes a key and seals everybody anew under it', async () => {
    const { resealed } = await all.invoke<{ resealed: number }>('rotate-keys', { use: 'SEAL', number: 2 });
    expect(resealed).toBeGreaterThan(5);
    expect(await all.invoke('rotate-keys', { use: 'SEAL', number: 2 })).toMatchObject({ resealed: 0 });
  });

  it('and none of them was denied anything; the operator’s have no grant that they do not use', () => {
    expect([...all.ran, 'establish'].toSorted()).toEqual(NAMES.toSorted());
    expect(all.guard.denied).toEqual([]);
    expect(all.guard.unused(['ballot', 'health', 'template', 'rotate-keys', 'calendar-tick', 'posting-close', 'outbox-sweep'])).toEqual([]);
    // What a year does not use has been used here.
    expect(all.guard.unused(NAMES.filter((name) => name !== 'establish')).filter(isSeldom)).toEqual([]);
  });
});

describe('what is lost is told', () => {
  it('a grant to PutItem: notify says that the message is broken, the record comes again, and the sweep sends it (G22)', async () => {
    const poorer = await around(world);
    const withoutPut = Object.values(poorer.deployed).map((one) => ({
      ...one,
      statements:
        one.name === 'notify'
          ? one.statements.map((statement) => ({
              ...statement,
              Action: [statement.Action].flat().filter((action) => action !== 'dynamodb:PutItem'),
            }))
          : one.statements,
    }));
    poorer.guard.admit(withoutPut);
    await told(world, 'REFUSED', 'liu');
    const message = world.undelivered().at(-1) ?? '';
    expect(await poorer.notify(message)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(poorer.guard.denied).toContain(
      `notify: dynamodb:PutItem on arn:aws-cn:dynamodb:cn-northwest-1:000000000000:table/${world.tableName}`,
    );
    expect(JSON.parse(poorer.logged.at(-1) ?? '{}')).toMatchObject({ event: 'message', Broken: 1, message });
    await poorer.invoke('outbox-sweep', { at: toIso(world.now + HOUR) });
    const item = await world.table.get({ pk: `OUTBOX#${message}`, sk: 'MESSAGE' });
    expect(item?.['deliveredAt']).not.toBeNull();
    await poorer.stop();
  });
});

describe('a variable that is missing', () => {
  it('stops the function as it starts, and is named', async () => {
    const silent: string[] = [];
    const looked: string[] = [];
    await inParallel(NAMES, 2, async (name) => {
      const { NODE_OPTIONS = '', ...needed } = all.deployed[name].environment;
      if (Object.keys(needed).length === 0) return;
      const none = await whyNotStarted(name, { NODE_OPTIONS });
      for (const variable of Object.keys(needed)) {
        looked.push(variable);
        if (none.includes(variable)) continue;
        // One that is asked for only beside others is left out alone.
        const { [variable]: _, ...others } = all.deployed[name].environment;
        const why = await whyNotStarted(name, others);
        if (!why.includes(variable)) silent.push(`${name} without ${variable}: ${why}`);
      }
    });
    expect(silent).toEqual([]);
    expect(looked.length).toBeGreaterThan(35);
  });

  async function whyNotStarted(name: FunctionName, environment: Record<string, string>): Promise<string> {
    const poorer = all.started({ ...all.deployed[name], environment });
    const why = await poorer.start().then(() => 'it started', String);
    await poorer.stop();
    return why;
  }

  it('is looked for on the Node that is deployed, where its binary is installed', () => {
    expect(nodeBinary()).toMatch(/node/u);
  });
});

/** The jobs that wait in the outbox are done. */
async function work(name: 'export-build'): Promise<void> {
  for (const id of await outbox('export')) {
    const item = await world.table.get({ pk: `OUTBOX#${id}`, sk: 'MESSAGE' });
    if (item) await all.work(name, { id: (item['content'] as { id: string }).id });
  }
}

/** The bureau gives the re-review more time. */
async function amend(closesAt: string): Promise<void> {
  const mutation = `mutation ($closesAt: Instant!) {
    amendPhase(input: { cycle: "620200-2024-1", phase: RE_REVIEW, closesAt: $closesAt, document: "嘉人社函〔2024〕37号", reason: "材料较多" }) { year }
  }`;
  await world.does('wang', mutation, { closesAt });
}

/** The ids of messages of a kind that wait in the outbox. */
async function outbox(kind: string): Promise<string[]> {
  const found: string[] = [];
  for (let shard = 0; shard < 16; shard += 1) {
    const { items } = await world.table.query({ index: 'byShard', pk: `PENDING#${String(shard).padStart(2, '0')}` });
    for (const item of items) if (kindOf(item['content'] as OutboxContent) === kind) found.push(String(item['id']));
  }
  return found;
}

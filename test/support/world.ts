/**
 * A city to test in: the real handler on a real table of its own, named people, and a clock the test moves. Messages in the
 * outbox are delivered when the test says so, to a letter box and lists that it can look at.
 */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createIssuer } from '../../functions/local/issuer.ts';
import { creditCode, idNumber, spelt } from '../../functions/local/people.ts';
import { tableDefinition } from '../../functions/operator/table-definition.ts';
import { authenticator } from '../../functions/runtime/auth.ts';
import { processMemory } from '../../functions/runtime/memory.ts';
import { pause } from '../../functions/runtime/pause.ts';
import { sealedCursors } from '../../functions/runtime/cursors.ts';
import { contextMaker } from '../../functions/runtime/deps.ts';
import { dynamoTable } from '../../functions/runtime/dynamo-table.ts';
import { graphqlHandler } from '../../functions/runtime/graphql-server.ts';
import { runCountJob } from '../../functions/runtime/count-jobs.ts';
import { runExportJob } from '../../functions/runtime/export-jobs.ts';
import { forgeKeys, keysOf } from '../../functions/runtime/keys.ts';
import type { Limiter } from '../../functions/runtime/limits.ts';
import { charts } from '../../functions/runtime/charts/index.ts';
import { printPaper } from '../../functions/runtime/paper-jobs.ts';
import { pdfPrinter } from '../../functions/runtime/pdf/index.ts';
import { tick } from '../../schema/calendar/actions.ts';
import type { Context } from '../../schema/core/context.ts';
import { marking } from '../../schema/core/marking.ts';
import type { BallotSigner, Mail } from '../../schema/core/ports.ts';
import { parseInstant, type Instant } from '../../schema/core/time.ts';
import { createApplicant } from '../../schema/identity/actions/applicants.ts';
import { establish, FOUNDER } from '../../schema/identity/actions/founding.ts';
import { personInput } from '../../schema/identity/model.ts';
import { loadActor } from '../../schema/identity/store.ts';
import { fileCommittee } from '../../schema/committee/filing/actions.ts';
import { addExpert } from '../../schema/committee/pool/actions/experts.ts';
import { putVacancy } from '../../schema/review/vacancies/store.ts';
import { change } from '../../schema/core/audit.ts';
import { installMissing } from '../../schema/announcement/actions/installing.ts';
import { bureauOf, provinceDeskOf } from '../../schema/announcement/cities.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { LEVELS } from '../../schema/announcement/data/series.ts';
import {
  digest,
  remind,
  remindOfMeetings,
  remindOfMilestones,
  sendDue,
  tellAmendments,
  tellAnnouncements,
  tellDueObjections,
  tellUntakenForms,
  tellLastDays,
  tellMissed,
} from '../../schema/notification/actions/index.ts';
import { lastDigest } from '../../schema/notification/rules/mail.ts';
import { endWays } from '../../schema/notification/actions/ended.ts';
import { deliver } from '../../schema/notification/deliver.ts';
import { closeDue } from '../../schema/posting/actions/close.ts';
import { RUNNING_ROSTERS } from '../../schema/result/roster/actions/close.ts';
import type { Item, Table, Write } from '../../schema/table/port.ts';
import { expertTyped, TEACHERS } from './committees.ts';
import { castBy, laterBallots } from './ballots.ts';
import { keep, type Kept } from './copies.ts';
import { beginning } from './living.ts';
import { masterKey } from './keys.ts';
import { meter } from './meter.ts';
import { shelf, type Contents } from './shelf.ts';
import { sweepWith } from './sweeping.ts';
import { makeTable, tableClient } from './table-client.ts';
import { eachQueue } from '../../schema/core/queues.ts';

/** What stories ask in a second no client asks; test/limits.test.ts asks as much as one may. */
export const UNLIMITED: Limiter = { take: () => null };

/** How often the stream gives a record of which nothing could be noted (cdk/notify.ts). */
const STREAM_TRIES = 4;

/** The cycle that stories live in, its city and the bureau there. */
export const { cycle: CYCLE, city: CITY } = JIAYUGUAN_2024_DOCUMENT;
export const BUREAU = bureauOf(CITY);
/** Another city of the same system, whose bureau has people and no notice yet. */
export const ELSEWHERE = '500112';

/** What the notice asks of a device that objects; stories ask less of a test's. */
export const LITTLE = { least: 4, most: 8, each: 5 };
const { policy } = JIAYUGUAN_2024_DOCUMENT;
const EASIER = { ...JIAYUGUAN_2024_DOCUMENT, policy: { ...policy, posting: { ...policy.posting, effort: LITTLE } } };

/** Where and when a story starts: the first hour of personal application. */
const MORNING = '2024-09-11T09:00:00+08:00';

export type Answer = { data: any; errors?: { message: string; path?: string[]; extensions: Record<string, any> }[] }; // oxlint-disable-line typescript/no-explicit-any -- answers are what a client sees: untyped JSON

export type World = Awaited<ReturnType<typeof world>>;

/** What a world is copied from: under which name many are, its table, its ballots, its files, its keys, what waits to be delivered, and its hour. */
type Origin = {
  name: string | null;
  kept: Kept;
  ballots: readonly Item[];
  files: Contents;
  master: ReturnType<typeof masterKey>;
  waiting: readonly string[];
  now: Instant;
};
/** `signer`: where a test has to know the keys of votes. */
type Trusting = { file: string; alone: 'on' | 'off' };
type Options = { at?: string; wrap?: (table: Table) => Table; limits?: Limiter; signer?: BallotSigner; trusted?: Trusting };

export async function world({
  at = MORNING,
  wrap = (table: Table) => table,
  limits = UNLIMITED,
  trusted = { file: '', alone: 'off' },
  signer,
  origin,
}: Options & { origin?: Origin } = {}) {
  const tableName = `world-${randomUUID()}`;
  let written = 0;
  const { watch, measure } = meter();
  const client = tableClient({
    ...watch,
    asks: (operation) => {
      watch.asks(operation);
      if (written === 0 && /^(?:TransactWrite|BatchWrite|Put|Update|Delete)/u.test(operation)) life.goesItsOwnWay();
    },
  });
  // Nothing here reads the stream, and the embedded table writes more slowly with each record in it.
  await makeTable(client, { TableName: tableName, ...tableDefinition(), StreamSpecification: { StreamEnabled: false } });
  const posted: string[] = [...(origin?.waiting ?? [])];
  /** What is written here is known to the world's life. */
  const knowingly = async (work: () => Promise<void>): Promise<void> => {
    written += 1;
    await work().finally(() => void (written -= 1));
  };
  const unnoted = dynamoTable(client, tableName);
  const transact: Table['transact'] = async (writes) => {
    await knowingly(() => unnoted.transact(writes));
    life.notes(writes);
    posted.push(...writes.flatMap(messageIn)); // what is committed is in the stream, told or not
  };
  const bare = wrap({ ...unnoted, transact });
  const { files, contents, stored, post } = shelf(() => now, origin?.files);
  const issuer = await ISSUER;
  const master = origin?.master ?? masterKey();
  let now = origin?.now ?? instant(at);
  const mails: Mail[] = [];
  const poisoned = new Set<string>();
  const jobs: string[] = [];
  const reports: string[] = [];
  const counts: string[] = [];
  const schedules: { name: string; at: Instant; target: string }[] = [];
  const { ballots, handler: taking, dump: dumpOfBallots, written: votes, put: putBallots } = laterBallots(origin?.ballots, signer);
  const life = beginning(origin?.name ?? null, {
    memory: { lists: { posted, mails, jobs, reports, counts, schedules }, maps: contents },
    others: () => [poisoned.size, votes()],
    beside: { dump: dumpOfBallots, put: putBallots },
    now: () => now,
    at: (when) => void (now = when),
    keep: (keys) => keep({ client, tableName }, keys),
    lay: (kept) => knowingly(() => kept.lay({ client, tableName })),
  });
  if (origin) await knowingly(() => origin.kept.lay({ client, tableName }));
  else await forgeKeys(unnoted, master, instant(at));
  const keys = keysOf(bare, master);
  const contextOf = contextMaker({ table: bare, files, keys, ballots, cursors: sealedCursors('test') });
  // What a test commits by itself is marked as well.
  const table = marking(bare, keys.scribe);
  const env = {
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS: JSON.stringify(issuer.jwks()),
    INTROSPECTION: 'on' as const,
    TRUSTED_DOCUMENTS: trusted.file,
    TRUSTED_ALONE: trusted.alone,
  };
  const handler = graphqlHandler({ env, authenticate: authenticator(env), contextOf, limits });
  const queueInto = (ids: string[]) => ({
    send: (body: string) => Promise.resolve(void ids.push((JSON.parse(body) as { id: string }).id)),
  });

  /** A request as the gateway hands it on. */
  async function send(
    request: Partial<{
      method: string;
      path: string;
      address: string;
      headers: Record<string, string>;
      body: string;
      query: string;
      arrivesAt: Instant;
      stageVariables: Record<string, string>;
    }>,
  ): Promise<APIGatewayProxyStructuredResultV2> {
    const {
      method = 'POST',
      path = '/graphql',
      address = '127.0.0.1',
      headers = {},
      body,
      query = '',
      arrivesAt = now,
      stageVariables,
    } = request;
    return handler({
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      headers: { 'content-type': 'application/json', ...headers },
      requestContext: {
        requestId: randomUUID(),
        timeEpoch: arrivesAt,
        http: { method, path, protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' },
      },
      isBase64Encoded: false,
      ...(body !== undefined && { body }),
      ...(stageVariables && { stageVariables }),
    } as unknown as APIGatewayProxyEventV2);
  }

  /** What a person's client gets for a document; null asks without a login. */
  async function ask(
    who: string | null,
    query: string,
    variables: Record<string, unknown> = {},
    options: { arrivesAt?: Instant; language?: string; path?: string } = {},
  ): Promise<Answer> {
    const token = who && (await tokenOf(who, options.arrivesAt ?? now));
    const headers = { ...(token && { authorization: `Bearer ${token}` }), 'accept-language': options.language ?? 'zh-CN' };
    const result = await send({
      headers,
      body: JSON.stringify({ query, variables }),
      ...(options.arrivesAt !== undefined && { arrivesAt: options.arrivesAt }),
      ...(options.path !== undefined && { path: options.path }),
    });
    return JSON.parse(result.body ?? '{}') as Answer;
  }

  /** What is answered, where all has to go well. */
  async function does(
    who: string | null,
    query: string,
    variables: Record<string, unknown> = {},
    options: { arrivesAt?: Instant } = {},
  ): Promise<Answer['data']> {
    const { data, errors } = await ask(who, query, variables, options);
    if (errors) throw new Error(`${who} was refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The code with which a document is refused; `null` when it is done. */
  async function refusal(
    who: string | null,
    query: string,
    variables: Record<string, unknown> = {},
    options: { arrivesAt?: Instant } = {},
  ): Promise<string | null> {
    const { errors } = await ask(who, query, variables, options);
    return errors?.[0]?.extensions.code ?? null;
  }

  const carriers = {
    table,
    pause,
    memory: processMemory(),
    mailer: {
      send: (mail: Mail) => {
        // As a mail server says it: its sentence names the address.
        if (poisoned.has(mail.to))
          return Promise.reject(Object.assign(new Error(`550 <${mail.to}> unknown`), { code: 'EENVELOPE', responseCode: 550 }));
        return Promise.resolve(void mails.push(mail));
      },
    },
    queues: eachQueue((queue) => queueInto({ export: jobs, report: reports, statistics: counts }[queue])),
    scheduler: { set: (schedule: { name: string; at: Instant; target: string }) => Promise.resolve(void schedules.push(schedule)) },
  };

  return {
    table,
    client,
    tableName,
    life,
    master,
    scribe: keys.scribe,
    issuer,
    mails,
    jobs,
    schedules,
    stored,
    contents,
    files,
    /** What a browser does with the form of an upload: null, or the code with which the store refuses it. */
    post,
    measure,
    handler,
    send,
    ask,
    does,
    refusal,
    contextOf,
    /** What the function of ballots answers a voter’s client. */
    castBallot: (...asked: Parameters<typeof castBy> extends [unknown, ...infer Asked] ? Asked : never) => castBy(taking, ...asked),
    /** All that lies in the table of ballots. */
    dumpOfBallots,
    /** What stands in the outbox undelivered goes out, and what that leaves there; what fails is left to the sweep. Answers how many. */
    async deliver(): Promise<number> {
      let count = 0;
      for (let id = posted.shift(); id !== undefined; id = posted.shift()) {
        for (let failed = true, tries = 1; failed && tries <= STREAM_TRIES; tries += 1) {
          failed = await deliver(carriers, id, now).then(
            () => false,
            () => true,
          );
        }
        count += 1;
      }
      return count;
    },
    /** Looks after what is due in the outbox, and tells what came of each. */
    sweep: () => sweepWith(carriers, now),
    carriers,
    /** Addresses that the mail server refuses. */
    poisoned,
    /** The messages that wait for delivery. */
    undelivered: (): readonly string[] => posted,
    /** Delivers once more all that ever was delivered or posted, as a replayed stream would. */
    replay: async (ids: readonly string[]) => Promise.all(ids.map((id) => deliver(carriers, id, now))),
    /** Does the jobs that wait in the queue: exports, checks of tables, parts of rehearsals. */
    async build(): Promise<void> {
      for (const job of jobs.splice(0)) await runExportJob(contextOf(now), job);
    },
    /** Closes the postings that are over, of units and of results, and prints the reports that wait. */
    async closePostings(): Promise<void> {
      await closeDue(contextOf(now));
      await closeDue(contextOf(now), RUNNING_ROSTERS);
      await this.deliver();
      await this.print();
    },
    /** Counts the years that wait to be counted, and looks for the risk signals that are asked for. */
    async count(): Promise<void> {
      for (const id of counts.splice(0)) await runCountJob(contextOf(now), { printer: PRINTER, charts }, id);
    },
    /** Prints the papers that wait. */
    async print(): Promise<void> {
      for (const paper of reports.splice(0)) await printPaper(contextOf(now), PRINTER, paper);
    },
    /** What the queue of papers brings once more. */
    printOf: (paper: string) => printPaper(contextOf(now), PRINTER, paper),
    tick: () => tick(contextOf(now)),
    remind: () => remind(contextOf(now)),
    remindOfMeetings: () => remindOfMeetings(contextOf(now)),
    remindOfMilestones: () => remindOfMilestones(contextOf(now)),
    digest: () => digest(contextOf(now)),
    tellAmendments: () => tellAmendments(contextOf(now)),
    tellAnnouncements: () => tellAnnouncements(contextOf(now)),
    tellMissed: () => tellMissed(contextOf(now)),
    tellLastDays: () => tellLastDays(contextOf(now)),
    tellDueObjections: () => tellDueObjections(contextOf(now)),
    tellUntakenForms: () => tellUntakenForms(contextOf(now)),
    endWays: () => endWays(contextOf(now)),
    sendDue: () => sendDue(contextOf(now)),
    get now() {
      return now;
    },
    /** Moves the clock. */
    at(when: string | Instant): void {
      now = typeof when === 'number' ? when : instant(when);
    },
    context: (): Context => contextOf(now),
    /** The context of somebody, for calling an action directly. */
    as: async (account: string): Promise<Context> => {
      const actor = await loadActor(contextOf(now), account);
      if (!actor) throw new Error(`${account} has no account`);
      return contextOf(now, actor);
    },
  };
}

/** The font is read once. */
const PRINTER = pdfPrinter();

/** An instant as the stories write it. */
export function instant(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`not an instant: ${text}`);
  return at;
}

let sequence = 0;

/** All worlds trust the one who signs people in. */
const ISSUER = createIssuer({ issuer: 'https://issuer.example.cn', audience: 'zhicheng' });
const tokens = new Map<string, string>();

/** A person's token of an hour: a client logs in once, and not for every request. */
async function tokenOf(who: string, now: Instant): Promise<string> {
  const token = tokens.get(`${who} ${now}`) ?? (await (await ISSUER).token(who, now));
  tokens.set(`${who} ${now}`, token);
  SECRETS.add(token);
  return token;
}

/** Numbers that must stand nowhere in plain: of everybody made up here, and every token given out (G14). */
export const SECRETS = new Set<string>();

/** What is typed of a person; numbers are made up, valid, and nobody else's. */
export function person(account: string, name: string) {
  sequence += 1;
  const year = 1960 + (sequence % 30);
  const identityNumber = idNumber(`${year}0615`, sequence % 1000);
  const telephone = `139${String(37_000_000 + sequence)}`;
  SECRETS.add(identityNumber).add(telephone);
  return { account, name: spelt(name), identityNumber, email: `${account}@example.cn`, telephone };
}

/** Another world that is as this one is now; what happens in one does not happen in the other. */
export async function copyOf(one: World, options: Options = {}): Promise<World> {
  return worldFrom(await originOf(one), options);
}

function shelved({ stored, types, modified, promised }: Contents): Contents {
  return { stored: new Map(stored), types: new Map(types), modified: new Map(modified), promised: new Map(promised) };
}

/** A world that begins where another was at the time. */
export function worldFrom(origin: Origin, options: Options = {}): Promise<World> {
  return world({ ...options, origin });
}

/** A world as it is now. */
export async function originOf({ client, tableName, contents, master, now, undelivered, dumpOfBallots }: World): Promise<Origin> {
  return {
    name: null,
    kept: await keep({ client, tableName }),
    ballots: await dumpOfBallots(),
    files: shelved(contents),
    master,
    waiting: [...undelivered()],
    now,
  };
}

const founded = new Map<string, Promise<Origin>>();

/** A city as it is on the first day; it is founded once, and copied. */
export async function city({ at = MORNING, ...options }: Options = {}): Promise<World> {
  const origin = founded.get(at) ?? founding(at).then(async (one) => ({ ...(await originOf(one)), name: `city ${at}` }));
  founded.set(at, origin);
  return world({ ...options, origin: await origin });
}

/** The bureau, the departments, a school and a hospital with their people. */
async function founding(at: string): Promise<World> {
  const one = await world({ at });
  const founder = one.contextOf(instant('2024-09-02T09:00:00+08:00'), FOUNDER);
  await installMissing(founder, [EASIER]);
  const found = (
    id: string,
    kind: 'PROVINCE' | 'BUREAU' | 'DEPARTMENT' | 'UNIT',
    name: string,
    authority: string | null,
    officers: ReturnType<typeof person>[],
    supervisors: ReturnType<typeof person>[] = [],
    of = CITY,
  ) => {
    sequence += 1;
    return establish(founder, {
      id,
      city: of,
      kind,
      name,
      unitKind: kind === 'UNIT' ? 'PUBLIC_INSTITUTION' : null,
      central: null,
      creditCode: creditCode(sequence),
      contact: officers[0]?.name ?? '',
      telephone: '0937-6789790',
      authority,
      officers: officers.map((officer) => personInput.parse(officer)),
      supervisors: supervisors.map((supervisor) => personInput.parse(supervisor)),
    });
  };
  await found(
    BUREAU,
    'BUREAU',
    '嘉峪关市人力资源和社会保障局',
    null,
    [person('wang', '王建国'), person('li', '李秀梅')],
    [person('he', '何正')],
  );
  await found('education', 'DEPARTMENT', '嘉峪关市教育局', BUREAU, [person('zhao', '赵文斌'), person('sun', '孙丽华')]);
  await found('health', 'DEPARTMENT', '嘉峪关市卫生健康委员会', BUREAU, [person('qian', '钱为民')]);
  await found('industry', 'DEPARTMENT', '嘉峪关市工业和信息化局', BUREAU, [person('zhou', '周刚')]);
  await found('agriculture', 'DEPARTMENT', '嘉峪关市农业农村局', BUREAU, [person('wu', '吴芳')]);
  await found(provinceDeskOf('620000'), 'PROVINCE', '甘肃省人力资源和社会保障厅', null, [person('sheng', '盛平')], [], '620000');
  await found(
    bureauOf(ELSEWHERE),
    'BUREAU',
    '重庆市渝北区人力资源和社会保障局',
    null,
    [person('yu', '于洋'), person('yanhua', '严华')],
    [person('kang', '康健')],
    ELSEWHERE,
  );
  await found('school', 'UNIT', '嘉峪关市第一中学', 'education', [person('chen', '陈静'), person('lin', '林涛')]);
  await found('hospital', 'UNIT', '嘉峪关市第一人民医院', 'health', [person('huang', '黄磊')]);
  for (const [officer, unit, account, name] of [
    ['chen', 'school', 'liu', '刘洋'],
    ['chen', 'school', 'yang', '杨帆'],
    ['huang', 'hospital', 'ma', '马晓丽'],
  ] as const) {
    await createApplicant(await one.as(officer), { unit, person: person(account, name), standing: { kind: 'INSTITUTION_STAFF' } });
  }
  // On the day before, so that its digest has told what they were called to: on the first day nothing is left to be told.
  one.at(lastDigest(one.now));
  await fileCommittee(await one.as('wang'), {
    committee: 'city-school-teaching',
    tier: 'HIGH',
    document: '嘉人社函〔2024〕12号',
    validFrom: '2024-09-01',
    validUntil: '2027-08-31',
    seats: 25,
    contact: '潘慧',
    telephone: '0937-6225900',
    officers: [person('pan', '潘慧'), person('tao', '陶然')],
  });
  await addExpert(await one.as('pan'), { committee: TEACHERS, person: person('fan', '范立'), expert: expertTyped() });
  await one.deliver();
  await one.digest();
  await one.deliver();
  one.at(at);
  await vacant(one, 'school', 'school-teaching');
  await vacant(one, 'hospital', 'health');
  await vacant(one, 'hospital', 'school-teaching');
  await one.deliver(); // what its people were told on the way
  return one;
}

/** Fifty vacancies of each level. */
export async function vacant({ table, now }: World, unit: string, series: string, cycle = CYCLE): Promise<void> {
  const by = { kind: 'system', name: 'test' } as const;
  const writes = LEVELS.flatMap((level) => {
    const data = { unit, cycle, series, level, total: 50, taken: 0, document: '嘉人社岗〔2024〕1号', proposal: null };
    const { after, entry } = change({ kind: 'VACANCY', id: [unit, cycle, series, level].join('.') }, null, data, {
      by,
      at: now,
      action: 'set',
    });
    return [putVacancy(after, null), entry];
  });
  await table.transact(writes);
}

/** The global id of an account. */
export const accountId = (name: string): string => Buffer.from(`Account:${name}`).toString('base64');

/** The global id of an organisation. */
export const organisationId = (id: string): string => Buffer.from(`Organisation:${id}`).toString('base64');

/** The outbox message that a committed write leaves, as the stream would show it. */
function messageIn(write: Write): string[] {
  const isMessage = 'put' in write && write.put.pk.startsWith('OUTBOX#') && write.when === 'absent';
  return isMessage ? [write.put.pk.slice('OUTBOX#'.length)] : [];
}

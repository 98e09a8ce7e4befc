/** Every mutation meets every role. The list of mutations comes from the schema: a new one without a row here fails (P10, G13). */
import { isNonNullType, type GraphQLInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { creditCode } from '../functions/local/people.ts';
import { schema } from '../schema/index.ts';
import {
  ACCEPT,
  AGREE_TO_FINISH,
  ALLOW_AGAIN,
  ANSWER_WITHDRAWAL,
  applicationIn,
  APPROVE,
  ASK_WITHDRAWAL,
  BEGIN,
  BULK,
  CALL_IN,
  CHANGE_UNIT,
  CONFIRM,
  DECIDE,
  DECIDE_ALIKE,
  DECIDE_AT_MEETING,
  EXCLUDE,
  EXPORT,
  freshKey,
  INSPECT,
  inState,
  KEEP_ORIGINALS,
  OBJECT,
  PASS,
  POST,
  POSTING_CONFIRM,
  POSTING_UPLOAD,
  RECEIVE,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  RELEASE,
  REMOVE,
  REROUTE,
  RESTORE,
  RETURN,
  SAVE,
  SECTIONS,
  SET_VACANCIES,
  SUBMIT,
  type Handle,
  UPLOADS,
  WITHDRAW,
} from './support/forms.ts';
import { TICKET, worked } from './support/objecting.ts';
import { objection, posting, uploadedTo } from './support/postings.ts';
import { BEGIN_CHECK, CHECK_TABLE, checkOf } from './support/checks.ts';
import { BEGIN_IMPORT, CHECK_IMPORT, importOf, RUN_IMPORT, teacher } from './support/imports.ts';
import { dump, wrongWith } from './support/invariants.ts';
import {
  PREPARE,
  preparedTable,
  RECALL_TABLE,
  RECEIVE_TABLE,
  receivedTable,
  SEND_BACK_TABLE,
  SEND_TABLE,
  sentTable,
} from './support/tables.ts';
import { aDeadMessage, aNotice, MARK, MARK_ALL, PREFER, REDELIVER, REDELIVER_ALL } from './support/notices.ts';
import { accountId, city, organisationId, person, type World } from './support/world.ts';
import type { State } from '../schema/application/moves.ts';

/** One person for each role, and for each role the same one of another organisation. */
const PEOPLE = {
  public: null,
  applicant: 'liu',
  'another applicant': 'yang',
  'unit officer': 'chen',
  'officer of another unit': 'huang',
  'department officer': 'zhao',
  'officer of another department': 'qian',
  'bureau officer': 'wang',
  supervisor: 'he',
} as const;
type Who = keyof typeof PEOPLE;

/** Who knows a person: himself, his unit, the department above it, the bureau, supervisors (P10). */
const CIRCLE: readonly Who[] = ['applicant', 'unit officer', 'department officer', 'bureau officer', 'supervisor'];
/** Who reads an application once it is recommended. */
const READERS = CIRCLE;

type Row = {
  may: readonly Who[];
  document: string;
  variables: (world: World) => Promise<Record<string, unknown>>;
  /** Each row of its answer says for itself whether it was refused (D8). */
  inRows?: true;
};

/** A decision in the days of the re-review. */
const later =
  (state: State, at = '2024-11-05T10:00:00+08:00') =>
  async (world: World) => {
    const { id, version } = await inState(world, state);
    if (state === 'APPROVED') await receivedTable(world);
    world.at(at);
    return { application: id, version, opinion: '意见' };
  };
const ANYBODY = Object.keys(PEOPLE) as Who[];
/** Anybody with an account. */
const EVERYBODY = ANYBODY.filter((who) => who !== 'public');
const AUTHORITIES: readonly Who[] = ['department officer', 'bureau officer'];

const decision = (state: Parameters<typeof applicationIn>[1]) => async (world: World) => {
  const { id, version } = await applicationIn(world, state);
  return { application: id, version, opinion: '意见' };
};
const onDraft = (more: (handle: Handle) => Record<string, unknown>) => async (world: World) => {
  const handle = await applicationIn(world, 'DRAFT');
  return { application: handle.id, ...more(handle) };
};

/** An import of chen's with two teachers in its workbook, checked or not. */
const uploaded = (checked: boolean) => async (world: World) => {
  const id = await importOf(world, 'chen', 'school', [teacher('imported-1', '甲'), teacher('imported-2', '乙')]);
  if (checked) await world.does('chen', CHECK_IMPORT, { import: id });
  return { import: id };
};

/** The summary table that liu's approval began, prepared by zhao, and sent or not. */
const tableThat = (is: 'prepared' | 'sent') => async (world: World) => {
  await applicationIn(world, 'APPROVED');
  const { id, version } = await (is === 'sent' ? sentTable(world) : preparedTable(world));
  return { table: id, version };
};

const ROWS: Record<string, Row> = {
  amendPhase: {
    may: ['bureau officer'],
    document:
      'mutation ($closesAt: Instant!) { amendPhase(input: { cycle: "2024", phase: APPLICATION, closesAt: $closesAt, document: "文号", reason: "事由" }) { year } }',
    variables: () => Promise.resolve({ closesAt: '2024-10-25T00:00:00+08:00' }),
  },
  createUnit: {
    may: ['bureau officer'],
    document:
      'mutation ($authority: ID!, $creditCode: String!, $officers: [PersonInput!]!) { createUnit(input: { authority: $authority, name: "新单位", kind: PUBLIC_INSTITUTION, creditCode: $creditCode, contact: "张三", telephone: "0937-6210001", officers: $officers }) { id } }',
    variables: () =>
      Promise.resolve({ authority: organisationId('bureau'), creditCode: creditCode(777_777), officers: [person('officer-a', '甲')] }),
  },
  createApplicant: {
    may: ['unit officer'],
    document:
      'mutation ($unit: ID!, $person: PersonInput!) { createApplicant(input: { unit: $unit, person: $person, standing: { kind: INSTITUTION_STAFF } }) { account } }',
    variables: () => Promise.resolve({ unit: organisationId('school'), person: person('newcomer', '新人') }),
  },
  addOfficer: {
    may: ['department officer', 'bureau officer'],
    document:
      'mutation ($organisation: ID!, $person: PersonInput!) { addOfficer(input: { organisation: $organisation, person: $person }) { account } }',
    variables: () => Promise.resolve({ organisation: organisationId('school'), person: person('third', '第三') }),
  },
  beginImport: {
    may: ['unit officer'],
    document: BEGIN_IMPORT,
    variables: () => Promise.resolve({ unit: organisationId('school') }),
  },
  checkImport: { may: ['unit officer'], document: CHECK_IMPORT, variables: uploaded(false) },
  runImport: { may: ['unit officer'], document: RUN_IMPORT, variables: uploaded(true) },
  enrolApplicant: {
    may: ['unit officer'],
    document:
      'mutation ($unit: ID!, $account: ID!) { enrolApplicant(input: { unit: $unit, account: $account, standing: { kind: INSTITUTION_STAFF } }) { account } }',
    variables: () => Promise.resolve({ unit: organisationId('school'), account: accountId('lin') }),
  },
  appointOfficer: {
    may: ['department officer', 'bureau officer'],
    document: 'mutation ($o: ID!, $a: ID!) { appointOfficer(input: { organisation: $o, account: $a }) { account } }',
    variables: () => Promise.resolve({ o: organisationId('school'), a: accountId('liu') }),
  },
  dismissOfficer: {
    may: ['department officer', 'bureau officer'],
    document: 'mutation ($o: ID!, $a: ID!) { dismissOfficer(input: { organisation: $o, account: $a, reason: "调岗" }) { account } }',
    variables: () => Promise.resolve({ o: organisationId('school'), a: accountId('lin') }),
  },
  changeStanding: {
    may: ['unit officer', 'bureau officer'],
    document: 'mutation ($a: ID!) { changeStanding(input: { account: $a, standing: { kind: INSTITUTION_CONTRACT } }) { kind } }',
    variables: () => Promise.resolve({ a: accountId('liu') }),
  },
  recordExclusion: {
    may: ['unit officer', 'department officer', 'bureau officer'],
    document: EXCLUDE,
    variables: () => Promise.resolve({ account: accountId('liu') }),
  },
  liftExclusion: {
    may: ['unit officer', 'department officer', 'bureau officer'],
    document: 'mutation ($a: ID!, $e: String!) { liftExclusion(input: { account: $a, exclusion: $e, reason: "复核撤销" }) { version } }',
    variables: async (world) => {
      const { recordExclusion } = await world.does('chen', EXCLUDE, { account: accountId('liu') });
      return { a: accountId('liu'), e: recordExclusion.exclusions[0].id };
    },
  },
  releaseApplicant: {
    may: ['unit officer', 'bureau officer'],
    document: RELEASE,
    variables: () => Promise.resolve({ account: accountId('liu'), to: organisationId('hospital') }),
  },
  receiveApplicant: {
    may: ['officer of another unit'],
    document: RECEIVE,
    variables: async (world) => {
      await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
      return { account: accountId('liu'), unit: organisationId('hospital') };
    },
  },
  revealIdentityNumber: {
    may: ['unit officer', 'department officer', 'bureau officer'],
    document: 'mutation ($a: ID!) { revealIdentityNumber(input: { account: $a, purpose: REVIEW, reason: "核对身份证原件" }) }',
    variables: () => Promise.resolve({ a: accountId('liu') }),
  },
  beginApplication: {
    may: ['applicant', 'another applicant'],
    document: BEGIN,
    variables: () => Promise.resolve({ unit: organisationId('school') }),
  },
  saveSection: { may: ['applicant'], document: SAVE, variables: onDraft(() => ({ version: 1, content: { basics: SECTIONS.basics } })) },
  submitApplication: { may: ['applicant'], document: SUBMIT, variables: onDraft(({ version }) => ({ version, key: freshKey() })) },
  requestUploads: {
    may: ['applicant'],
    document: UPLOADS,
    variables: onDraft(() => ({ files: [{ contentType: 'application/pdf', size: 9 }] })),
  },
  confirmUploads: {
    may: ['applicant'],
    document: CONFIRM,
    variables: onDraft(() => ({ files: [{ number: 1, title: '材料', fileName: '1.pdf' }] })),
  },
  removeProof: { may: ['applicant'], document: REMOVE, variables: onDraft(() => ({ number: 4 })) },
  changeApplicationUnit: {
    may: ['applicant'],
    document: CHANGE_UNIT,
    variables: async (world) => {
      const { id, version } = await applicationIn(world, 'DRAFT');
      await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
      await world.does('huang', RECEIVE, { account: accountId('liu'), unit: organisationId('hospital') });
      return { application: id, version };
    },
  },
  agreeToFinish: {
    may: ['applicant', 'unit officer', 'officer of another unit'],
    document: AGREE_TO_FINISH,
    variables: async (world) => {
      await applicationIn(world, 'SUBMITTED');
      await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
      return { account: accountId('liu') };
    },
  },
  withdrawApplication: { may: ['applicant'], document: WITHDRAW, variables: onDraft(({ version }) => ({ version })) },
  requestWithdrawal: { may: ['applicant'], document: ASK_WITHDRAWAL, variables: decision('RECOMMENDED') },
  restoreApplication: {
    may: ['applicant'],
    document: RESTORE,
    variables: async (world) => {
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      const { withdrawApplication } = await world.does('liu', WITHDRAW, { application: id, version });
      return { application: id, version: withdrawApplication.version };
    },
  },
  answerWithdrawal: {
    may: ['department officer'],
    document: ANSWER_WITHDRAWAL,
    variables: async (world) => {
      const { id, version } = await applicationIn(world, 'RECOMMENDED');
      const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
      return { application: id, version: requestWithdrawal.version };
    },
  },
  acceptApplication: { may: ['unit officer'], document: ACCEPT, variables: decision('SUBMITTED') },
  returnApplication: { may: ['unit officer'], document: RETURN, variables: decision('SUBMITTED') },
  recommendApplication: { may: ['unit officer'], document: RECOMMEND, variables: decision('CLEARED') },
  approveApplication: { may: ['department officer'], document: APPROVE, variables: decision('RECOMMENDED') },
  requestPostingUpload: {
    may: ['unit officer'],
    document: POSTING_UPLOAD,
    variables: async (world) => ({ posting: (await posting(world)).id }),
  },
  confirmPostingUpload: {
    may: ['unit officer'],
    document: POSTING_CONFIRM,
    variables: async (world) => uploadedTo(world, (await posting(world)).id),
  },
  postApplication: { may: ['unit officer'], document: POST, variables: decision('ACCEPTED') },
  lodgeObjection: {
    may: ANYBODY,
    document: OBJECT,
    variables: async (world) => {
      const { id } = await posting(world);
      const { objectionTicket } = await world.does(null, TICKET, { posting: id });
      const objector = { name: '周明', telephone: '13937001234' };
      return { posting: id, objector, key: objectionTicket.ticket, proof: worked(objectionTicket) };
    },
  },
  decideObjections: {
    may: ['unit officer'],
    document: DECIDE_ALIKE,
    variables: async (world) => ({
      objections: [{ objection: await objection(world, (await posting(world)).id), version: 1 }],
      key: freshKey(),
    }),
    inRows: true,
  },
  decideObjection: {
    may: ['unit officer'],
    document: DECIDE,
    variables: async (world) => ({ objection: await objection(world, (await posting(world)).id), finding: 'DISMISSED' }),
  },
  reviewInBulk: {
    may: ['unit officer'],
    document: BULK,
    variables: async (world) => {
      const { id, version } = await applicationIn(world, 'SUBMITTED');
      return { action: 'ACCEPT', rows: [{ application: id, version }], key: freshKey() };
    },
    inRows: true,
  },
  recordMeeting: {
    may: ['bureau officer'],
    document: RECORD_MEETING,
    variables: (world) => Promise.resolve(world.at('2024-11-09T10:00:00+08:00')).then(() => ({})),
  },
  decideAtMeeting: {
    may: ['bureau officer'],
    document: DECIDE_AT_MEETING,
    variables: async (world) => {
      const { application, version } = await later('PASSED', '2024-11-09T10:00:00+08:00')(world);
      const { recordMeeting } = await world.does('wang', RECORD_MEETING);
      return { meeting: recordMeeting.id, rows: [{ application, version }], key: freshKey() };
    },
    inRows: true,
  },
  recordOriginals: { may: AUTHORITIES, document: KEEP_ORIGINALS, variables: decision('RECOMMENDED') },
  callInOriginals: { may: AUTHORITIES, document: CALL_IN, variables: decision('RECOMMENDED') },
  recordInspection: {
    may: AUTHORITIES,
    document: INSPECT,
    variables: async (world) => {
      const asked = await decision('RECOMMENDED')(world);
      await world.does('zhao', CALL_IN, asked);
      return asked;
    },
  },
  setVacancies: {
    may: ['unit officer'],
    document: SET_VACANCIES,
    variables: () => Promise.resolve({ unit: organisationId('school'), total: 3 }),
  },
  refuseApplication: { may: ['department officer'], document: REFUSE, variables: decision('RECOMMENDED') },
  passApplication: { may: AUTHORITIES, document: PASS, variables: later('APPROVED') },
  rerouteApplication: {
    may: ['department officer'],
    document: REROUTE,
    variables: async (world) => ({ ...(await decision('RECOMMENDED')(world)), committee: 'annex-1-50' }),
  },
  allowReturnAgain: {
    may: ['bureau officer'],
    document: ALLOW_AGAIN,
    variables: async (world) => ({ ...(await decision('RECOMMENDED')(world)), sections: ['basics'] }),
  },
  exportSummaryTable: {
    may: ['department officer', 'bureau officer'],
    document: EXPORT,
    variables: () => Promise.resolve({ series: 'school-teaching', level: 'SENIOR' }),
  },
  prepareSummaryTable: {
    may: ['department officer'],
    document: PREPARE,
    variables: async (world) => {
      await applicationIn(world, 'APPROVED');
      return {};
    },
  },
  beginTableCheck: { may: ['department officer', 'bureau officer'], document: BEGIN_CHECK, variables: () => Promise.resolve({}) },
  checkTable: {
    may: ['department officer', 'bureau officer'],
    document: CHECK_TABLE,
    variables: async (world) => ({ check: await checkOf(world, Buffer.from('a table')) }),
  },
  sendSummaryTable: { may: ['department officer'], document: SEND_TABLE, variables: tableThat('prepared') },
  recallSummaryTable: { may: ['department officer'], document: RECALL_TABLE, variables: tableThat('sent') },
  receiveSummaryTable: { may: ['bureau officer'], document: RECEIVE_TABLE, variables: tableThat('sent') },
  sendBackSummaryTable: { may: ['bureau officer'], document: SEND_BACK_TABLE, variables: tableThat('sent') },
  markRead: { may: ['applicant'], document: MARK, variables: async (world) => ({ notices: [await aNotice(world)] }) },
  markAllRead: { may: EVERYBODY, document: MARK_ALL, variables: () => Promise.resolve({ until: '2024-09-12T00:00:00+08:00' }) },
  setNotificationPreferences: {
    may: EVERYBODY,
    document: PREFER,
    variables: () => Promise.resolve({ choices: [{ class: 'PROGRESS', mail: 'OFF' }] }),
  },
  redeliver: { may: ['bureau officer'], document: REDELIVER, variables: async (world) => ({ message: await aDeadMessage(world) }) },
  redeliverAll: {
    may: ['bureau officer'],
    document: REDELIVER_ALL,
    variables: async (world) => {
      await aDeadMessage(world);
      return { kind: 'MAIL' };
    },
  },
};

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const NO = [
  'UNAUTHENTICATED',
  'ROLE_REQUIRED',
  'APPLICATION_UNKNOWN',
  'ORGANISATION_UNKNOWN',
  'PERSON_UNKNOWN',
  'PURPOSE_CLOSED',
  'IMPORT_UNKNOWN',
  'POSTING_UNKNOWN',
  'OBJECTION_UNKNOWN',
  'TABLE_UNKNOWN',
  'CHECK_UNKNOWN',
  'NOTICE_UNKNOWN',
];

describe('the list of mutations', () => {
  it('is complete: every mutation has a row, and every row a mutation', () => {
    expect(Object.keys(ROWS).toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
  });

  it('every mutation takes an idempotency key (G4)', () => {
    for (const { name, args } of mutations) {
      const type = args[0] && isNonNullType(args[0].type) ? (args[0].type.ofType as GraphQLInputObjectType) : null;
      expect(Object.keys(type?.getFields() ?? {}), name).toContain('key');
    }
  });
});

describe.each(mutations.map(({ name }) => name))('%s', (name) => {
  it('is refused to all who may not, changing nothing, and done for each who may', async () => {
    const row = ROWS[name];
    if (!row) throw new Error(`${name} has no row`);
    const refused = async (world: World, who: Who, variables: Record<string, unknown>): Promise<string | null> => {
      const { data, errors } = await world.ask(PEOPLE[who], row.document, variables);
      const answered = data?.[name];
      const [first] = row.inRows ? (answered?.rows ?? answered ?? []) : [];
      return errors?.[0]?.extensions.code ?? first?.refusal?.code ?? null;
    };
    const world = await city();
    const variables = await row.variables(world);
    const before = await dump(world);
    for (const who of Object.keys(PEOPLE) as Who[]) {
      if (row.may.includes(who)) continue;
      const code = await refused(world, who, variables);
      expect(NO, `${who}: ${code}`).toContain(code);
      if (who === 'public') expect(code).toBe('UNAUTHENTICATED');
    }
    expect(await dump(world)).toEqual(before);
    for (const who of row.may) {
      const own = await city();
      expect(await refused(own, who, await row.variables(own)), who).toBeNull();
      expect(wrongWith(await dump(own))).toEqual([]);
    }
  });
});

describe('queries', () => {
  /** What a query shows to whom; all others are refused or see nothing. */
  const QUERIES: Record<string, { document: string; may: readonly Who[]; shows: (data: Record<string, never>) => unknown }> = {
    unitApplications: {
      document: 'query ($unit: ID!) { unitApplications(unit: $unit) { edges { node { id } } } }',
      may: ['unit officer', 'bureau officer', 'supervisor'],
      shows: ({ unitApplications }: Record<string, { edges: object[] }>) => unitApplications?.edges[0],
    },
    departmentApplications: {
      document:
        'query ($department: ID!) { departmentApplications(department: $department, state: RECOMMENDED) { edges { node { id } } } }',
      may: ['department officer', 'bureau officer', 'supervisor'],
      shows: ({ departmentApplications }: Record<string, { edges: object[] }>) => departmentApplications?.edges[0],
    },
    summaryTables: {
      document: 'query ($department: ID!) { summaryTables(department: $department) { edges { node { id } } } }',
      may: ['department officer', 'bureau officer', 'supervisor'],
      shows: ({ summaryTables }: Record<string, { edges: object[] }>) => summaryTables?.edges[0],
    },
    node: {
      document: 'query ($application: ID!) { node(id: $application) { ... on Application { form { basics { startedWorkOn } } } } }',
      may: ['applicant', 'unit officer', 'department officer', 'bureau officer', 'supervisor'],
      shows: ({ node }) => node,
    },
  };

  it.each(Object.keys(QUERIES))('%s shows an application to those who may see it, and to nobody else', async (name) => {
    const query = QUERIES[name];
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const variables = { unit: organisationId('school'), department: organisationId('education'), application: id };
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const { data, errors } = await world.ask(PEOPLE[who], query?.document ?? '', variables);
      const shown = errors ? null : (query?.shows(data) ?? null);
      expect(shown !== null, who).toBe(query?.may.includes(who));
    }
  });
});

describe('sensitive fields', () => {
  /** What is shown of liu and of his recommended application, to whom; to all others it is null, empty, or there is no such thing. */
  const FIELDS: Record<string, { of: 'account' | 'application'; field: string; may: readonly Who[] }> = {
    'the masked identity number': { of: 'account', field: 'identityNumber', may: CIRCLE },
    'the telephone number': { of: 'account', field: 'telephone', may: CIRCLE },
    'the e-mail address': { of: 'account', field: 'email', may: CIRCLE },
    'the standing, penalties included': { of: 'account', field: 'standing { kind exclusions { kind } }', may: CIRCLE },
    'who has looked at the whole number': { of: 'account', field: 'history { edges { node { action } } }', may: CIRCLE },
    'the form': { of: 'application', field: 'form { basics { startedWorkOn } }', may: READERS },
    'each submitted form': { of: 'application', field: 'submissions { receipt form { basics { startedWorkOn } } }', may: READERS },
    'the proofs and where they are fetched': { of: 'application', field: 'proofs { download { url } }', may: READERS },
    'who else has the same file': { of: 'application', field: 'proofs { alsoIn }', may: ['bureau officer', 'supervisor'] },
    'the judgement of his eligibility': { of: 'application', field: 'eligibility { isEligible }', may: ['applicant'] },
    'what changed between versions': { of: 'application', field: 'compare(from: 1, to: 1) { field }', may: READERS },
  };

  it.each(Object.keys(FIELDS))('%s', async (name) => {
    const { of, field, may } = FIELDS[name] ?? expect.fail();
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const document =
      of === 'account'
        ? `query ($id: ID!) { node(id: $id) { ... on Account { value: ${field} } } }`
        : `query ($id: ID!) { node(id: $id) { ... on Application { value: ${field} } } }`;
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const { data } = await world.ask(PEOPLE[who], document, { id: of === 'account' ? accountId('liu') : id });
      expect(isShown(data?.node?.value), `${who}: ${JSON.stringify(data)}`).toBe(may.includes(who));
    }
  });

  /** Whether a value tells anything: not null, nor a list or an object of nothing but nulls. */
  function isShown(value: unknown): boolean {
    if (value === null || value === undefined) return false;
    // An empty list that somebody may see is shown: there is nothing in it.
    if (Array.isArray(value)) return value.length === 0 || value.some(isShown);
    return typeof value === 'object' ? Object.values(value).some(isShown) : true;
  }
});

/** Every mutation meets every role. The list of mutations comes from the schema: a new mutation without an act fails (P10, G13). */
import { describe, expect, it } from 'vitest';
import { ACTS, TOLD_MUTATIONS } from './support/acts.ts';
import { ANYBODY, CAST, loginOf, readyFor, type Variables, type Who } from './support/act.ts';
import { applicationIn } from './support/forms.ts';
import { dump, wrongWith } from './support/invariants.ts';
import { inputOf, MUTATION_NAMES } from './support/mutation.ts';
import { accountId, city, copyOf, organisationId, type World } from './support/world.ts';

/** Who knows liu, and reads liu’s application once it is recommended: liu, the unit, the department above it, the bureau, supervisors (P10). */
const CIRCLE: readonly Who[] = ['liu', 'chen', 'zhao', 'wang', 'he', 'sheng'];

const NO = [
  'UNAUTHENTICATED',
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_CLOSED',
  'ROLE_REQUIRED',
  'APPLICATION_UNKNOWN',
  'ORGANISATION_UNKNOWN',
  'PERSON_UNKNOWN',
  'TITLE_UNKNOWN',
  'TITLE_RECORDED_BY_YOU',
  'OWN_RECORD',
  'PURPOSE_CLOSED',
  'IMPORT_UNKNOWN',
  'POSTING_UNKNOWN',
  'OWN_OBJECTION',
  'OBJECTION_UNKNOWN',
  'TABLE_UNKNOWN',
  'CHECK_UNKNOWN',
  'NOTICE_UNKNOWN',
  'MESSAGE_UNKNOWN',
  'DRAFT_UNKNOWN',
  'COMMITTEE_IMPORT_UNKNOWN',
  'COMMITTEE_UNKNOWN',
  'EXPERT_UNKNOWN',
  'SESSION_UNKNOWN',
  'CANDIDATE_UNKNOWN',
  'LEADERS_ONLY',
  'DRAW_UNKNOWN',
  'RECHECK_UNKNOWN',
  'RECHECK_SAME_HANDS',
  'DOCUMENT_UNKNOWN',
  'HEARING_NONE',
  'FORM_UNKNOWN',
  'PROOF_ABSENT',
  'SUMMARY_UNKNOWN',
  'YEAR_REPORT_UNKNOWN',
  'ARCHIVE_UNKNOWN',
  'CYCLE_NONE',
  'CITY_NAME_MISSING',
  'SUBJECT_UNKNOWN',
  'CASE_UNKNOWN',
  'INSPECTION_UNKNOWN',
  'MEASURE_UNKNOWN',
  'SIGNAL_UNKNOWN',
  'PUBLICATION_UNKNOWN',
  'CONCERNS_YOU',
  'OTHER_HANDS',
];

describe('the list of mutations', () => {
  it('is complete: every mutation is told once, by acts that ask for it', () => {
    expect(TOLD_MUTATIONS.toSorted()).toEqual(MUTATION_NAMES.toSorted());
    for (const [, { mutation, document }] of ACTS) expect(document).toContain(` ${mutation}(input: `);
  });

  it.each(MUTATION_NAMES)('%s takes an idempotency key (G4)', (name) => {
    expect(Object.keys(inputOf(name).getFields())).toContain('key');
  });
});

describe.each(ACTS)('%s', (_, act) => {
  it('is refused to all who may not, changing nothing, and done for each who may', async () => {
    const refused = async (world: World, who: Who, variables: Variables): Promise<string | null> => {
      const { data, errors } = await world.ask(loginOf(who), act.document, { ...variables, ...act.as?.(who) });
      const answered = data?.[act.mutation];
      const [first] = act.inRows ? (answered?.rows ?? answered ?? []) : [];
      return errors?.[0]?.extensions.code ?? first?.refusal?.code ?? null;
    };
    const world = await city();
    const variables = await readyFor(act, world);
    const before = await dump(world);
    for (const who of ANYBODY.filter((one) => !act.may.includes(one))) {
      const code = await refused(world, who, variables);
      expect(NO, `${who}, ${CAST[who]}: ${code}`).toContain(code);
      if (who === 'nobody') expect(code).toBe('UNAUTHENTICATED');
    }
    expect(await dump(world)).toEqual(before);
    // Each who may does it where nobody has yet; the last of them in this very city.
    for (const [index, who] of act.may.entries()) {
      const own = index + 1 < act.may.length ? await copyOf(world) : world;
      expect(await refused(own, who, variables), who).toBeNull();
      expect(wrongWith(await dump(own))).toEqual([]);
    }
  });
});

describe('queries', () => {
  /** What a query shows to whom; all others are refused or see nothing. */
  const QUERIES: Record<string, { document: string; may: readonly Who[]; shows: (data: Record<string, never>) => unknown }> = {
    unitApplications: {
      document: 'query ($unit: ID!) { unitApplications(unit: $unit) { edges { node { id } } } }',
      may: ['chen', 'wang', 'he', 'sheng'],
      shows: ({ unitApplications }: Record<string, { edges: object[] }>) => unitApplications?.edges[0],
    },
    departmentApplications: {
      document:
        'query ($department: ID!) { departmentApplications(department: $department, state: RECOMMENDED) { edges { node { id } } } }',
      may: ['zhao', 'wang', 'he', 'sheng'],
      shows: ({ departmentApplications }: Record<string, { edges: object[] }>) => departmentApplications?.edges[0],
    },
    summaryTables: {
      document: 'query ($department: ID!) { summaryTables(department: $department) { edges { node { id } } } }',
      may: ['zhao', 'wang', 'he', 'sheng'],
      shows: ({ summaryTables }: Record<string, { edges: object[] }>) => summaryTables?.edges[0],
    },
    node: {
      document: 'query ($application: ID!) { node(id: $application) { ... on Application { form { basics { startedWorkOn } } } } }',
      may: ['liu', 'chen', 'zhao', 'wang', 'he', 'sheng'],
      shows: ({ node }) => node,
    },
  };

  it.each(Object.keys(QUERIES))('%s shows an application to those who may see it, and to nobody else', async (name) => {
    const query = QUERIES[name];
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const variables = { unit: organisationId('school'), department: organisationId('education'), application: id };
    for (const who of ANYBODY) {
      const { data, errors } = await world.ask(loginOf(who), query?.document ?? '', variables);
      const shown = errors ? null : (query?.shows(data) ?? null);
      expect(shown !== null, who).toBe(query?.may.includes(who));
    }
  });
});

describe('sensitive fields', () => {
  /** What is shown of liu and of their recommended application, to whom; to all others it is null, empty, or there is no such thing. */
  const FIELDS: Record<string, { of: 'account' | 'application'; field: string; may: readonly Who[] }> = {
    'the masked identity number': { of: 'account', field: 'identityNumber', may: CIRCLE },
    'the telephone number': { of: 'account', field: 'telephone', may: CIRCLE },
    'the e-mail address': { of: 'account', field: 'email', may: CIRCLE },
    'the standing, penalties included': { of: 'account', field: 'standing { kind exclusions { kind } }', may: CIRCLE },
    'the titles on record, with their scans': { of: 'account', field: 'titles { document scan { url } }', may: CIRCLE },
    'who has looked at the whole number': { of: 'account', field: 'history { edges { node { action } } }', may: CIRCLE },
    'the form': { of: 'application', field: 'form { basics { startedWorkOn } }', may: CIRCLE },
    'each submitted form': { of: 'application', field: 'submissions { receipt form { basics { startedWorkOn } } }', may: CIRCLE },
    'the proofs and where they are fetched': { of: 'application', field: 'proofs { download { url } }', may: CIRCLE },
    'who else has the same file': { of: 'application', field: 'proofs { alsoIn }', may: ['wang', 'he', 'sheng'] },
    'the judgement of their eligibility': { of: 'application', field: 'eligibility { isEligible }', may: CIRCLE },
    'what changed between versions': { of: 'application', field: 'compare(from: 1, to: 1) { field }', may: CIRCLE },
  };

  it.each(Object.keys(FIELDS))('%s', async (name) => {
    const { of, field, may } = FIELDS[name] ?? expect.fail();
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const document =
      of === 'account'
        ? `query ($id: ID!) { node(id: $id) { ... on Account { value: ${field} } } }`
        : `query ($id: ID!) { node(id: $id) { ... on Application { value: ${field} } } }`;
    for (const who of ANYBODY) {
      const { data } = await world.ask(loginOf(who), document, { id: of === 'account' ? accountId('liu') : id });
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

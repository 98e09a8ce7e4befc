/** What may be done now, on everything that offers actions: from the rules that the mutations ask, so it comes true on trying. */
import { describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { EVERYBODY } from '../support/act.ts';
import { FIRST } from '../support/acts.ts';
import { applicationIn, CALL_IN, CLOSE, freshKey, RECORD_MEETING, RELEASE, unchanged } from '../support/forms.ts';
import { inAnyState } from '../support/outcomes.ts';
import { CHECK_IMPORT, importOf, RUN_IMPORT, teacher } from '../support/imports.ts';
import { aDeadMessage } from '../support/notices.ts';
import { objection, posting } from '../support/postings.ts';
import { PREPARE, RECEIVE_TABLE, receivedTable, sentTable } from '../support/tables.ts';
import { accountId, city, copyOf, organisationId, type World, BUREAU } from '../support/world.ts';
import { objectionRefused } from '../support/objecting.ts';
import { STATES } from '../../schema/application/moves.ts';

type Shown = { action: string; isAllowed: boolean; why: { code: string } | null; closesAt: string | null };
const ALLOWED = 'allowedActions { action isAllowed why { code } closesAt title { zh en } }';

async function actionsOn(world: World, who: string | null, type: string, id: string): Promise<Shown[]> {
  const { node } = await world.does(who, `query ($id: ID!) { node(id: $id) { ... on ${type} { ${ALLOWED} } } }`, { id });
  return node?.allowedActions ?? [];
}
const named = (actions: readonly Shown[]) => actions.map(({ action }) => action).toSorted();
const open = (actions: readonly Shown[]) => named(actions.filter(({ isAllowed }) => isAllowed));
const why = (actions: readonly Shown[], action: string) => actions.find((one) => one.action === action)?.why?.code;

describe.each(STATES)('an application that is %s', (state) => {
  it.each(['2024-09-20T10:00:00+08:00', '2024-11-05T10:00:00+08:00', '2024-11-11T00:00:00+08:00'])(
    'offers to everybody at %s what comes true, and names the very refusal of the rest',
    async (at) => {
      const seen = await city();
      const application = await inAnyState(seen, state);
      if (state === 'APPROVED') await receivedTable(seen);
      seen.at(at);
      // What only the form tells is told on trying (D9).
      const more = state === 'RETURNED' ? { unchanged: unchanged() } : {};
      for (const who of EVERYBODY) {
        for (const { action, why: told } of await actionsOn(seen, who, 'Application', application.id)) {
          const { document = '', of } = FIRST[action] ?? {};
          // Asked of a meeting, or of a document with rows: what that says is told on trying.
          if (!of) {
            expect(['decideAtMeeting', 'recordResults']).toContain(action);
            continue;
          }
          if (action === 'correctResult' && !told) continue; // its document is of another day than any here
          // What comes true changes the application: each offer is taken up in a city of its own.
          const world = told ? seen : await copyOf(seen);
          const variables = { key: freshKey(), ...of(application), ...(action === 'submitApplication' && more) };
          expect(await world.refusal(who, document, variables), `${who} ${action}`).toBe(told?.code ?? null);
        }
      }
    },
  );
});

describe('what an approved application offers to the re-review', () => {
  it('waits for its table, and says for which of the two things', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'APPROVED');
    const pass = async () => why(await actionsOn(world, 'wang', 'Application', id), 'passApplication');
    world.at('2024-10-31T10:00:00+08:00');
    expect(await pass()).toBe('WINDOW_NOT_OPEN');
    const { id: table, version } = await sentTable(world);
    world.at('2024-11-01T00:00:00+08:00');
    expect(await pass()).toBe('TABLE_NOT_RECEIVED');
    await world.does('wang', RECEIVE_TABLE, { table, version });
    expect(await pass()).toBeUndefined();
  });

  it('D6: the originals are inspected when they have been called in', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    const on = () => actionsOn(world, 'zhao', 'Application', id);
    expect(why(await on(), 'recordInspection')).toBe('ORIGINALS_NOT_CALLED');
    await world.does('zhao', CALL_IN, { application: id });
    expect(why(await on(), 'callInOriginals')).toBe('ORIGINALS_CALLED');
    expect(open(await on())).toContain('recordInspection');
    // The unit has nothing to do with them: they are not listed.
    expect(named(await actionsOn(world, 'chen', 'Application', id))).not.toContain('recordInspection');
  });
});

describe('a posting and its objections', () => {
  it('offer objecting to all who see the posting until the last millisecond, files to the unit, the finding to the unit alone (U4)', async () => {
    const world = await city();
    const { id } = await posting(world);
    expect(open(await actionsOn(world, null, 'Posting', id))).toEqual(['lodgeObjection']);
    expect(open(await actionsOn(world, 'chen', 'Posting', id))).toEqual(['lodgeObjection', 'requestPostingUpload']);
    const lodged = await objection(world, id);
    expect(open(await actionsOn(world, 'chen', 'Objection', lodged))).toEqual(['decideObjection', 'revealObjector']);
    expect(named(await actionsOn(world, 'wang', 'Objection', lodged))).toEqual([]);
    expect(await actionsOn(world, 'liu', 'Objection', lodged)).toEqual([]);
    const other = await city();
    const quiet = await posting(other);
    other.at('2024-09-20T00:00:00+08:00');
    expect(why(await actionsOn(other, null, 'Posting', quiet.id), 'lodgeObjection')).toBe('POSTING_OVER');
    expect(await objectionRefused(other, null, { posting: quiet.id })).toBe('POSTING_OVER');
  });
});

describe('a summary table', () => {
  const ready = async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    return { world, ...(await sentTable(world)) };
  };

  it('that is not prepared offers to be prepared, and says that it cannot be sent yet (D3)', async () => {
    const world = await city();
    await applicationIn(world, 'APPROVED');
    const { id } = (await world.does('zhao', PREPARE)).prepareSummaryTable;
    const unprepared = await actionsOn(world, 'zhao', 'SummaryTable', id);
    expect(open(unprepared)).toEqual(['prepareSummaryTable']);
    expect(why(unprepared, 'sendSummaryTable')).toBe('TABLE_UNPREPARED');
  });

  it('that was sent offers its moves to those whose they are: what comes true, and the very refusal of the rest (D3)', async () => {
    const { world, id, version } = await ready();
    for (const who of EVERYBODY) {
      for (const { action, why: told } of await actionsOn(world, who, 'SummaryTable', id)) {
        const there = told ? world : (await ready()).world;
        const answer = await there.refusal(who, FIRST[action]?.document ?? '', { table: id, version });
        expect(answer, `${who} ${action}`).toBe(told?.code ?? null);
      }
    }
    expect(open(await actionsOn(world, 'zhao', 'SummaryTable', id))).toEqual(['recallSummaryTable']);
    expect(open(await actionsOn(world, 'wang', 'SummaryTable', id))).toEqual(['receiveSummaryTable', 'sendBackSummaryTable']);
    expect(named(await actionsOn(world, 'he', 'SummaryTable', id))).toEqual([]);
    world.at('2024-11-01T00:00:00+08:00');
    expect(open(await actionsOn(world, 'zhao', 'SummaryTable', id))).toEqual([]);
    expect(open(await actionsOn(world, 'wang', 'SummaryTable', id))).toEqual(['receiveSummaryTable']);
  });
});

describe('meetings and messages', () => {
  it('D7, C13: the bureau decides in the meeting’s days, and sends again what was given up', async () => {
    const world = await city();
    const message = await aDeadMessage(world);
    expect(open(await actionsOn(world, 'wang', 'UndeliveredMessage', message))).toEqual(['redeliver']);
    expect(named(await actionsOn(world, 'he', 'UndeliveredMessage', message))).toEqual([]);
    world.at('2024-11-09T10:00:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING);
    expect(open(await actionsOn(world, 'wang', 'ReviewMeeting', recordMeeting.id))).toEqual(['decideAtMeeting']);
    expect(named(await actionsOn(world, 'zhao', 'ReviewMeeting', recordMeeting.id))).toEqual([]);
    world.at('2024-12-26T00:00:00+08:00');
    expect(why(await actionsOn(world, 'wang', 'ReviewMeeting', recordMeeting.id), 'decideAtMeeting')).toBe('WINDOW_CLOSED');
  });
});

describe('organisations and people (P1, P4, P7, P9, P11)', () => {
  it('offer creating and naming to those who may, and keep the last officer', async () => {
    const world = await city();
    const on = (who: string, id: string) => actionsOn(world, who, 'Organisation', organisationId(id));
    expect(open(await on('chen', 'school'))).toEqual(['beginImport', 'createApplicant', 'enrolApplicant']);
    expect(open(await on('zhao', 'school'))).toEqual(['addOfficer', 'appointOfficer', 'correctUnit', 'dismissOfficer']);
    expect(why(await on('zhao', 'school'), 'undoUnitCorrection')).toBe('NOTHING_TO_UNDO');
    expect(named(await on('qian', 'school'))).toEqual([]);
    expect(why(await on('wang', 'hospital'), 'dismissOfficer')).toBe('LAST_OFFICER');
    expect(open(await on('wang', BUREAU))).toEqual(['createDepartment', 'createUnit']);
    expect(named(await on('liu', 'school'))).toEqual([]);
    expect(named(await on('he', 'school'))).toEqual([]);
  });

  it('offer what is kept about a person to those who keep it, never to that person; the number to that person, and for a purpose to those', async () => {
    const world = await city();
    const on = (who: string, account = 'liu') => actionsOn(world, who, 'Account', accountId(account));
    expect(open(await on('chen'))).toEqual([
      'changeStanding',
      'closeAccount',
      'correctPerson',
      'recordExclusion',
      'releaseApplicant',
      'revealIdentityNumber',
    ]);
    expect(open(await on('wang'))).toContain('mergeAccounts');
    expect(open(await on('zhao'))).toEqual(['recordExclusion', 'revealIdentityNumber']);
    // Of an officer those above the organisation put things right, and nobody of it (P11).
    expect(open(await on('zhao', 'chen'))).toEqual(['correctPerson']);
    expect(why(await on('zhao', 'chen'), 'closeAccount')).toBe('ACCOUNT_IN_USE');
    expect(named(await on('lin', 'chen'))).not.toContain('correctPerson');
    // How they are reached, everybody puts right themselves.
    expect(open(await on('liu'))).toEqual(['correctPerson', 'revealIdentityNumber']);
    expect(why(await on('liu'), 'closeAccount')).toBe('OWN_RECORD');
    expect(named(await on('yang'))).toEqual([]);
    await world.does('chen', RELEASE, { account: accountId('liu'), to: organisationId('hospital') });
    expect(open(await on('huang'))).toEqual(['receiveApplicant']);
    await world.does('chen', CLOSE, { account: accountId('yang') });
    expect(open(await on('chen', 'yang'))).toEqual(['reopenAccount']);
  });

  it('an import offers its steps to the officer who began it, in their order', async () => {
    const world = await city();
    const id = await importOf(world, 'chen', 'school', [teacher('allowed-1', '甲')]);
    const on = (who: string) => actionsOn(world, who, 'AccountImport', id);
    expect(why(await on('chen'), 'runImport')).toBe('IMPORT_UNCHECKED');
    await world.does('chen', CHECK_IMPORT, { import: id });
    expect(open(await on('chen'))).toEqual(['checkImport', 'runImport']);
    expect(named(await on('lin'))).toEqual([]);
    await world.does('chen', RUN_IMPORT, { import: id });
    expect(why(await on('chen'), 'checkImport')).toBe('IMPORT_BEGUN');
  });
});

describe('every action that is offered anywhere', () => {
  it('is a mutation that there is, with what may stand on its button in both languages', async () => {
    const world = await city();
    const { id: application } = await applicationIn(world, 'APPROVED');
    const table = await sentTable(world);
    const other = await city();
    const running = await posting(other);
    const all = [
      ...(await actionsOn(world, 'liu', 'Application', application)),
      ...(await actionsOn(world, 'chen', 'Application', application)),
      ...(await actionsOn(world, 'zhao', 'Application', application)),
      ...(await actionsOn(world, 'wang', 'Application', application)),
      ...(await actionsOn(world, 'zhao', 'SummaryTable', table.id)),
      ...(await actionsOn(world, 'wang', 'SummaryTable', table.id)),
      ...(await actionsOn(other, 'chen', 'Posting', running.id)),
      ...(await actionsOn(other, 'wang', 'Account', accountId('liu'))),
      ...(await actionsOn(other, 'wang', 'Organisation', organisationId('school'))),
      ...(await actionsOn(other, 'chen', 'Organisation', organisationId('school'))),
    ];
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(new Set(all.map(({ action }) => action)).size).toBeGreaterThan(25);
    expect(named(all).filter((action) => !mutations.includes(action))).toEqual([]);
  });

  it('costs a page of fifty no more than one request beside its own (S3)', async () => {
    const world = await city();
    for (const applicant of ['liu', 'yang']) await applicationIn(world, 'APPROVED', { applicant });
    const page = `query ($d: ID!) {
      departmentApplications(department: $d, state: APPROVED, first: 50) {
        edges { node { id applicantName unit { name } since next { text { zh } closesAt } ${ALLOWED} } }
      }
    }`;
    await world.does('zhao', '{ viewer { name } cycle { year } }');
    const { requests } = await world.measure(() => world.does('zhao', page, { d: organisationId('education') }));
    expect(requests).toEqual({ Query: 1, BatchGetItem: 1 });
  });
});

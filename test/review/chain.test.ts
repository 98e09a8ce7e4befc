/** The chain beyond single moves: judged returns (D1), originals (D6), re-review and meeting (D7), bulk (D8); a year of it is in story.test.ts. */
import { describe, expect, it } from 'vitest';
import { CHANGE_STANDING, CREATE_APPLICANT, LIFT } from '../identity/acts.ts';
import {
  ANSWER_VACANCIES,
  APPROVE,
  approvedVacancies,
  applicationIn,
  BULK,
  CALL_IN,
  DECIDE_AT_MEETING,
  EXCLUDE,
  freshKey,
  INSPECT,
  inState,
  judged,
  PASS,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  REROUTE,
  RETURN,
  SECTIONS,
  PROPOSE_VACANCIES,
} from '../support/forms.ts';
import { DURING_RE_REVIEW } from '../support/act.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { inbox } from '../support/notices.ts';
import { receivedTable } from '../support/tables.ts';
import type { Handle } from '../support/cleared.ts';
import { accountId, city, CYCLE, organisationId, person, type World } from '../support/world.ts';
import { installMissing } from '../../schema/announcement/actions/installing.ts';
import { JIAYUGUAN_2024_DOCUMENT } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { forgetCycles } from '../../schema/announcement/store.ts';
import { whyNotBefore } from '../../schema/review/rules.ts';
import { proposeVacancies } from '../../schema/review/vacancies/actions.ts';

const onIt = ({ id, version }: Handle) => ({ application: id, version, opinion: '同意' });
/** What the re-review answers to passing it. */
const passed = async (world: World, handle: Handle): Promise<string | null> => {
  await receivedTable(world);
  world.at(DURING_RE_REVIEW);
  return world.refusal('wang', PASS, onIt(handle));
};
/** What the meeting answers to forwarding it. */
const forwarded = async (world: World, handle: Handle): Promise<string | null> => {
  world.at('2024-11-09T10:00:00+08:00');
  const { recordMeeting } = await world.does('wang', RECORD_MEETING);
  const rows = [{ application: handle.id, version: handle.version }];
  const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows, key: freshKey() });
  return decideAtMeeting.rows[0].refusal?.code ?? null;
};

describe('returns (D1)', () => {
  it('every section is judged, with a reason where it is not fine; something is to be mended', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const code = (judgements: object[]) => world.refusal('zhao', RETURN, { application: id, version, opinion: '请修改', judgements });
    const whole = judged('papers');
    expect(await code(whole.slice(1))).toBe('SECTIONS_UNJUDGED');
    expect(await code([...whole, ...whole.slice(0, 1)])).toBe('SECTION_JUDGED_TWICE');
    expect(await code(judged())).toBe('NOTHING_TO_MEND');
    expect(await code(whole.map((one) => ({ ...one, reason: '' })))).toBe('REASON_MISSING');
    expect(await code(whole)).toBeNull();
  });
});

describe('the authorities', () => {
  it('D6: originals are called in once, and inspected only when they are', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'RECOMMENDED');
    expect(await world.refusal('zhao', INSPECT, { application: id })).toBe('ORIGINALS_NOT_CALLED');
    expect(await world.refusal('zhao', CALL_IN, { application: id, dueOn: '2024-09-10' })).toBe('ORIGINALS_DUE');
    await world.does('zhao', CALL_IN, { application: id });
    expect(await world.refusal('wang', CALL_IN, { application: id })).toBe('ORIGINALS_CALLED');
    const { recordInspection } = await world.does('wang', INSPECT, { application: id });
    expect(recordInspection.originals).toEqual({ calledIn: null, inspections: [{ outcome: 'GENUINE', text: '与扫描件一致' }] });
  });

  it('D6: originals found otherwise, or not produced, are approved over by nobody, whoever found it; all concerned hear of it', async () => {
    const world = await city();
    const handle = await applicationIn(world, 'RECOMMENDED');
    const { id } = handle;
    const inspected = async (outcome: string) => {
      await world.does('wang', CALL_IN, { application: id });
      await world.does('wang', INSPECT, { application: id, outcome, text: '编号不符' });
    };
    await inspected('NOT_PRODUCED');
    expect(await world.refusal('zhao', APPROVE, onIt(handle))).toBe('ORIGINALS_FAULTY');
    world.at(world.now + 60_000);
    await inspected('DIFFERENT');
    expect(await world.refusal('zhao', APPROVE, onIt(handle))).toBe('ORIGINALS_FAULTY');
    const { node } = await world.does(
      'zhao',
      `query ($id: ID!) { node(id: $id) { ... on Application { allowedActions { action why { code } } } } }`,
      { id },
    );
    expect(node.allowedActions).toContainEqual({ action: 'approveApplication', why: { code: 'ORIGINALS_FAULTY' } });
    await world.deliver();
    for (const who of ['liu', 'chen', 'zhao', 'wang']) {
      const { notices } = await inbox(world, who);
      expect(
        notices.filter(({ text }: { text: { zh: string } }) => text.zh.includes('与扫描件不符')),
        who,
      ).toHaveLength(1);
    }
    // Called in again and found as scanned, it is approved; the unit, which recommended them, hears what has become of it (C14).
    world.at(world.now + 60_000);
    await inspected('GENUINE');
    expect(await world.refusal('zhao', APPROVE, onIt(handle))).toBeNull();
    await world.deliver();
    const { notices } = await inbox(world, 'chen');
    expect(notices[0]).toMatchObject({ topic: 'OUTCOME', text: { zh: '刘洋的申报：部门审核通过，待集中复审。意见：同意' } });
  });

  it('D6: a fault that is found while the re-review or the meeting decides stops them', async () => {
    for (const [state, act] of [
      ['APPROVED', passed],
      ['PASSED', forwarded],
    ] as const) {
      const world = await city();
      const handle = await inState(world, state);
      await world.does('wang', CALL_IN, { application: handle.id, dueOn: '2024-11-20' });
      await world.does('wang', INSPECT, { application: handle.id, outcome: 'DIFFERENT' });
      expect(await act(world, handle), state).toBe('ORIGINALS_FAULTY');
    }
  });

  it('C12: the department sends it to another committee that reviews such a title, with the reason', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const code = (more: object) => world.refusal('zhao', REROUTE, { application: id, version, ...more });
    expect(await code({ committee: 'city-school-teaching' })).toBe('COMMITTEE_SAME');
    expect(await code({ committee: 'city-engineering' })).toBe('COMMITTEE_UNFIT');
    expect(await code({ named: '别处的评委会' })).toBe('COMMITTEE_LISTED');
    const { rerouteApplication } = await world.does('zhao', REROUTE, { application: id, version, committee: 'annex-1-50' });
    expect(rerouteApplication.route.because.at(-1).zh).toContain('专业更相近');
    expect(rerouteApplication.route.choices).toContainEqual({ id: 'city-school-teaching' });
    // No committee of another field is among them, nor a committee for the staff of a firm (E1).
    const { committees } = await world.does('zhao', '{ committees(first: 100) { edges { node { id: code name series { code } } } } }');
    const chosen = rerouteApplication.route.choices.map((one: { id: string }) => one.id);
    const foreign = committees.edges.filter(
      ({ node }: { node: { id: string; series: { code: string } | null } }) =>
        chosen.includes(node.id) && node.series?.code !== 'school-teaching',
    );
    expect(foreign).toEqual([]);
  });

  it('C12: where the notice lists no committee for a title, the department names one, and the meeting sends it there', async () => {
    const world = await city();
    const intermediate = { presentTitle: { ...SECTIONS.presentTitle, level: 'ASSISTANT', name: '二级教师' } };
    const { appliedTitle } = SECTIONS;
    const changes = { ...intermediate, appliedTitle: { ...appliedTitle, level: 'INTERMEDIATE' } };
    const { id, version } = await applicationIn(world, 'RECOMMENDED', { changes });
    expect(await world.refusal('zhao', REROUTE, { application: id, version, committee: 'city-school-teaching' })).toBe(
      'COMMITTEE_UNLISTED',
    );
    expect(await world.refusal('zhao', REROUTE, { application: id, version, named: ' ' })).toBe('INPUT_INVALID');
    const named = '嘉峪关市中小学教师中级职称评审委员会';
    const { rerouteApplication } = await world.does('zhao', REROUTE, { application: id, version, named, opinion: '市教育局组建' });
    expect(rerouteApplication.route).toMatchObject({ committee: null, committeeName: named, choices: [] });
    expect(rerouteApplication.route.because.at(-1).zh).toBe(`审核部门指定${named}：市教育局组建`);
    const { approveApplication } = await world.does('zhao', APPROVE, {
      application: id,
      version: rerouteApplication.version,
      opinion: '同意',
    });
    await receivedTable(world, 'zhao', 'INTERMEDIATE');
    world.at('2024-11-05T10:00:00+08:00');
    const { passApplication } = await world.does('wang', PASS, { application: id, version: approveApplication.version, opinion: '同意' });
    const { recordMeeting } = await world.does('wang', RECORD_MEETING, { heldOn: '2024-11-05' });
    const rows = [{ application: id, version: passApplication.version }];
    const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows, key: freshKey() });
    expect(decideAtMeeting.rows[0].application.state).toBe('FORWARDED');
    const { node } = await world.does(
      'wang',
      'query ($id: ID!) { node(id: $id) { ... on ReviewMeeting { decisions { edges { node { committee { name } committeeName } } } } } }',
      { id: recordMeeting.id },
    );
    expect(node.decisions.edges).toEqual([{ node: { committee: null, committeeName: named } }]);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('D7: what passed goes to its committee by a recorded meeting, or is turned down with the reason', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED');
    world.at('2024-11-09T10:00:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING);
    const decide = (row: object) => ({ meeting: recordMeeting.id, rows: [{ application: id, version, ...row }], key: freshKey() });
    expect(await world.refusal('wang', DECIDE_AT_MEETING, decide({ forward: false }))).toBe('REASON_FOR_TURNING_DOWN');
    const rehearsed = await world.does('wang', DECIDE_AT_MEETING, { ...decide({}), dryRun: true });
    expect(rehearsed.decideAtMeeting).toMatchObject({ done: 1, refused: 0 });
    const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, decide({}));
    expect(decideAtMeeting.rows[0].application.state).toBe('FORWARDED');
    const { reviewMeetings } = await world.does(
      'zhao',
      `{
        reviewMeetings(first: 1) {
          edges { node { decisions(first: 5) { edges { node { applicantName forward committee { name } } } } } }
        }
      }`,
    );
    expect(reviewMeetings.edges[0].node.decisions.edges[0].node).toMatchObject({ applicantName: '刘洋', forward: true });
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('a meeting (D7)', () => {
  it('was held after the re-review began and not in the future, and decides on nobody who passed after it', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED'); // on the 5th
    world.at('2024-11-09T10:00:00+08:00');
    const record = (heldOn: string) => world.refusal('wang', RECORD_MEETING, { heldOn });
    expect(await record('2024-11-10')).toBe('MEETING_NOT_HELD');
    expect(await record('2024-10-31')).toBe('MEETING_TOO_EARLY');
    const decidedBy = async (heldOn: string) => {
      const { recordMeeting } = await world.does('wang', RECORD_MEETING, { heldOn });
      const decision = { meeting: recordMeeting.id, rows: [{ application: id, version }], key: freshKey() };
      const { decideAtMeeting } = await world.does('wang', DECIDE_AT_MEETING, decision);
      return decideAtMeeting.rows[0].refusal?.code ?? null;
    };
    expect(await decidedBy('2024-11-04')).toBe('PASSED_LATER');
    expect(await decidedBy('2024-11-05')).toBeNull();
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('a meeting of another year (D7)', () => {
  it('decides on nothing of this one', () => {
    const application = { passed: null, cycle: CYCLE };
    expect(whyNotBefore({ cycle: '620200-2023-1', heldOn: '2024-11-05' }, application)).toMatchObject({ code: 'MEETING_OTHER_CYCLE' });
    expect(whyNotBefore({ cycle: CYCLE, heldOn: '2024-11-05' }, application)).toBeNull();
  });
});

describe('in bulk (D8)', () => {
  it('a rehearsal writes nothing; each row answers for itself; the same key again answers the same', async () => {
    const world = await city();
    const [liu, yang] = [await applicationIn(world, 'SUBMITTED'), await applicationIn(world, 'SUBMITTED', { applicant: 'yang' })];
    const rows = [
      { application: liu.id, version: liu.version },
      { application: yang.id, version: yang.version + 1 },
    ];
    const before = await dump(world);
    const rehearsed = await world.does('chen', BULK, { action: 'ACCEPT', rows, dryRun: true, key: freshKey() });
    expect(rehearsed.reviewInBulk).toMatchObject({ done: 1, refused: 1, rows: [{ isDone: true }, { refusal: { code: 'VERSION_STALE' } }] });
    expect(await dump(world)).toEqual(before);
    const asked = { action: 'ACCEPT', rows, key: freshKey() };
    const { reviewInBulk } = await world.does('chen', BULK, asked);
    expect(reviewInBulk.rows[0].application.state).toBe('ACCEPTED');
    const after = await dump(world);
    expect((await world.does('chen', BULK, asked)).reviewInBulk).toMatchObject({ done: 1, refused: 1 });
    expect(await dump(world)).toEqual(after);
    expect(await world.refusal('chen', BULK, { action: 'ACCEPT', rows: [...rows, ...rows], key: freshKey() })).toBe('BULK_SIZE');
  });
});

describe('what may be done now', () => {
  it('is listed with the reason for the rest, from the same rules', async () => {
    const world = await city();
    await applicationIn(world, 'CLEARED');
    const LIST = `query ($unit: ID!) {
      unitApplications(unit: $unit) {
        edges { node { allowedActions { action isAllowed why { code rule } } next { by safeDay { day } } } }
      }
    }`;
    const { unitApplications } = await world.does('chen', LIST, { unit: organisationId('school') });
    const { allowedActions, next } = unitApplications.edges[0].node;
    const allowed = allowedActions.filter((one: { isAllowed: boolean }) => one.isAllowed).map(({ action }: { action: string }) => action);
    expect(allowed.toSorted()).toEqual(['recommendApplication', 'refuseApplication', 'returnApplication']);
    expect(allowedActions.find(({ action }: { action: string }) => action === 'acceptApplication').why).toEqual({
      code: 'NOT_IN_STATE',
      rule: 'U1',
    });
    expect(next).toEqual({ by: 'UNIT_OFFICER', safeDay: { day: '2024-10-31' } });
  });
});

describe('what has come to stand against somebody meanwhile (P4)', () => {
  it('a penalty, or a kind that may not apply: liu is neither recommended, approved nor passed, and may be refused', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'CLEARED');
    const { recordExclusion } = await world.does('wang', EXCLUDE, { account: accountId('liu') });
    const recommend = () => world.refusal('chen', RECOMMEND, { application: id, version, opinion: '同意' });
    expect(await recommend()).toBe('BARRED_MEANWHILE');
    await world.does('wang', LIFT, { account: accountId('liu'), exclusion: recordExclusion.exclusions[0].id });
    expect(await recommend()).toBeNull();
    await world.does('wang', CHANGE_STANDING, { account: accountId('liu'), standing: { kind: 'CIVIL_SERVANT' } });
    const decision = { application: id, version: version + 1, opinion: '意见' };
    expect(await world.refusal('zhao', APPROVE, decision)).toBe('BARRED_MEANWHILE');
    expect(await world.refusal('zhao', REFUSE, decision)).toBeNull();
  });

  it('U6: a change of liu’s kind for a moment saves no vacancy: it is asked for as liu applied', async () => {
    const world = await city();
    await approvedVacancies(world, 0);
    const { id, version } = await applicationIn(world, 'CLEARED');
    await world.does('chen', CHANGE_STANDING, { account: accountId('liu'), standing: { kind: 'INSTITUTION_CONTRACT' } });
    expect(await world.refusal('chen', RECOMMEND, { application: id, version, opinion: '同意' })).toBe('NO_VACANCY');
  });

  it('U6: chen, naming the number of vacancies seen, does not overwrite another’s', async () => {
    const world = await city();
    const set = (total: number, seen: number) =>
      world.refusal('chen', PROPOSE_VACANCIES, { unit: organisationId('school'), level: 'SENIOR', total, seen });
    expect(await set(3, 50)).toBeNull();
    await world.does('zhao', ANSWER_VACANCIES, { unit: organisationId('school'), level: 'SENIOR', total: 3 });
    expect(await set(4, 50)).toBe('VACANCIES_SEEN');
    expect(await set(4, 3)).toBeNull();
  });

  it('U8: the school cannot raise its vacancies by itself: it proposes, the department or the bureau approves by a document, and both hear', async () => {
    const world = await city();
    const unit = organisationId('school');
    const topics = async (who: string) => {
      await world.deliver();
      const { notices } = await inbox(world, who);
      return notices.map(({ topic, text }: { topic: string; text: { zh: string } }) => `${topic} ${text.zh}`);
    };
    const proposed = await world.does('chen', PROPOSE_VACANCIES, { unit, total: 60, reason: '新增两个教研组' });
    // What was approved holds until it is answered.
    expect(proposed.proposeVacancies).toMatchObject({ total: 50, document: '嘉人社岗〔2024〕1号', proposal: { total: 60 } });
    expect((await topics('zhao'))[0]).toBe(
      'VACANCIES_PROPOSED 嘉峪关市第一中学申报中小学教师系列副高级空岗60个，请核准。说明：新增两个教研组',
    );
    for (const who of ['chen', 'qian', 'liu', 'he'])
      expect(await world.refusal(who, ANSWER_VACANCIES, { unit, total: 60 }), who).toBe('ROLE_REQUIRED');
    expect(await world.refusal('zhao', ANSWER_VACANCIES, { unit, total: 50 })).toBe('PROPOSAL_SEEN');
    await world.does('zhao', ANSWER_VACANCIES, { unit, total: 60, approve: false, text: '未见编制部门批复' });
    expect((await topics('lin'))[0]).toContain('未获核准。理由：未见编制部门批复');
    expect(await world.refusal('zhao', ANSWER_VACANCIES, { unit, total: 60 })).toBe('VACANCIES_UNPROPOSED');
    await world.does('chen', PROPOSE_VACANCIES, { unit, total: 52 });
    const { answerVacancies } = await world.does('wang', ANSWER_VACANCIES, { unit, total: 52 });
    expect(answerVacancies).toMatchObject({ total: 52, document: '嘉人社岗〔2024〕9号', proposal: null });
    expect(await topics('chen')).toContainEqual(expect.stringContaining('嘉峪关市第一中学的中小学教师系列副高级空岗核准为52个'));
    // The first of one year is told as well as the first of another.
    const chen = await world.as('chen');
    const later = [2025, 2026].map((year) => ({ ...JIAYUGUAN_2024_DOCUMENT, cycle: `620200-${year}-1`, year }));
    await installMissing(chen, later);
    forgetCycles(chen);
    for (const { cycle } of later)
      await proposeVacancies(chen, {
        unit: 'school',
        cycle,
        series: 'school-teaching',
        level: 'SENIOR',
        total: 7,
        seen: null,
        reason: '核定',
      });
    expect((await topics('zhao')).filter((one: string) => one.includes('正高级空岗7个'))).toHaveLength(2);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('a rehearsal (D8)', () => {
  it('foresees what its rows do to each other: with two vacancies the third is refused beforehand as it will be', async () => {
    const world = await city();
    const applicants = ['liu', 'yang', 'third'];
    await world.does('chen', CREATE_APPLICANT, { unit: organisationId('school'), person: person('third', '第三') });
    await approvedVacancies(world, 2);
    const rows: object[] = [];
    for (const applicant of applicants) {
      const { id, version } = await applicationIn(world, 'CLEARED', { applicant });
      rows.push({ application: id, version });
    }
    const answer = async (dryRun: boolean) => {
      const { reviewInBulk } = await world.does('chen', BULK, { action: 'RECOMMEND', rows, dryRun, key: freshKey() });
      return reviewInBulk.rows.map((row: { refusal: { code: string } | null }) => row.refusal?.code ?? null);
    };
    expect(await answer(true)).toEqual([null, null, 'NO_VACANCY']);
    expect(await answer(false)).toEqual([null, null, 'NO_VACANCY']);
  });
});

describe('rows of a bulk that name nothing (D8)', () => {
  it('are refused each for itself, and the others are done', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    const rows = ['不是标识', 'QXBwbGljYXRpb246bm9uZQ==', organisationId('school'), id].map((application) => ({ application, version }));
    const { reviewInBulk } = await world.does('chen', BULK, { action: 'ACCEPT', rows, key: freshKey() });
    expect(reviewInBulk.rows.map((row: { id: string; refusal: { code: string } | null }) => [row.id, row.refusal?.code ?? null])).toEqual([
      ['不是标识', 'APPLICATION_UNKNOWN'],
      ['QXBwbGljYXRpb246bm9uZQ==', 'APPLICATION_UNKNOWN'],
      [organisationId('school'), 'APPLICATION_UNKNOWN'],
      [id, null],
    ]);
  });
});

describe('a department (P10)', () => {
  it('sees of a meeting the decisions on what it has reviewed, and no others', async () => {
    const world = await city();
    const { id, version } = await inState(world, 'PASSED');
    world.at('2024-11-09T10:00:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING);
    await world.does('wang', DECIDE_AT_MEETING, { meeting: recordMeeting.id, rows: [{ application: id, version }], key: freshKey() });
    const seen = async (who: string) =>
      (
        await world.does(
          who,
          'query ($id: ID!) { node(id: $id) { ... on ReviewMeeting { title decisions { edges { node { applicantName } } } } } }',
          { id: recordMeeting.id },
        )
      ).node.decisions.edges.length;
    expect([await seen('zhao'), await seen('wang'), await seen('he'), await seen('qian')]).toEqual([1, 1, 1, 0]);
  });

  it('who may only read hears whose it is; to whom it is none, it does not exist', async () => {
    const world = await city();
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    const approve = (who: string) => world.refusal(who, APPROVE, { application: id, version, opinion: '同意' });
    expect(await approve('wang')).toBe('ROLE_REQUIRED');
    expect(await approve('qian')).toBe('APPLICATION_UNKNOWN');
  });
});

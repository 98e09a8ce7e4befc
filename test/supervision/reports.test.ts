/** Reports: by name or anonymously, by whom and to whom; how a case goes from the report to the desk that may see to it (V5, P7). */
import { describe, expect, it } from 'vitest';
import {
  ANSWER_APPEAL,
  ASSIGN,
  caseSteps,
  CASE_SEEN,
  CASE_UPLOAD,
  CONFIRM_CASE_UPLOAD,
  DECIDE_CASE,
  EXTEND,
  FIND,
  LIU_HERE,
  NAME_SUBJECTS,
  OPEN_CASE,
  PASS_CASE,
  PROPOSE,
  REPORT,
  REPORTED,
  REPORT_TICKET,
  reports,
  REVEAL_REPORTER,
  TRIAGE,
} from '../support/cases.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { freshKey } from '../support/forms.ts';
import { photograph } from '../support/pictures.ts';
import { putThere } from '../support/put-there.ts';
import { topics } from '../support/titles.ts';
import { accountId, BUREAU, city, CITY, instant, organisationId, type World } from '../support/world.ts';

const ZHOU = { name: '周明', telephone: '13937001234' };
const caseId = (number: string): string => Buffer.from(`Case:${number}`).toString('base64');
const LIST = 'query ($desk: SupervisionDesk!) { cases(desk: $desk) { edges { node { number way } } } }';
const listed = async (world: World, who: string, desk = 'BUREAU') =>
  (await world.does(who, LIST, { desk })).cases.edges.map(({ node }: { node: { number: string } }) => node.number);

describe('V5: a report by name', () => {
  it('has a number, a deadline and a code, by which whoever reported follows it; by an account they hear of it as well', async () => {
    const world = await city();
    const { data } = await reports(world, 'yang', { reporter: { name: '杨帆', telephone: '13937001234' } });
    const { number, code, dueAt } = data.reportMatter;
    // Five working days from Wednesday the 11th: the 14th is worked, the 15th to the 17th are off.
    expect(dueAt).toBe('2024-09-20T00:00:00.000+08:00');
    const steps = await caseSteps(world, caseId(number));
    expect(await steps.seen()).toMatchObject({ way: 'NAMED', reporter: { name: '杨帆', telephone: expect.stringContaining('****') } });
    await steps.takes('wang', TRIAGE);
    const { reportedCase } = await world.does(null, REPORTED, { number, code });
    expect(reportedCase).toMatchObject({ state: 'OPEN', isLate: false, outcome: null, triage: { text: '线索具体，予以受理。' } });
    expect(await world.refusal(null, REPORTED, { number, code: code.replace(/./u, (sign: string) => (sign === 'a' ? 'b' : 'a')) })).toBe(
      'REPORTS_NONE',
    );
    await world.deliver();
    expect(await topics(world, 'yang')).toContain('REPORTER_TOLD');
    expect((await world.does('yang', CASE_SEEN, { id: caseId(number) })).node).toBeNull();
  });

  it('is in one’s own name, and shows its telephone whole to the desk alone, each view in the history', async () => {
    const world = await city();
    expect((await reports(world, 'yang', { reporter: ZHOU })).errors?.[0]?.extensions['code']).toBe('OBJECTOR_OTHER');
    const { data } = await reports(world, null, { reporter: ZHOU });
    const id = caseId(data.reportMatter.number);
    const steps = await caseSteps(world, id);
    const { revealReporter } = await world.does('wang', REVEAL_REPORTER, { case: id, key: freshKey() });
    expect(revealReporter).toBe(ZHOU.telephone);
    expect(await steps.refused('he', REVEAL_REPORTER)).toBe('CASE_UNKNOWN');
    const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on Case { history { edges { node { action by reason } } } } } }';
    const { node } = await world.does('he', HISTORY, { id });
    expect(node.history.edges.at(-1).node).toEqual({ action: 'reveal', by: 'wang', reason: '电话核实线索' });
  });

  it('takes files of whoever reported, until a decision is proposed', async () => {
    const world = await city();
    const { data } = await reports(world, 'yang', { reporter: { name: '杨帆', telephone: '13937001234' } });
    const { number } = data.reportMatter;
    const content = photograph('证据');
    const { requestCaseUpload } = await world.does('yang', CASE_UPLOAD, {
      number,
      contentType: 'image/jpeg',
      size: content.length,
      key: freshKey(),
    });
    const { upload } = putThere(world, requestCaseUpload, content) as { upload: string };
    const { confirmCaseUpload } = await world.does('yang', CONFIRM_CASE_UPLOAD, { number, upload, key: freshKey() });
    expect(confirmCaseUpload).toBe(1);
    for (const who of ['liu', 'chen', 'he'])
      expect(await world.refusal(who, CASE_UPLOAD, { number, key: freshKey() })).toBe('CASE_UNKNOWN');
    const FILES = 'query ($id: ID!) { node(id: $id) { ... on Case { files { number sha256 file { url } } } } }';
    expect((await world.does('wang', FILES, { id: caseId(number) })).node.files).toHaveLength(1);
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('V5, G21: an anonymous report', () => {
  it('goes where nothing is logged, with a ticket that cost some work; nothing is kept of who, nor when but the day', async () => {
    const world = await city();
    expect((await reports(world, null, {}, '/graphql')).errors?.[0]?.extensions['code']).toBe('ANONYMOUS_ADDRESS');
    expect(await world.refusal(null, REPORT, { key: 'no-ticket' })).toBe('ANONYMOUS_ADDRESS');
    world.at('2024-09-11T10:23:45.678+08:00');
    const { data } = await reports(world, null);
    const { number, code } = data.reportMatter;
    const id = caseId(number);
    // Whoever has the code sees it at once; the desk with all else of the hour.
    expect((await world.does(null, REPORTED, { number, code })).reportedCase.state).toBe('RECEIVED');
    expect(await listed(world, 'wang')).toEqual([]);
    expect((await world.does('wang', CASE_SEEN, { id })).node).toBeNull();
    const WORK = '{ myWork { waiting { what { zh } count } } }';
    const cases = async () => JSON.stringify((await world.does('wang', WORK)).myWork).includes('案件');
    expect(await cases()).toBe(false);
    world.at('2024-09-11T11:00:00+08:00');
    expect(await listed(world, 'wang')).toEqual([number]);
    expect(await cases()).toBe(true);
    const items = (await dump(world)).filter((item) => JSON.stringify(item).includes(number));
    const at = instant('2024-09-11T10:00:00+08:00');
    for (const item of items)
      for (const value of Object.values(item))
        if (typeof value === 'number') expect(value > at && value < at + 3_599_999, JSON.stringify(item)).toBe(false);
    expect(JSON.stringify(await world.does('he', CASE_SEEN, { id }))).not.toContain('yang');
  });

  it('of somebody who is logged in is the same as of nobody: two worlds that differ in who sent it hold the same', async () => {
    const kept = async (who: string | null) => {
      const world = await city();
      const { data } = await reports(world, who);
      const { number, code } = data.reportMatter;
      const items = (await dump(world)).filter(({ pk }) => !pk.startsWith('KEYRING'));
      // What is random is named by its own number and marks: all else has to be equal.
      return JSON.stringify(items.toSorted((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1)))
        .replaceAll(number, 'NUMBER')
        .replaceAll(code, 'CODE')
        .replaceAll(/"(?:body|hash|mark|trail|previous)":"[^"]*"/gu, '""')
        .replaceAll(/[0-9a-hjkmnp-tv-z]{26}|"id":"[^"]{20,}"/gu, '').length;
    };
    expect(await kept('yang')).toBe(await kept(null));
  });

  it('the same ticket again is the same case, with another content it is refused; a flood costs more, and shuts out nobody with a name', async () => {
    const world = await city();
    const way = { path: '/graphql/anonymous' };
    const { reportTicket } = (await world.ask(null, REPORT_TICKET, {}, way)).data;
    const { worked } = await import('../support/objecting.ts');
    const sent = { key: reportTicket.ticket, proof: worked(reportTicket) };
    const first = await world.ask(null, REPORT, sent, way);
    expect((await world.ask(null, REPORT, sent, way)).data.reportMatter).toEqual(first.data.reportMatter);
    expect((await world.ask(null, REPORT, { ...sent, text: '另一件事。' }, way)).errors?.[0]?.extensions['code']).toBe('KEY_REUSED');
    for (let count = 0; count < 12; count += 1) expect((await reports(world, null, { text: `第${count}件` })).errors).toBeUndefined();
    const { bits } = (await world.ask(null, REPORT_TICKET, {}, way)).data.reportTicket;
    expect(bits).toBeGreaterThan(reportTicket.bits);
    expect((await reports(world, 'yang', { reporter: { name: '杨帆', telephone: '13937001234' } })).errors).toBeUndefined();
    expect(wrongWith(await dump(world))).toEqual([]);
  });
});

describe('P7: who sees to a case', () => {
  it('is never whom it is against, nor anybody of their organisation; what concerns the bureau goes to the supervisors at once', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    expect(await steps.refused('wang', ASSIGN, { assignee: accountId('he') })).toBe('ASSIGNEE_UNKNOWN');
    await steps.takes('wang', ASSIGN, { assignee: accountId('li') });
    const named = await steps.takes('wang', NAME_SUBJECTS, { subjects: [accountId('li')] });
    expect(named).toMatchObject({ desk: 'SUPERVISION' });
    expect(await steps.seen()).toMatchObject({ assignee: null });
    // Neither the officer whom it is against nor any other of the bureau has it any more.
    for (const who of ['wang', 'li']) {
      expect((await world.does(who, CASE_SEEN, { id: openCase.id })).node).toBeNull();
      expect(await steps.refused(who, FIND)).toBe('CASE_UNKNOWN');
    }
    expect(await listed(world, 'he', 'SUPERVISION')).toHaveLength(1);
    await world.deliver();
    expect(await topics(world, 'he')).toContain('PASSED_ON');
    await steps.takes('he', TRIAGE);
    await steps.takes('he', FIND);
    expect(await topics(world, 'li')).not.toContain('TO_BE_HEARD');
  });

  it('against the bureau itself is the supervisors’ from the beginning, whoever opens it', async () => {
    const world = await city();
    expect(await world.refusal('wang', OPEN_CASE, { subjects: [organisationId(BUREAU)], key: freshKey() })).toBe('CONCERNS_YOU');
    const { openCase } = await world.does('he', OPEN_CASE, { desk: 'SUPERVISION', subjects: [organisationId(BUREAU)], key: freshKey() });
    expect(openCase).toMatchObject({ desk: 'SUPERVISION', state: 'RECEIVED' });
    expect((await world.does('wang', CASE_SEEN, { id: openCase.id })).node).toBeNull();
  });

  it('passes it on, and puts its deadline off with a reason and never back', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    await steps.takes('wang', TRIAGE);
    const { dueAt } = await steps.seen();
    expect(dueAt).toBe('2024-11-11T00:00:00.000+08:00'); // sixty days after the 11th of September
    expect(await steps.refused('wang', EXTEND, { to: dueAt })).toBe('CASE_LATER');
    expect((await steps.takes('wang', EXTEND, { to: '2024-12-11T00:00:00+08:00' })).dueAt).toBe('2024-12-11T00:00:00.000+08:00');
    expect(await steps.takes('wang', PASS_CASE)).toMatchObject({ state: 'OPEN' });
    expect(await steps.seen()).toMatchObject({ desk: 'SUPERVISION' });
    expect(await steps.refused('he', PASS_CASE, { to: 'SUPERVISION' })).toBe('CASE_THERE');
  });

  it('finds nothing: there is nothing to be heard, another decides, and whoever reported hears it', async () => {
    const world = await city();
    const { data } = await reports(world, 'yang', { reporter: { name: '杨帆', telephone: '13937001234' } });
    const steps = await caseSteps(world, caseId(data.reportMatter.number));
    await steps.takes('wang', TRIAGE);
    expect(await steps.refused('wang', PROPOSE, { effects: [] })).toBe('EFFECTS_UNFOUNDED');
    await steps.takes('wang', PROPOSE, { outcome: 'UNFOUNDED', effects: [] });
    expect(await steps.refused('wang', DECIDE_CASE, { document: null })).toBe('OTHER_HANDS');
    await steps.takes('li', DECIDE_CASE, { document: null });
    expect(await steps.refused('he', ANSWER_APPEAL)).toBe('CASE_NOT_IN_STATE');
    const { number, code } = data.reportMatter;
    expect((await world.does(null, REPORTED, { number, code })).reportedCase).toMatchObject({ state: 'DECIDED', outcome: 'UNFOUNDED' });
  });

  it('is told each morning of what is due today and what is late (C13)', async () => {
    const world = await city();
    await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
    world.at('2024-09-20T09:00:00+08:00');
    await world.tellDueObjections();
    expect((await topics(world, 'wang')).filter((topic) => topic === 'REMINDER').length).toBeGreaterThan(0);
    expect(await topics(world, 'he')).not.toContain('REMINDER');
  });

  it('is of its own city', async () => {
    const world = await city();
    const { openCase } = await world.does('wang', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() });
    const steps = await caseSteps(world, openCase.id);
    expect(await steps.refused('yu', TRIAGE)).toBe('CASE_UNKNOWN');
    expect(await world.refusal('yu', OPEN_CASE, { subjects: [LIU_HERE()], key: freshKey() })).toBe('SUBJECT_UNKNOWN');
    expect(await world.refusal(null, REPORT_TICKET.replace(CITY, '110100'))).toBe('CITY_UNKNOWN');
  });
});

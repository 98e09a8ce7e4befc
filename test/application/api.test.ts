/** An applicant’s way over GraphQL: begin, save against versions, submit once. A1, A2, A4, A5, C1, C6. */
import type { Finding } from '../../schema/application/eligibility/index.ts';
import { describe, expect, it } from 'vitest';
import { BEGIN, draft, freshKey, RETURN, ACCEPT, SAVE, SECTIONS, submit, SUBMIT, applicationIn } from '../support/forms.ts';
import { city, instant, organisationId } from '../support/world.ts';

const FORM = `{
  myApplication {
    id version state closesAt form { basics { version startedWorkOn } papers { items { title } } } submissions { number at hash }
  }
}`;
const basics = (startedWorkOn: string) => ({ basics: { startedWorkOn } });

describe('beginning (A1, C2)', () => {
  it('liu begins an application through the school, and no second', async () => {
    const world = await city();
    const { beginApplication } = await world.does('liu', BEGIN, { unit: organisationId('school') });
    expect(beginApplication).toMatchObject({ state: 'DRAFT', version: 1 });
    expect(await world.refusal('liu', BEGIN, { unit: organisationId('school') })).toBe('APPLICATION_EXISTS');
    expect(await world.refusal('liu', BEGIN, { unit: organisationId('hospital') })).toBe('ROLE_REQUIRED');
  });

  it('not before 11 September 0:00, not from 21 October 0:00 on', async () => {
    const world = await city();
    const begin = (at: string) => world.refusal('liu', BEGIN, { unit: organisationId('school') }, { arrivesAt: instant(at) });
    expect(await begin('2024-09-10T23:59:59.999+08:00')).toBe('WINDOW_NOT_OPEN');
    expect(await begin('2024-10-21T00:00:00.000+08:00')).toBe('WINDOW_CLOSED');
    expect(await begin('2024-09-11T00:00:00.000+08:00')).toBeNull();
  });
});

describe('saving section by section (A4)', () => {
  it('keeps each section against its version; an old version is refused with what is there now', async () => {
    const world = await city();
    const { id: application } = await draft(world, 'liu', 'school');
    const save = (version: number, content: object) => world.ask('liu', SAVE, { application, version, content });
    expect((await save(1, basics('2010-06-01'))).data.saveSection.form.basics).toEqual({ version: 2, startedWorkOn: '2010-06-01' });
    for (const version of [0, 1, 3]) {
      const { errors } = await save(version, basics('2012-07-01'));
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'VERSION_STALE',
        rule: 'A4',
        details: { version: 2, current: { startedWorkOn: '2010-06-01' } },
      });
    }
    expect((await world.does('liu', FORM)).myApplication.form.basics).toEqual({ version: 2, startedWorkOn: '2010-06-01' });
  });

  it.each([
    ['a date 2021-7-1', basics('2021-7-1'), 'DAY_MALFORMED'],
    ['a date that does not exist', basics('2021-02-30'), 'DAY_MALFORMED'],
    ['two sections at once', { ...basics('2010-07-01'), education: SECTIONS.education }, 'BAD_REQUEST'],
    ['no section', {}, 'BAD_REQUEST'],
    ['an unknown field', { basics: { startedWorkOn: '2010-07-01', startedWork: 'x' } }, 'BAD_REQUEST'],
    ['a text with a control character', { papers: { items: [{ ...SECTIONS.papers.items[0], title: 'a\u0000b' }] } }, 'INPUT_INVALID'],
    ['a text too long', { papers: { items: [{ ...SECTIONS.papers.items[0], title: '长'.repeat(201) }] } }, 'INPUT_INVALID'],
  ])('refuses %s and changes nothing', async (_, content, code) => {
    const world = await city();
    const { beginApplication } = await world.does('liu', BEGIN, { unit: organisationId('school') });
    expect(await world.refusal('liu', SAVE, { application: beginApplication.id, version: 0, content })).toBe(code);
    expect((await world.does('liu', FORM)).myApplication.form).toEqual({ basics: null, papers: null });
  });

  it('to others the application does not exist: neither yang of the same unit, nor an officer, nor an id made up', async () => {
    const world = await city();
    const { id: application } = await draft(world, 'liu', 'school');
    const input = { application, version: 1, content: basics('2010-06-01') };
    expect(await world.refusal('yang', SAVE, input)).toBe('APPLICATION_UNKNOWN');
    expect(await world.refusal('chen', SAVE, input)).toBe('ROLE_REQUIRED');
    expect(await world.refusal(null, SAVE, input)).toBe('UNAUTHENTICATED');
    expect(await world.refusal('liu', SAVE, { ...input, application: Buffer.from('Application:none').toString('base64') })).toBe(
      'APPLICATION_UNKNOWN',
    );
    expect(await world.refusal('liu', SAVE, { ...input, application: organisationId('school') })).toBe('ID_UNKNOWN');
    expect(await world.refusal('liu', SAVE, { ...input, application: 'not an id' })).toBe('ID_UNKNOWN');
    const ofNoType = `{ node(id: "${Buffer.from('Nothing:1').toString('base64')}") { id } }`;
    expect(await world.refusal('liu', ofNoType)).toBe('ID_UNKNOWN');
  });
});

describe('submitting (A5, C1)', () => {
  it('names every missing section at once (A2)', async () => {
    const world = await city();
    const { beginApplication } = await world.does('liu', BEGIN, { unit: organisationId('school') });
    const { errors } = await world.ask('liu', SUBMIT, { application: beginApplication.id, version: 1, key: freshKey() });
    expect(errors?.[0]?.extensions.code).toBe('NOT_ELIGIBLE');
    expect(errors?.[0]?.extensions.details.findings.map(({ rule, outcome }: Finding) => `${rule} ${outcome}`)).toEqual([
      'A7 UNKNOWN',
      'P4 UNKNOWN',
      'A2 FAILS',
    ]);
    expect(errors?.[0]?.message).toBe(
      '不符合提交条件，共3项：尚未填写拟晋升职务。2023年度继续教育尚未填写。' +
        '以下各栏尚未填写：基本情况、学历学位、专业工作经历、现任职务、拟晋升职务、业绩、继续教育、年度考核。',
    );
  });

  it('A7: a teacher of the intermediate level cannot apply for 正高级', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school', { appliedTitle: { ...SECTIONS.appliedTitle, level: 'SENIOR' } });
    expect(await world.refusal('liu', SUBMIT, { application: id, version, key: freshKey() })).toBe('NOT_ELIGIBLE');
  });

  it('counts once: the same key gives the same answer, another body with it is refused, another key finds it submitted', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const input = { application: id, version, key: freshKey() };
    const first = await world.does('liu', SUBMIT, input);
    world.at('2024-10-25T00:00:00+08:00'); // also after the close: it was in time
    expect((await world.does('liu', SUBMIT, input)).submitApplication.submission).toEqual(first.submitApplication.submission);
    expect(await world.refusal('liu', SUBMIT, { ...input, version: version + 1 })).toBe('KEY_REUSED');
    expect(await world.refusal('liu', SUBMIT, { ...input, key: freshKey() })).toBe('NOT_IN_STATE');
    expect((await world.does('liu', FORM)).myApplication.submissions).toHaveLength(1);
  });

  it('is judged by the instant the request arrived at the gateway: the last millisecond is in time, the next is late', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    const at = (when: string) => world.ask('liu', SUBMIT, { application: id, version, key: freshKey() }, { arrivesAt: instant(when) });
    const late = await at('2024-10-21T00:00:00.000+08:00');
    expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'WINDOW_CLOSED', rule: 'C1', source: '嘉人社发〔2024〕205号 二（三）' });
    expect(late.errors?.[0]?.message).toContain('24时');
    const inTime = await at('2024-10-20T23:59:59.999+08:00');
    expect(inTime.data.submitApplication.submission.at).toBe('2024-10-20T23:59:59.999+08:00');
  });

  it('closes the form; the form opens again when it is returned, and what was submitted is kept', async () => {
    const world = await city();
    const submitted = await applicationIn(world, 'SUBMITTED');
    const save = (version: number, date: string) => world.ask('liu', SAVE, { application: submitted.id, version, content: basics(date) });
    expect((await save(1, '2010-06-01')).errors?.[0]?.extensions.code).toBe('NOT_EDITABLE');
    const { returnApplication } = await world.does('chen', RETURN, {
      application: submitted.id,
      version: submitted.version,
      opinion: '请核对参加工作时间',
    });
    world.at('2024-10-31T23:00:00+08:00'); // C6: the personal phase is long over
    expect((await save(1, '2010-06-01')).errors).toBeUndefined();
    await submit(world, 'liu', returnApplication);
    const past = await world.table.query({ pk: `PAST#${Buffer.from(submitted.id, 'base64').toString().split(':')[1]}` });
    expect(past.items.map(({ content, version }) => [content, version])).toEqual([[{ startedWorkOn: '2010-07-01', employer: null }, 1]]);
    const { myApplication } = await world.does('liu', FORM);
    expect(myApplication.submissions.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect(new Set(myApplication.submissions.map(({ hash }: { hash: string }) => hash)).size).toBe(2);
  });

  it('C6: a draft never submitted lapses: readable, no longer editable, not submittable', async () => {
    const world = await city();
    const { id, version } = await draft(world, 'liu', 'school');
    world.at('2024-10-21T00:00:00+08:00');
    expect((await world.does('liu', FORM)).myApplication).toMatchObject({
      state: 'LAPSED',
      form: { basics: { startedWorkOn: '2010-07-01' } },
    });
    expect(await world.refusal('liu', SAVE, { application: id, version: 1, content: basics('2010-06-01') })).toBe('WINDOW_CLOSED');
    expect(await world.refusal('liu', SUBMIT, { application: id, version, key: freshKey() })).toBe('WINDOW_CLOSED');
    expect((await world.does('liu', '{ myApplication { openSections } }')).myApplication).toEqual({ openSections: [] });
  });
});

describe('the history', () => {
  it('is a chain from first to last: who, what, when, why (V1)', async () => {
    const world = await city();
    const { id } = await applicationIn(world, 'ACCEPTED');
    const HISTORY = `query ($id: ID!) {
      node(id: $id) {
        ... on Application {
          history(first: 2) { edges { node { version action by reason previous hash } } pageInfo { hasNextPage endCursor } }
        }
      }
    }`;
    const { node } = await world.does('liu', HISTORY, { id });
    const [first, second] = node.history.edges.map((one: { node: object }) => one.node);
    expect([first.action, second.action, first.by]).toEqual(['begin', 'submit', 'liu']);
    expect(second.previous).toBe(first.hash);
    expect(node.history.pageInfo.hasNextPage).toBe(true);
    expect(await world.refusal('liu', ACCEPT, { application: id, version: 3, opinion: '同意' })).toBe('ROLE_REQUIRED');
  });
});

/** A6, P5: another notice comes into force, over GraphQL: a channel it opens, conditions it sets, from the form to the review. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CREATE_APPLICANT } from '../identity/acts.ts';
import { CHECK_IMPORT, importOf, ROWS, teacher } from '../support/imports.ts';
import { ACCEPT, draft, freshKey, judged, POST, RETURN, SAVE, SECTIONS, SUBMIT } from '../support/forms.ts';
import { putInForce, type Said } from '../support/notice.ts';
import { city, CYCLE, organisationId, person, type World } from '../support/world.ts';

const SAID: Said = {
  policy: { yearsCounted: 'BY_YEAR' },
  standards: {
    channels: { RETIRED: { through: ['PUBLIC_INSTITUTION'], source: '二（二）' } },
    conditions: [
      {
        id: 'social-insurance',
        title: { zh: '社会保险缴纳月数', en: 'months of social insurance' },
        asks: 'NUMBER',
        unit: { zh: '个月', en: 'months' },
        least: 12,
        for: { series: ['school-teaching'] },
        source: '二（四）',
      },
    ],
  },
};

const RETIRED = { standing: { kind: 'RETIRED' } };
const answers = (value: number, condition = 'social-insurance') => ({ conditions: { items: [{ condition, value }] } });

describe('a notice with a channel and a condition of its own', () => {
  let world: World;
  const school = organisationId('school');
  beforeAll(async () => {
    world = await city();
  });
  const formFor = async (args: string) =>
    (
      await world.does(
        null,
        `{ applicationForm(${args}) { sections { name: key isRequired leastRows fields { name kind options { value name { zh } } } } } }`,
      )
    ).applicationForm.sections as { name: string; isRequired: boolean }[];
  const conditionsIn = async (args: string) => (await formFor(args)).find(({ name }) => name === 'conditions');

  it('P4, P5: before it the retired have no channel; from then on they apply, one by one and by a workbook', async () => {
    const create = (account: string) =>
      world.refusal('chen', CREATE_APPLICANT, { unit: school, person: person(account, '田老'), ...RETIRED });
    const rows = async (account: string) => {
      const id = await importOf(world, 'chen', 'school', [teacher(account, '老甲', { personKind: '离退休人员' })]);
      await world.does('chen', CHECK_IMPORT, { import: id });
      return (await world.does('chen', ROWS, { id })).node.rows.edges.map(
        ({ node }: { node: { problems: { text: { zh: string } }[] } }) => node.problems,
      );
    };
    expect(await create('tian')).toBe('PERSON_BARRED');
    expect(await rows('old-before')).toEqual([
      [expect.objectContaining({ column: '人员类别', text: expect.objectContaining({ zh: expect.stringContaining('不能申报') }) })],
    ]);
    expect(await conditionsIn('series: "school-teaching"')).toBeUndefined();
    await putInForce(world, SAID);
    expect(await rows('old-after')).toEqual([[]]);
    expect(
      (await world.does('chen', CREATE_APPLICANT, { unit: school, person: person('tian', '田老'), ...RETIRED })).createApplicant.account,
    ).toBe('tian');
  });

  it('shows everybody what it asks: recognition, channels, conditions, how years are counted', async () => {
    const { cycle } = await world.does(
      null,
      `{ cycle {
        policy { yearsCounted seniorityAsOf }
        standards {
          recognition { educationLevel educationLevelName { zh } years level levelName { zh } source }
          titleYears { series { code } years { level educationLevel years } source } examSeries { code }
          channels { kind kindName { zh } mayApply through throughNames { zh } papers source }
          conditions { id: code title { zh } asks unit { zh } least outcome series { code } levels kinds promotionTypes source }
        }
      } }`,
    );
    expect(cycle.policy).toEqual({ yearsCounted: 'BY_YEAR', seniorityAsOf: '2024-12-31' });
    const { recognition, channels, conditions } = cycle.standards;
    expect(recognition).toContainEqual(
      expect.objectContaining({
        educationLevel: 'MASTER',
        educationLevelName: { zh: '硕士研究生' },
        years: 3,
        level: 'INTERMEDIATE',
        levelName: { zh: '中级' },
      }),
    );
    expect(cycle.standards.titleYears[0].series).toEqual({ code: 'engineering' });
    expect(cycle.standards.titleYears[0].years).toContainEqual({ level: 'INTERMEDIATE', educationLevel: 'MASTER', years: 2 });
    expect(cycle.standards.examSeries).toContainEqual({ code: 'accounting' });
    const channel = (kind: string) => channels.find((one: { kind: string }) => one.kind === kind);
    expect(channel('RETIRED')).toEqual({
      kind: 'RETIRED',
      kindName: { zh: '离退休人员' },
      mayApply: true,
      through: ['PUBLIC_INSTITUTION'],
      throughNames: [{ zh: '事业单位' }],
      papers: [],
      source: '嘉人社发〔2024〕205号 二（二）',
    });
    expect(channel('CIVIL_SERVANT')).toMatchObject({ mayApply: false, through: [] });
    expect(channel('SECONDED').papers).toEqual(['CONSENT_SENDING', 'CONSENT_RECEIVING']);
    expect(conditions).toEqual([
      {
        id: 'social-insurance',
        title: { zh: '社会保险缴纳月数' },
        asks: 'NUMBER',
        unit: { zh: '个月' },
        least: 12,
        outcome: 'FAILS',
        series: [{ code: 'school-teaching' }],
        levels: null,
        kinds: null,
        promotionTypes: null,
        source: '嘉人社发〔2024〕205号 二（四）；系统规则',
      },
    ]);
  });

  it('its form asks for the condition, of those of whom it is asked', async () => {
    const asked = { name: 'conditions', isRequired: true, leastRows: 1 };
    const options = [{ value: 'social-insurance', name: { zh: '社会保险缴纳月数' } }];
    expect(await conditionsIn('series: "school-teaching"')).toMatchObject({
      ...asked,
      fields: [{ name: 'condition', kind: 'CONDITION', options }, {}, {}],
    });
    expect(await conditionsIn(`series: "school-teaching", cycle: "${CYCLE}", level: SENIOR, promotionType: NORMAL`)).toMatchObject(asked);
    expect(await conditionsIn('series: "health"')).toBeUndefined();
    expect(await world.refusal(null, '{ applicationForm(cycle: "none") { source } }')).toBe('CYCLE_UNKNOWN');
  });

  it('A6: a month too few is refused with the place of the notice; the twelfth is taken, reviewed and judged, and not posted', async () => {
    const { id, version } = await draft(world, 'liu', 'school');
    const input = () => ({ application: id, version, key: freshKey() });
    const refusal = async () => (await world.ask('liu', SUBMIT, input())).errors?.[0]?.extensions;
    const open = await world.does('liu', '{ myApplication { openSections } }');
    expect(open.myApplication.openSections).toContain('CONDITIONS');
    expect((await refusal())?.details.findings).toMatchObject([{ rule: 'A2', outcome: 'FAILS' }]);

    const unknown = await world.ask('liu', SAVE, { application: id, version: 0, content: answers(11, 'height') });
    expect(unknown.errors?.[0]?.extensions).toMatchObject({
      code: 'INPUT_INVALID',
      rule: 'A6',
      details: { problems: [{ path: 'items.0.condition', zh: expect.stringContaining('本年度通知没有这一条件') }] },
    });
    await world.does('liu', SAVE, { application: id, version: 0, content: answers(11) });
    expect(await refusal()).toMatchObject({
      code: 'NOT_ELIGIBLE',
      rule: 'A6',
      source: '嘉人社发〔2024〕205号 二（四）；系统规则',
      details: { findings: [{ because: { zh: '社会保险缴纳月数：11个月（须不少于12个月）。' } }] },
    });
    await world.does('liu', SAVE, { application: id, version: 1, content: answers(12) });
    const { application } = (await world.does('liu', SUBMIT, input())).submitApplication;

    const SEEN = `query ($id: ID!) { node(id: $id) { ... on Application {
      sectionsToJudge years { specialty counted }
      form { conditions { items { condition value proofs } } }
      eligibility { findings { rule outcome source because { zh } } }
    } } }`;
    const { node } = await world.does('chen', SEEN, { id });
    expect(node.form.conditions.items).toEqual([{ condition: 'social-insurance', value: 12, proofs: null }]);
    expect(node.eligibility.findings).toContainEqual({
      rule: 'A6',
      outcome: 'PASSES',
      source: '嘉人社发〔2024〕205号 二（四）；系统规则',
      because: { zh: '社会保险缴纳月数：12个月（须不少于12个月）。' },
    });
    expect(node.sectionsToJudge).toContain('CONDITIONS');
    expect(node.years).toEqual({ specialty: 14, counted: 'BY_YEAR' });

    const returned = { application: id, version: application.version, opinion: '请附缴费证明' };
    expect(await world.refusal('chen', RETURN, { ...returned, judgements: judged('basics') })).toBe('SECTIONS_UNJUDGED');
    const back = (await world.does('chen', RETURN, { ...returned, judgements: judged('conditions') })).returnApplication;
    const proven = { conditions: { items: [{ condition: 'social-insurance', value: 12, proofs: [1] }] } };
    await world.does('liu', SAVE, { application: id, version: 2, content: proven });
    const again = (await world.does('liu', SUBMIT, { application: id, version: back.version, key: freshKey() })).submitApplication
      .application;
    const accepted = (await world.does('chen', ACCEPT, { application: id, version: again.version, opinion: '同意' })).acceptApplication;
    await world.does('chen', POST, { application: id, version: accepted.version });
    const POSTED =
      'query ($id: ID!) { node(id: $id) { ... on Application { posting { content { form { basics { version } conditions { version } achievements { version } } } } } } }';
    expect((await world.does('chen', POSTED, { id })).node.posting.content.form).toMatchObject({
      conditions: null,
      achievements: { version: 1 },
    });
  });

  it('whoever is not asked submits as before', async () => {
    const { id, version } = await draft(world, 'yang', 'school', { appliedTitle: SECTIONS.appliedTitle });
    expect((await world.ask('yang', SUBMIT, { application: id, version, key: freshKey() })).errors?.[0]?.extensions.rule).toBe('A2');
    await putInForce(world, { standards: { ...SAID.standards, conditions: [] } });
    await world.does('yang', SUBMIT, { application: id, version, key: freshKey() });
  });
});

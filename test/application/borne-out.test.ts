/** A3: scans bear out education, title, papers, continuing education, appraisals and service as they do achievements: each place by the same rules. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../../schema/application/eligibility/facts.ts';
import {
  FORM,
  SECTION_SHAPES,
  SECTIONS as NAMES,
  type SectionDefinition,
  type SectionName,
} from '../../schema/application/form/sections.ts';
import { sectionOf } from '../../schema/certificate/course/values.ts';
import { applicationIn, draft, POST, proofs, REMOVE, RETURN, SAVE, submit, SUBMIT, freshKey } from '../support/forms.ts';
import { facts, form, of } from '../support/facts.ts';
import { SECTIONS, studied } from '../support/sections.ts';
import { city, type World } from '../support/world.ts';

/** Each section with these proofs beside what it says. */
const borneOut = (numbers: readonly number[] | null): Partial<Record<SectionName, object>> => ({
  education: studied({ proofs: numbers }),
  presentTitle: { ...SECTIONS.presentTitle, proofs: numbers },
  papers: { items: SECTIONS.papers.items.map((row) => ({ ...row, proofs: numbers })) },
  continuingEducation: { years: SECTIONS.continuingEducation.years.map((row) => ({ ...row, proofs: numbers })) },
  appraisals: { years: SECTIONS.appraisals.years.map((row) => ({ ...row, proofs: numbers })) },
  service: { items: [{ kind: 'ASSISTANCE', place: '新城镇', from: '2015-07-01', to: '2016-06-30', proofs: numbers }] },
});
const PLACES = Object.keys(borneOut(null)) as SectionName[];
const parsed = (name: SectionName, numbers: readonly number[] | null) => SECTION_SHAPES[name].safeParse(borneOut(numbers)[name]);
const PROOFS = `proofs { number download { url } }`;

describe('the places that are borne out', () => {
  it('are these and the achievements, the licence, the papers of the channel, and conditions of the notice', () => {
    const naming = NAMES.filter((name) =>
      Object.values((FORM[name] as SectionDefinition).fields).some(({ kind }) => kind === 'PROOF' || kind === 'PROOFS'),
    );
    expect(naming.toSorted()).toEqual([...PLACES, 'achievements', 'qualification', 'channel', 'conditions'].toSorted());
  });

  it.each(PLACES)('%s: with proofs or without, each once, none that is no number, twenty at most; none beside no title', (name) => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    for (const numbers of [null, [1], twenty]) expect(parsed(name, numbers).success, String(numbers)).toBe(true);
    for (const numbers of [[], [1, 1], [0], [1000], [...twenty, 21]]) expect(parsed(name, numbers).success, String(numbers)).toBe(false);
    expect(SECTION_SHAPES.presentTitle.safeParse({ hasTitle: false, proofs: [1] }).success).toBe(false);
  });

  it.each(PLACES)('%s: what is named and not uploaded, or removed, keeps the form from being sent', (name) => {
    const found = (numbers: number[]) =>
      of('A3', { form: { ...form, [name]: parsed(name, numbers).data } }).map(({ outcome, because }) => [outcome, because.zh]);
    expect(found([1, 4])).toEqual([['PASSES', '所列佐证材料均已上传并核验。']]);
    const { rows, title }: SectionDefinition = FORM[name];
    const count = rows ? ((parsed(name, [1]).data as unknown as Record<string, object[]>)[rows.key] ?? []).length : 0;
    const place = `“${title.zh}”${rows ? `第${Array.from({ length: count }, (_, index) => index + 1).join('、')}项` : ''}`;
    expect(found([1, 77])).toEqual([['FAILS', `以下编号的佐证材料尚未上传或未通过核验：77（${place}）。`]]);
    const removed = facts().proofs.map((one) => (one.number === 4 ? { ...one, state: 'REMOVED' as const } : one));
    const { qualification: _, ...others } = form;
    const named = { ...others, [name]: parsed(name, [4]).data } as Form;
    expect(of('A3', { form: named, proofs: removed })[0]?.because.zh).toBe(
      `以下编号的佐证材料尚未上传或未通过核验：4（${place}，已删除）。`,
    );
  });

  it('every place that names a number is told, in both languages; of what was removed, that its number is not given out again', () => {
    const { qualification: _, ...others } = form;
    const named = { ...others, education: parsed('education', [4, 77]).data, papers: parsed('papers', [4]).data } as Form;
    const removed = facts().proofs.map((one) => (one.number === 4 ? { ...one, state: 'REMOVED' as const } : one));
    const [found] = of('A3', { form: named, proofs: removed });
    expect(found?.because).toEqual({
      zh: '以下编号的佐证材料尚未上传或未通过核验：4（“学历学位”第1项、“论文”第1项，已删除）、77（“学历学位”第1项）。',
      en: 'These proofs are not uploaded, or not checked: 4 (education, row 1; papers, row 1; removed), 77 (education, row 1).',
    });
    expect(found?.remedy?.zh).toContain('已删除的编号不再使用');
  });

  it.each(PLACES)('%s: the numbers stand in the review form that is printed (R3)', (name) => {
    const printed = sectionOf(name, parsed(name, [3, 14]).data as unknown as Record<string, unknown>, new Map());
    expect(JSON.stringify(printed)).toContain('3、14');
  });
});

describe('the review form', () => {
  it('has a box for each thing of what was studied, as nine columns would break days and words; other rows are lists', () => {
    const education = SECTION_SHAPES.education.parse(
      studied({}, { manner: 'IN_SERVICE', educationLevel: 'MASTER', degree: 'MASTER', proofs: [2] }),
    );
    const { parts } = sectionOf('education', education, new Map());
    expect(parts.map((part) => part.kind === 'boxes' && part.rows[0])).toEqual([
      [
        ['教育类别', '全日制教育'],
        ['学历', '大学本科'],
      ],
      [
        ['教育类别', '在职教育'],
        ['学历', '硕士研究生'],
      ],
    ]);
    for (const name of NAMES.filter((one) => FORM[one].rows !== null && one !== 'education'))
      expect(Object.keys(FORM[name].fields).length, name).toBeLessThanOrEqual(6);
    expect(sectionOf('education', { items: [] }, new Map()).parts[0]).toMatchObject({ kind: 'list', rows: [], none: '无' });
  });
});

describe('a scan that a place other than the achievements names', () => {
  let world: World;
  let id: string;
  beforeAll(async () => {
    world = await city();
    ({ id } = await draft(world, 'liu', 'school'));
    const [added = 0] = await proofs(world, 'liu', id, 1);
    expect(added).toBe(5);
  });
  const seen = async (who: string) =>
    (
      await world.ask(
        who,
        `query ($id: ID!) { node(id: $id) { ... on Application { ${PROOFS} form { education { items { proofs } } } } } }`,
        { id },
      )
    ).data?.node;
  const save = (numbers: number[], version: number) =>
    world.does('liu', SAVE, { application: id, version, content: { education: studied({ proofs: numbers }) } });

  it('is the applicant’s alone until it is sent; then it cannot be removed, and who reviews the application can fetch it', async () => {
    await save([5], 1);
    for (const who of ['chen', 'zhao', 'huang', 'yang']) expect(await seen(who), who).toBeNull();
    const [{ version }] = [(await world.does('liu', '{ myApplication { version } }')).myApplication];
    const sent = await submit(world, 'liu', { id, version });
    const { proofs: own, form: read } = await seen('chen');
    expect(read.education.items).toEqual([{ proofs: [5] }]);
    expect(own.find(({ number }: { number: number }) => number === 5)?.download.url).toContain('http');
    for (const who of ['huang', 'yang']) expect(await seen(who), who).toBeNull();
    await world.does('chen', RETURN, { application: id, version: sent.version, opinion: '请补充' });
    // It is named no more, and was sent once: it stays, as one of an achievement does.
    await save([1], 2);
    expect(await world.refusal('liu', REMOVE, { application: id, number: 5 })).toBe('PROOF_SUBMITTED');
  });

  it('removed before it was ever sent, keeps the form that names it from being sent', async () => {
    const fresh = await city();
    const drafted = await draft(fresh, 'liu', 'school', { appraisals: borneOut([5]).appraisals } as never);
    await proofs(fresh, 'liu', drafted.id, 1);
    await fresh.does('liu', REMOVE, { application: drafted.id, number: 5 });
    const { myApplication } = await fresh.does('liu', '{ myApplication { version } }');
    const asked = { application: drafted.id, version: myApplication.version, key: freshKey() };
    const { errors } = await fresh.ask('liu', SUBMIT, asked);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_ELIGIBLE', rule: 'A3' });
  });

  it('is named at the posting by its number, and shown to nobody there (U2)', async () => {
    const shown = await city();
    const { id: application, version } = await applicationIn(shown, 'ACCEPTED', { changes: { education: studied({ proofs: [1, 2] }) } });
    const { postApplication } = await shown.does('chen', POST, { application, version, audience: 'PUBLIC' });
    const { node } = await shown.does(
      'lin',
      'query ($id: ID!) { node(id: $id) { ... on Posting { content { form { education { items { proofs } } } } } } }',
      { id: postApplication.id },
    );
    expect(node.content.form.education.items).toEqual([{ proofs: [1, 2] }]);
    expect([...shown.stored.keys()].filter((key) => key.startsWith('proofs/') && JSON.stringify(node).includes(key))).toEqual([]);
  });

  it('is at hand to whoever reviews what was recommended, and to no other department', async () => {
    const reviewed = await city();
    const { id: application } = await applicationIn(reviewed, 'RECOMMENDED', {
      changes: { presentTitle: { ...SECTIONS.presentTitle, proofs: [3] } },
    });
    const query = `query ($id: ID!) { node(id: $id) { ... on Application { ${PROOFS} form { presentTitle { proofs } } } } }`;
    const { node } = await reviewed.does('zhao', query, { id: application });
    expect(node.form.presentTitle.proofs).toEqual([3]);
    expect(node.proofs.map(({ number }: { number: number }) => number)).toContain(3);
    expect((await reviewed.ask('qian', query, { id: application })).data?.node).toBeNull();
  });
});

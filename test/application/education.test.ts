/** 学历 and 学位 beside each other, full-time and in service apart: what is saved, and which of them counts where (A2, A7, A10, D4). */
import { describe, expect, it } from 'vitest';
import type { Form, Wish } from '../../schema/application/eligibility/facts.ts';
import { JIAYUGUAN_2024 } from '../../schema/announcement/data/jiayuguan-2024.ts';
import { formOf } from '../../schema/application/actions/own.ts';
import { differences } from '../../schema/application/compare.ts';
import type { Application, ApplicationFile } from '../../schema/application/model.ts';
import { loadFile, putSection } from '../../schema/application/store.ts';
import { rowOf } from '../../schema/summary/annex/columns.ts';
import { highestEducation } from '../../schema/application/form/education.ts';
import { SECTION_SHAPES } from '../../schema/application/form/sections.ts';
import { dump, wrongWith } from '../support/invariants.ts';
import { BEGIN, draft, SAVE, submit } from '../support/forms.ts';
import { facts, form, of, studied, told } from '../support/facts.ts';
import { findingsOf } from '../../schema/application/eligibility/index.ts';
import { STUDY, studied as typed } from '../support/sections.ts';
import { city, organisationId } from '../support/world.ts';

const IN_SERVICE = { manner: 'IN_SERVICE' } as const;

describe('what is saved of education', () => {
  it('is 全日制 and 在职 apart, each with its 学历 and 学位, or with either alone', async () => {
    const world = await city();
    const { beginApplication } = await world.does('liu', BEGIN, { unit: organisationId('school') });
    const rows = [
      { manner: 'FULL_TIME', educationLevel: 'COLLEGE' },
      { ...IN_SERVICE, educationLevel: 'BACHELOR', degree: 'BACHELOR' },
      { ...IN_SERVICE, educationLevel: null, degree: 'MASTER' },
    ];
    const content = { education: { items: rows.map((row) => ({ ...OF_WHERE, ...row })) } };
    await world.does('liu', SAVE, { application: beginApplication.id, version: 0, content });
    const { myApplication } = await world.does(
      'liu',
      '{ myApplication { form { education { version items { manner educationLevel degree } } } } }',
    );
    expect(myApplication.form.education).toEqual({
      version: 1,
      items: [
        { manner: 'FULL_TIME', educationLevel: 'COLLEGE', degree: null },
        { manner: 'IN_SERVICE', educationLevel: 'BACHELOR', degree: 'BACHELOR' },
        { manner: 'IN_SERVICE', educationLevel: null, degree: 'MASTER' },
      ],
    });
  });
  const { educationLevel: _, degree: __, ...OF_WHERE } = STUDY;

  it.each([
    ['a row of neither', typed({ educationLevel: null, degree: null }), 'INPUT_INVALID'],
    ['no row', { items: [] }, 'INPUT_INVALID'],
    ['a ninth row', typed(...Array.from({ length: 9 }, () => ({}))), 'INPUT_INVALID'],
    ['专科 as a degree', typed({ degree: 'COLLEGE' }), 'BAD_REQUEST'],
    ['no manner', typed({ manner: null }), 'BAD_REQUEST'],
    ['the block of before', { ...STUDY }, 'BAD_REQUEST'],
  ])('refuses %s', async (name, education, code) => {
    const world = await city();
    const { beginApplication } = await world.does('liu', BEGIN, { unit: organisationId('school') });
    const { errors } = await world.ask('liu', SAVE, { application: beginApplication.id, version: 0, content: { education } });
    expect(errors?.[0]?.extensions?.['code'], name).toBe(code);
    if (name === 'a row of neither') expect(errors?.[0]?.message).toBe('填写内容有误：第1项学历和学位至少填写一项。');
  });

  it('a 学位 alone is kept in a draft, and not submitted: 附件2 has a column for 学历', async () => {
    const alone = { form: { ...form, education: studied({ educationLevel: null, degree: 'MASTER' }) } };
    expect(told(findingsOf(facts(alone)))).toContain('A2 FAILS');
    expect(of('A2', alone)[0]?.because.zh).toBe('“学历学位”中只填写了学位，未填写学历。');
    const world = await city();
    const { id } = await draft(world, 'liu', 'school', { education: typed({ educationLevel: null }) });
    expect(id).not.toBe('');
  });
});

describe('education of before it had rows', () => {
  const OLD = { degree: 'COLLEGE', school: '兰州大学', major: '数学', graduatedOn: '2006-06-30', postdoctoral: null };
  const ROW = { manner: 'FULL_TIME', educationLevel: 'COLLEGE', degree: null, school: '兰州大学' };

  it('is read as the row that it is, judged, sent and written over as any other', async () => {
    const world = await city();
    const { id } = await draft(world, 'liu', 'school');
    const { myApplication } = await world.does('liu', '{ myApplication { form { education { version } } } }');
    const application = Buffer.from(id, 'base64').toString().slice('Application:'.length);
    const { education: saved } = (await loadFile(world.table, application))?.sections ?? {};
    if (!saved) return expect.fail('not saved');
    await world.table.transact([putSection(application, { ...saved, content: OLD }, saved)]);
    const asked = `{ myApplication { id version form { education { version items { manner educationLevel degree school } } }
      eligibility { findings { condition outcome } } } }`;
    const read = (await world.does('liu', asked)).myApplication;
    expect(read.form.education).toEqual({ version: myApplication.form.education.version, items: [ROW] });
    expect(read.eligibility.findings).toContainEqual({ condition: 'FILLED_IN', outcome: 'PASSES' });
    const { education } = formOf((await loadFile(world.table, application))?.sections ?? {});
    expect(education && highestEducation(education)?.educationLevel).toBe('COLLEGE');
    await world.does('liu', SAVE, { application: id, version: read.form.education.version, content: { education: typed({}) } });
    await submit(world, 'liu', read);
    expect(wrongWith(await dump(world))).toEqual([]);
  });

  it('stands in the summary table, and differs from today’s by nothing', () => {
    const head = { unitName: '单位', applicantName: '刘洋', recommendation: null, approval: null } as unknown as Application;
    const sections = { education: { name: 'education', content: OLD } } as unknown as ApplicationFile['sections'];
    expect(rowOf(1, head, '620201198506150011', sections, JIAYUGUAN_2024.policy)).toContain('大学专科');
    const { school, major, graduatedOn, postdoctoral } = OLD;
    const today = { items: [{ ...ROW, school, major, graduatedOn, postdoctoral, proofs: null }] };
    expect(differences({ education: OLD } as unknown as Form, { education: today } as unknown as Form)).toEqual([]);
  });
});

describe('which of them counts', () => {
  const highest = (...rows: Parameters<typeof studied>) => {
    const found = highestEducation(studied(...rows));
    return found && [found.manner, found.educationLevel];
  };

  it('the highest 学历, wherever it was finished; of two alike the full-time one; never a 学位', () => {
    expect(highest({ educationLevel: 'COLLEGE' }, { ...IN_SERVICE, educationLevel: 'BACHELOR' })).toEqual(['IN_SERVICE', 'BACHELOR']);
    expect(highest({ ...IN_SERVICE, educationLevel: 'MASTER' }, { educationLevel: 'MASTER' })).toEqual(['FULL_TIME', 'MASTER']);
    expect(highest({ educationLevel: 'OTHER' }, { educationLevel: 'SECONDARY' })).toEqual(['FULL_TIME', 'SECONDARY']);
    expect(highest({}, { ...IN_SERVICE, educationLevel: null, degree: 'DOCTOR' })).toEqual(['FULL_TIME', 'BACHELOR']);
    expect(highest({ educationLevel: null, degree: 'DOCTOR' })).toBeNull();
  });

  const wish = (level: Wish['level']): Wish => ({ series: 'engineering', level, promotionType: 'NORMAL' });
  const untitled = { presentTitle: SECTION_SHAPES.presentTitle.parse({ hasTitle: false }) };
  const since = (from: string) => ({
    workHistory: { items: [{ from, to: null, employer: '单位', position: '岗位', inSpecialty: true }] },
  });
  const recognised = (level: Wish['level'], more: Form) => of('A7', { wish: wish(level), form: { ...form, ...untitled, ...more } })[0];

  it('A7: each 学历 by the years since it: an older one of the form is judged, and not left to the standard', () => {
    const both = (bachelor: string) =>
      recognised('ASSISTANT', {
        ...since('2010-07-01'),
        education: studied(
          { educationLevel: 'BACHELOR', graduatedOn: bachelor },
          { ...IN_SERVICE, educationLevel: 'MASTER', graduatedOn: '2024-06-30' },
        ),
      });
    // A master of this summer is recognised for nothing yet; the bachelor's year is full on 31 December 2024, to the day.
    expect(both('2024-01-01')?.outcome).toBe('PASSES');
    expect(both('2024-01-01')?.because.zh).toContain('现1年');
    // Of a year that is not full it is not said that an earlier 学历 may do; a college diploma before it may, and is left to review.
    expect(both('2024-01-02')?.because.zh).toContain('大学专科满3年');
    expect(both('2024-01-02')?.because.zh).not.toContain('大学本科满');
  });

  it('A7: a 学位 above the 学历 recognises nobody by itself, and takes nobody’s chance: those who review it decide', () => {
    const conferred = (graduatedOn: string) =>
      recognised('INTERMEDIATE', {
        ...since('2010-07-01'),
        education: studied({ educationLevel: 'BACHELOR' }, { ...IN_SERVICE, educationLevel: null, degree: 'MASTER', graduatedOn }),
      });
    expect(conferred('2022-01-01')).toMatchObject({ outcome: 'UNKNOWN', isObstacle: false });
    expect(conferred('2022-01-01')?.because.zh).toMatch(/^所获学位（硕士）高于学历，取得学位后从事本专业工作3年/u);
    expect(conferred('2022-01-02')).toMatchObject({ outcome: 'FAILS' });
  });

  it('A7: 博士后 is above a doctor’s 学历; beside a doctor’s 学位 alone it is left to those who review it, in one row or in two', () => {
    const held = { degree: 'DOCTOR', postdoctoral: true, graduatedOn: '2024-06-30' } as const;
    const after = (...rows: Parameters<typeof studied>) =>
      recognised('ASSOCIATE_SENIOR', { ...since('2024-08-01'), education: studied(...rows) });
    expect(after({ ...held, educationLevel: 'DOCTOR' })).toMatchObject({ outcome: 'PASSES' });
    const rows = [
      [{ ...held, educationLevel: 'BACHELOR' as const }],
      [{ educationLevel: 'BACHELOR' as const }, { ...held, educationLevel: null }],
      [{ educationLevel: 'DOCTOR' as const }, { ...held, educationLevel: null }],
    ];
    for (const row of rows) {
      expect(after(...row)).toMatchObject({ outcome: 'UNKNOWN', isObstacle: false });
      expect(after(...row)?.because.zh).toMatch(/^已博士后出站，博士学位高于所填学历，能否直接申报副高级/u);
      // Without the research the doctor’s two years are not full.
      expect(after(...row.map((one) => ({ ...one, postdoctoral: false })))).toMatchObject({ outcome: 'FAILS' });
    }
  });

  it('A10: with a title, too, 博士后 by 学位 is left to review, and passes nobody', () => {
    const served = (postdoctoral: boolean) =>
      of('A10', {
        wish: wish('ASSOCIATE_SENIOR'),
        form: {
          ...form,
          presentTitle: SECTION_SHAPES.presentTitle.parse({
            hasTitle: true,
            name: '工程师',
            series: 'engineering',
            level: 'INTERMEDIATE',
            obtainedOn: '2024-01-01',
          }),
          education: studied({ educationLevel: 'BACHELOR', degree: 'DOCTOR', postdoctoral, graduatedOn: '2024-06-30' }),
        },
      }).at(-1);
    expect(served(true)).toMatchObject({ outcome: 'UNKNOWN', isObstacle: false });
    expect(served(true)?.because.zh).toContain('已博士后出站');
    expect(served(false)).toMatchObject({ outcome: 'FAILS' });
  });

  it('A10: the years in the present title by the 学历; where a 学位 above it asks for fewer, those who review it decide', () => {
    const held = (obtainedOn: string, degree: 'MASTER' | 'BACHELOR') =>
      of('A10', {
        wish: wish('INTERMEDIATE'),
        form: {
          ...form,
          ...since('2024-06-01'),
          presentTitle: SECTION_SHAPES.presentTitle.parse({
            hasTitle: true,
            name: '助理工程师',
            series: 'engineering',
            level: 'ASSISTANT',
            obtainedOn,
          }),
          education: studied({ educationLevel: 'BACHELOR', degree }),
        },
      }).at(-1);
    expect(held('2021-01-01', 'BACHELOR')?.outcome).toBe('PASSES');
    expect(held('2021-01-02', 'BACHELOR')?.outcome).toBe('FAILS');
    // 硕士: two years.
    expect(held('2023-01-01', 'MASTER')).toMatchObject({ outcome: 'UNKNOWN', isObstacle: false });
    expect(held('2023-01-01', 'MASTER')?.because.zh).toContain('按学位须满2年');
    expect(held('2023-01-02', 'MASTER')?.outcome).toBe('FAILS');
  });

  it('A9: a doctor’s degree is no child’s, and postdoctoral research is a doctor’s by 学历 or by 学位', () => {
    const wrong = (...rows: Parameters<typeof studied>) =>
      of('A9', { form: { ...form, education: studied(...rows) } }).filter(({ outcome }) => outcome === 'FAILS').length;
    const alone = { educationLevel: null, degree: 'DOCTOR' } as const;
    expect([wrong({}, { ...alone, graduatedOn: '2003-06-30' }), wrong({}, { ...alone, graduatedOn: '2003-05-31' })]).toEqual([0, 1]);
    // A row of 本科 and 博士 is no younger person’s.
    const beside = (graduatedOn: string) => wrong({ educationLevel: 'BACHELOR', degree: 'DOCTOR', graduatedOn });
    expect([beside('2003-06-30'), beside('2003-05-31')]).toEqual([0, 1]);
    expect([wrong({}, { ...alone, postdoctoral: true }), wrong({}, { degree: 'MASTER', postdoctoral: true })]).toEqual([0, 1]);
  });
});

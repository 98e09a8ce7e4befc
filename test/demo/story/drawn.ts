/** Two people whose client knows nothing of the form but what `applicationForm` publishes: one series with a licence, one without. */
import { begin, fill, mine, saving, submit } from '../acts.ts';
import { SEEDED } from '../cast.ts';
import { CRAFTSMAN, draw, NURSE, tooLong, type Answers, type FormDefinition, type FormSection, type Measure } from '../draw.ts';
import { FORM, SAVE } from '../graphql.ts';
import type { UnitName } from '../places.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { upload } from '../uploads.ts';
import type { SectionName } from '../forms.ts';

const { nurse, flexible } = SEEDED;

async function definition(stage: Stage, series: string | null, kind: string | null = null): Promise<FormDefinition['applicationForm']> {
  return (await stage.client.ask<FormDefinition>(null, FORM, { series, kind })).applicationForm;
}

async function published(stage: Stage): Promise<void> {
  const [health, crafts, culture] = await Promise.all(['health', 'crafts', 'rural-culture'].map((series) => definition(stage, series)));
  if (!health || !crafts || !culture) throw new Error('no form');
  const names = (sections: readonly FormSection[]) => sections.map(({ name }) => name);
  const licence = health.sections.find(({ name }) => name === 'qualification');
  stage.say(
    `申报表公开为数据：卫生系列${health.sections.length}栏，须有“${licence?.note}”；工艺美术系列${crafts.sections.length}栏。`,
    `The form is published as data: ${health.sections.length} sections for health with a licence, ${crafts.sections.length} for crafts without.`,
  );
  stage.expectThat(
    '卫生须填执业资格，工艺美术没有这一栏 / health has the licence, crafts does not have the section',
    licence?.isRequired === true && !names(crafts.sections).includes('qualification'),
    names(crafts.sections),
  );
  const text = culture.sections.find(({ name }) => name === 'achievements')?.fields.find(({ name }) => name === 'text');
  stage.expectThat(
    '农村实用文化人才不填论文，业绩至多300字 / rural culture asks for no papers, and 300 characters at most',
    !names(culture.sections).includes('papers') && text?.most === 300,
    text,
  );
  stage.expectThat(
    '上传限制事先写明 / what may be uploaded is told before',
    health.proofs.files === 100 && health.proofs.bytes === 10_485_760 && health.proofs.types.length === 3,
    health.proofs,
  );
}

async function withLicence(stage: Stage): Promise<void> {
  await drawnAndSubmitted(stage, nurse, 'hospital', NURSE, { measure: 'MOST', kind: null });
}

async function withoutLicence(stage: Stage): Promise<void> {
  await drawnAndSubmitted(stage, flexible, 'talentCentre', CRAFTSMAN, { measure: 'LEAST', kind: 'FLEXIBLE' });
}

async function drawnAndSubmitted(
  stage: Stage,
  person: Named,
  unit: UnitName,
  answers: Answers,
  { measure, kind }: { measure: Measure; kind: string | null },
): Promise<void> {
  const { sections, proofs: limit } = await definition(stage, String(answers['appliedTitle.series']), kind);
  const { content, proofs } = draw(sections, answers, measure, limit.files);
  await begin(stage, person, stage.unit(unit));
  const versions = await fill(stage, person, content);
  if (measure === 'MOST') await limits(stage, person, sections, answers);
  const uploaded = proofs > 0 ? await upload(stage, person, proofs) : [];
  const { number } = await submit(stage, person);
  const how =
    measure === 'MOST'
      ? { zh: '各项均填到上限', en: 'every field to its limit' }
      : { zh: '只填必填项', en: 'only what has to be filled in' };
  stage.say(
    `${person.name}的客户端只凭公开的申报表填写${versions.length}栏（${how.zh}），上传${uploaded.length}件，提交。`,
    `${person.english}’s client fills in ${versions.length} sections (${how.en}) from the published form alone, uploads ${uploaded.length} scans, and submits.`,
  );
  stage.expectThat(
    '客户端无需知道别的 / a client needs to know nothing else',
    number === 1 && versions.every((version) => version === 1) && stage.application(person).state === 'SUBMITTED',
    versions,
  );
}

/** One character more than the published limit is refused, in every text of the form. */
async function limits(stage: Stage, person: Named, sections: readonly FormSection[], answers: Answers): Promise<void> {
  const { form } = await mine(stage, person);
  const long = tooLong(sections, answers);
  const codes = await Promise.all(
    long.map(async ({ field, content }) => {
      const [[name, value]] = Object.entries(content) as [[SectionName, object]];
      const variables = saving(stage, person, name, form[name]?.version ?? 0, value);
      return { field, code: (await stage.client.refusal(person.account, SAVE, variables, 'zh-CN'))?.code };
    }),
  );
  stage.expectThat(
    `${long.length}项文字各多一字均被拒绝 / in each of ${long.length} texts one character more than published is refused`,
    long.length > 10 && codes.every(({ code }) => code === 'INPUT_INVALID'),
    codes.filter(({ code }) => code !== 'INPUT_INVALID'),
  );
}

export const drawnChapter: ChapterOf = {
  zh: '凭公开的申报表填报',
  en: 'Filled in from the published form alone',
  scenes: [published, withLicence, withoutLicence],
};

/** The conditions on the form: complete, within its limits, its proofs there, the education done (A2, A3, P4). Pure. */
import { counted } from '../../core/counted.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { highestEducation } from '../form/education.ts';
import { FORM, type SectionDefinition, type SectionName } from '../form/sections.ts';
import { charactersOf, isRequired, sectionsOf, type FormStandards } from '../form/series.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import { whoseOf, type Facts, type Form } from './facts.ts';
import { fails, passes, unknown, type Found } from './findings.ts';
import { valuesOf } from './values.ts';

const names = (sections: readonly SectionName[]): Bilingual =>
  say(sections.map((name) => FORM[name].title.zh).join('、'), sections.map((name) => FORM[name].title.en).join(', '));

/** A2: every section that the series needs of this kind of person; of those that have rows, at least a row. */
export function isFilledIn(facts: Facts): Found[] {
  const { form, calendar, complete } = facts;
  if (!complete) return [];
  const { standards } = calendar.announcement;
  const whose = whoseOf(facts);
  const missing = sectionsOf(standards, whose).filter((name) => isRequired(standards, name, whose) && isEmpty(name, form));
  const found = withoutLevel(form);
  if (missing.length === 0) return found.length > 0 ? found : [passes('A2', '各栏均已填写。', 'All sections are filled in.')];
  const { zh, en } = names(missing);
  return [
    fails(
      'A2',
      say(`以下各栏尚未填写：${zh}。`, `These sections are not filled in: ${en}.`),
      say('请填写并保存。', 'Fill them in and save them.'),
    ),
    ...found,
  ];
}

/** 附件2 has a column for 学历, and what is applied for is judged by it: a 学位 alone is kept in a draft, and not sent. */
function withoutLevel({ education }: Form): Found[] {
  if (!education || education.items.length === 0 || highestEducation(education)) return [];
  const because = say('“学历学位”中只填写了学位，未填写学历。', 'In education degrees are filled in alone, and no level of education.');
  return [fails('A2', because, say('请补填学历并保存。', 'Fill in the level of education and save it.'))];
}

function isEmpty(name: SectionName, form: Form): boolean {
  const { rows }: SectionDefinition = FORM[name];
  const content = form[name] as Record<string, unknown> | undefined;
  return !content || (rows !== null && (content[rows.key] as readonly unknown[]).length === 0);
}

/** A2: no text longer than the series takes. */
export function isWithinLimits({ form, wish, calendar, complete }: Facts): Found[] {
  if (!complete) return [];
  const { standards } = calendar.announcement;
  const wrong = (Object.keys(form) as SectionName[]).flatMap((section) => tooLong(standards, section, form, wish?.series ?? null));
  return wrong.map((one) => fails('A2', one, say('请更正后保存。', 'Correct it and save it.')));
}

function tooLong(standards: FormStandards, section: SectionName, form: Form, series: string | null): Bilingual[] {
  return valuesOf(section, form).flatMap(({ name, label, value }) => {
    const most = charactersOf(standards, section, name, series);
    if (typeof value !== 'string' || most === null || Array.from(value).length <= most) return [];
    const { zh, en } = FORM[section].title;
    return [
      say(
        `“${zh}”的${label.zh}超过本系列的${most}字。`,
        `In ${en}, ${label.en} is longer than the ${counted(most, 'character')} of this series.`,
      ),
    ];
  });
}

/** A3: every proof that the form names has been uploaded and checked, and not removed; what is not, is told with where it is named. */
export function hasProofs({ form, proofs, complete }: Facts): Found[] {
  if (!complete) return [];
  const ready = new Set(standingProofs(proofs).map(({ number }) => number));
  const missing = proofsNamed(form).filter(({ number }) => !ready.has(number));
  if (missing.length === 0) return [passes('A3', '所列佐证材料均已上传并核验。', 'All proofs named are uploaded and checked.')];
  const isRemoved = (number: number) => proofs.some((one) => one.number === number && one.state === 'REMOVED');
  const numbers = [...new Set(missing.map(({ number }) => number))].toSorted((a, b) => a - b);
  const told = numbers.map((number) => {
    const { zh, en } = places(missing.filter((one) => one.number === number));
    return isRemoved(number)
      ? say(`${number}（${zh}，已删除）`, `${number} (${en}; removed)`)
      : say(`${number}（${zh}）`, `${number} (${en})`);
  });
  const list = say(told.map(({ zh }) => zh).join('、'), told.map(({ en }) => en).join(', '));
  return [
    fails(
      'A3',
      say(`以下编号的佐证材料尚未上传或未通过核验：${list.zh}。`, `These proofs are not uploaded, or not checked: ${list.en}.`),
      numbers.some(isRemoved)
        ? say(
            '请上传并确认，或更正所填编号；已删除的编号不再使用，须重新上传并改填新编号。',
            'Upload and confirm them, or correct the numbers; what was removed is uploaded again under a new number.',
          )
        : say('请上传并确认，或更正所填编号。', 'Upload and confirm them, or correct the numbers.'),
    ),
  ];
}

type Named = { number: number; section: SectionName; row: number | null };

/** The proofs that a form names, each with every place where it does. */
function proofsNamed(form: Form): Named[] {
  return (Object.keys(form) as SectionName[]).flatMap((section) =>
    valuesOf(section, form).flatMap(({ kind, value, row }) => {
      const numbers = kind === 'PROOF' || kind === 'PROOFS' ? ([value ?? []].flat() as number[]) : [];
      return numbers.map((number) => ({ number, section, row }));
    }),
  );
}

/** `“论文”第1、3项`, section by section. */
function places(named: readonly Named[]): Bilingual {
  const sections = [...new Set(named.map(({ section }) => section))].map((section) => {
    const { zh, en } = FORM[section].title;
    const rows = named.flatMap((one) => (one.section === section && one.row !== null ? [one.row] : []));
    if (rows.length === 0) return say(`“${zh}”`, en);
    return say(`“${zh}”第${rows.join('、')}项`, `${en}, ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`);
  });
  return say(sections.map(({ zh }) => zh).join('、'), sections.map(({ en }) => en).join('; '));
}

/** P4: the continuing education of the year before the cycle's, or of as many years as the policy says. */
export function hasLearnt({ form, calendar }: Facts): Found[] {
  const { policy } = calendar.announcement;
  const { hours, professionalHours, years } = policy.continuingEducation;
  const needed = Array.from({ length: years }, (_, index) => calendar.announcement.year - years + index);
  if (!form.continuingEducation) {
    const because = say(`${needed.join('、')}年度继续教育尚未填写。`, `The continuing education of ${needed.join(', ')} is not filled in.`);
    return [unknown('P4', because, say('请填写继续教育。', 'Fill it in.'))];
  }
  return needed.map((year) => {
    const row = form.continuingEducation?.years.find((one) => one.year === year);
    const done = row && completed(row, policy.continuingEducation);
    if (done)
      return passes(
        'P4',
        `${year}年度继续教育已完成（${row.publicHours + row.professionalHours}学时）。`,
        `The continuing education of ${year} is done.`,
      );
    const total = row ? row.publicHours + row.professionalHours : 0;
    return fails(
      'P4',
      say(
        `${year}年度继续教育未完成：共${total}学时，其中专业科目${row?.professionalHours ?? 0}学时（须不少于${hours}学时，其中专业科目${professionalHours}学时）。`,
        `The continuing education of ${year} is not done: ${counted(total, 'hour')}, ${row?.professionalHours ?? 0} of them professional (at least ${hours} and ${professionalHours}).`,
      ),
      say('请按规定补学，或更正填写的学时。', 'Make it up as the rules allow, or correct the hours.'),
    );
  });
}

/** Whether the education of a year is enough (P4). */
export function completed(
  { publicHours, professionalHours }: { publicHours: number; professionalHours: number },
  policy: { hours: number; professionalHours: number },
): boolean {
  return publicHours + professionalHours >= policy.hours && professionalHours >= policy.professionalHours;
}

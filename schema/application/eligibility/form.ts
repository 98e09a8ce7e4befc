/** The conditions on the form: complete, within its limits, its dates possible, its proofs there, the education done (A2, A3, P4). Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { dayOf, type Day } from '../../core/time.ts';
import { FORM, type SectionDefinition, type SectionName } from '../form/sections.ts';
import { charactersOf, isRequired, sectionsOf } from '../form/series.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import type { Facts, Form } from './facts.ts';
import { fails, passes, unknown, type Finding } from './findings.ts';

const names = (sections: readonly SectionName[]): Bilingual =>
  say(sections.map((name) => FORM[name].title.zh).join('、'), sections.map((name) => FORM[name].title.en).join(', '));

/** A2: every section that the series needs. */
export function isFilledIn({ form, wish, complete }: Facts): Finding[] {
  if (!complete) return [];
  const series = wish?.series ?? null;
  const missing = sectionsOf(series).filter((name) => isRequired(name, series) && !form[name]);
  if (missing.length === 0) return [passes('A2', '各栏均已填写。', 'All sections are filled in.')];
  const { zh, en } = names(missing);
  return [
    fails(
      'A2',
      say(`以下各栏尚未填写：${zh}。`, `These sections are not filled in: ${en}.`),
      say('请填写并保存。', 'Fill them in and save them.'),
    ),
  ];
}

/** A2: no text longer than the series takes, and no day that has not come yet. */
export function isPossible({ form, wish, now, complete }: Facts): Finding[] {
  if (!complete) return [];
  const today = dayOf(now);
  const wrong = (Object.keys(form) as SectionName[]).flatMap((section) => [
    ...tooLong(section, form, wish?.series ?? null),
    ...tooLate(section, form, today),
  ]);
  return wrong.map((one) => fails('A2', one, say('请更正后保存。', 'Correct it and save it.')));
}

/** Every value of a section with the field it stands in; rows one after the other. */
function valuesOf(section: SectionName, form: Form): { name: string; label: Bilingual; kind: string; value: unknown }[] {
  const { fields, rows }: SectionDefinition = FORM[section];
  const content = form[section] as Record<string, unknown> | undefined;
  const blocks = rows ? ((content?.[rows.key] ?? []) as Record<string, unknown>[]) : content ? [content] : [];
  return blocks.flatMap((block) => Object.entries(fields).map(([name, { label, kind }]) => ({ name, label, kind, value: block[name] })));
}

function tooLong(section: SectionName, form: Form, series: string | null): Bilingual[] {
  return valuesOf(section, form).flatMap(({ name, label, value }) => {
    const most = charactersOf(section, name, series);
    if (typeof value !== 'string' || most === null || Array.from(value).length <= most) return [];
    const { zh, en } = FORM[section].title;
    return [
      say(`“${zh}”的${label.zh}超过本系列的${most}字。`, `In ${en}, ${label.en} has more than the ${most} characters of this series.`),
    ];
  });
}

function tooLate(section: SectionName, form: Form, today: Day): Bilingual[] {
  return valuesOf(section, form).flatMap(({ label, kind, value }) => {
    if (kind !== 'DAY' || typeof value !== 'string' || value <= today) return [];
    const { zh, en } = FORM[section].title;
    return [say(`“${zh}”的${label.zh}（${value}）晚于今日。`, `In ${en}, ${label.en} (${value}) has not come yet.`)];
  });
}

/** A3: every proof that the form names has been uploaded and checked. */
export function hasProofs({ form, proofs, complete }: Facts): Finding[] {
  if (!complete) return [];
  const ready = new Set(standingProofs(proofs).map(({ number }) => number));
  const named = (Object.keys(form) as SectionName[]).flatMap((section) =>
    valuesOf(section, form).flatMap(({ kind, value }) => (kind === 'PROOF' || kind === 'PROOFS' ? [value].flat() : [])),
  ) as number[];
  const missing = [...new Set(named)].filter((number) => !ready.has(number)).toSorted((a, b) => a - b);
  if (missing.length === 0) return [passes('A3', '所列佐证材料均已上传并核验。', 'All proofs named are uploaded and checked.')];
  const list = missing.join('、');
  return [
    fails(
      'A3',
      say(`以下编号的佐证材料尚未上传或未通过核验：${list}。`, `These proofs are not uploaded, or not checked: ${missing.join(', ')}.`),
      say('请上传并确认，或更正所填编号。', 'Upload and confirm them, or correct the numbers.'),
    ),
  ];
}

/** P4: the continuing education of the year before the cycle's, or of as many years as the policy says. */
export function hasLearnt({ form, calendar }: Facts): Finding[] {
  const { cycle, policy } = calendar.announcement;
  const { hours, professionalHours, years } = policy.continuingEducation;
  const needed = Array.from({ length: years }, (_, index) => Number(cycle) - years + index);
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
        `The continuing education of ${year} is not done: ${total} hours, ${row?.professionalHours ?? 0} of them professional (at least ${hours} and ${professionalHours}).`,
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

/**
 * A9: dates in an order that a life can have, and none that has not come. Certificates and files often know no more than the month, so
 * that within a month no order is asked for. What life does in any order is left alone: school beside work, and after a title. Pure.
 */
import { say, type Bilingual } from '../../core/refusal.ts';
import { dayOf, monthOf, type Day } from '../../core/time.ts';
import type { EducationLevel } from '../form/choices.ts';
import type { Studied } from '../form/education.ts';
import { presentTitleOf } from '../form/present-title.ts';
import { FORM, type SectionName } from '../form/sections.ts';
import type { Facts, Form } from './facts.ts';
import { fails, leftToReview, passes, type Found } from './findings.ts';
import { valuesOf } from './values.ts';

/** Nobody finishes school, begins to work or is published before; troupes and teams have taken in children of eleven. */
const LEAST_AGE = 10;

/** Nobody holds a title or a licence before, nor sits for one. */
const LEAST_AGE_FOR_TITLE = 16;

/** The youngest of whom it is known; nobody has finished these studies at an earlier age. */
const LEAST_AGE_BY_STUDIES: Partial<Record<EducationLevel, number>> = { SECONDARY: 13, COLLEGE: 13, BACHELOR: 13, MASTER: 16, DOCTOR: 18 };

const CORRECT = say('请核对两处日期，更正后保存。', 'Check both dates, correct what is wrong and save it.');

export function isInOrder(facts: Facts): Found[] {
  if (!facts.complete) return [];
  const { form, now } = facts;
  const wrong = [...fromLater(form, dayOf(now)), ...tooYoung(facts), ...beforeWork(facts), ...notADoctor(form)];
  return wrong.length > 0 ? wrong : [passes('A9', '各项日期前后相符。', 'The dates are in an order that can be.')];
}

/** What a place of the form is called, with what stands there. */
function placed(section: SectionName, label: Bilingual, value: string): Bilingual {
  const { zh, en } = FORM[section].title;
  return { zh: `“${zh}”的${label.zh}（${value}）`, en: `the ${label.en} in ${en} (${value})` };
}

function fromLater(form: Form, today: Day): Found[] {
  return (Object.keys(form) as SectionName[]).flatMap((section) =>
    valuesOf(section, form).flatMap(({ label, kind, value }) => {
      if (kind !== 'DAY' || typeof value !== 'string' || value <= today) return [];
      const { zh, en } = placed(section, label, value);
      return [fails('A9', say(`${zh}晚于今日。`, `${en} has not come yet.`), say('请更正后保存。', 'Correct it and save it.'))];
    }),
  );
}

/** The month in which somebody reaches an age. */
function monthAt(bornIn: string, age: number): string {
  return `${String(Number(bornIn.slice(0, 4)) + age).padStart(4, '0')}${bornIn.slice(4)}`;
}

/** The age before which a day of a section cannot be; `within` stands beside it. */
function leastAge(section: SectionName, within: Record<string, unknown>): number {
  if (section === 'presentTitle' || section === 'qualification') return LEAST_AGE_FOR_TITLE;
  if (section !== 'education') return LEAST_AGE;
  const { educationLevel, degree } = within as Pick<Studied, 'educationLevel' | 'degree'>;
  return Math.max(...[educationLevel, degree].map((one) => LEAST_AGE_BY_STUDIES[one ?? 'OTHER'] ?? LEAST_AGE));
}

function tooYoung({ form, bornIn }: Facts): Found[] {
  if (bornIn === null) return [];
  return (Object.keys(form) as SectionName[]).flatMap((section) => {
    return valuesOf(section, form).flatMap(({ label, kind, value, within }) => {
      const least = leastAge(section, within);
      if (kind !== 'DAY' || typeof value !== 'string' || monthOf(value) >= monthAt(bornIn, least)) return [];
      const { zh, en } = placed(section, label, value);
      return [
        fails(
          'A9',
          say(`${zh}时未满${least}周岁（出生年月${bornIn}）。`, `At ${en} the person, born in ${bornIn}, was not ${least}.`),
          CORRECT,
        ),
      ];
    });
  });
}

/** Work in the specialty, a title and an appointment come after the first day of work, but for a title by examination. */
function beforeWork({ form, bornIn, calendar }: Facts): Found[] {
  const { basics } = form;
  if (!basics) return [];
  const work = placed('basics', FORM.basics.fields.startedWorkOn.label, basics.startedWorkOn);
  const isBefore = (day: Day) => monthOf(day) < monthOf(basics.startedWorkOn);
  const against = ({ zh, en }: Bilingual) => say(`${zh}早于${work.zh}。`, `${en} is before ${work.en}.`);
  const { label } = FORM.workHistory.fields.from;
  const jobs = (form.workHistory?.items ?? []).filter(({ from }) => isBefore(from));
  const findings: Found[] = jobs.map(({ from }) => fails('A9', against(placed('workHistory', label, from)), CORRECT));
  const present = presentTitleOf(form);
  const { obtainedOn, appointedOn } = FORM.presentTitle.fields;
  if (present && isBefore(present.obtainedOn)) {
    const because = against(placed('presentTitle', obtainedOn.label, present.obtainedOn));
    const isOldEnough = bornIn === null || monthOf(present.obtainedOn) >= monthAt(bornIn, LEAST_AGE_FOR_TITLE);
    const remedy = say(
      '以考试取得的，由审核部门核对考试合格证书；否则请更正。',
      'Obtained by examination: those who review it check the certificate; else correct it.',
    );
    findings.push(
      calendar.announcement.standards.byExam.includes(present.series ?? '') && isOldEnough
        ? leftToReview('A9', because, remedy)
        : fails('A9', because, CORRECT),
    );
  }
  if (present?.appointedOn && isBefore(present.appointedOn))
    findings.push(fails('A9', against(placed('presentTitle', appointedOn.label, present.appointedOn)), CORRECT));
  return findings;
}

/** 博士后 is open to doctors alone, be it by 学历 or by 学位; what it is recognised for is A7’s matter. */
function notADoctor({ education }: Form): Found[] {
  const isDoctor = ({ educationLevel, degree }: Studied) => educationLevel === 'DOCTOR' || degree === 'DOCTOR';
  if (!(education?.items ?? []).some((one) => one.postdoctoral === true && !isDoctor(one))) return [];
  return [
    fails(
      'A9',
      say('“学历学位”中填写博士后出站，该行却不是博士。', 'In education postdoctoral research is named in a row that is no doctorate.'),
      say('请更正学历学位，或不填博士后出站。', 'Correct the row, or leave out the research.'),
    ),
  ];
}

/** P3: whoever applies works in the specialty (一、基本条件); years of none at all cannot be judged. Pure. */
import { say } from '../../core/refusal.ts';
import type { Facts } from './facts.ts';
import { fails, leftToReview, type Found } from './findings.ts';

export function worksInSpecialty({ form, wish, complete }: Facts): Found[] {
  const jobs = form.workHistory?.items ?? [];
  if (!complete || jobs.length === 0) return []; // said under A2
  if (!jobs.some(({ inSpecialty }) => inSpecialty))
    return [
      fails(
        'P3',
        say(
          '“专业工作经历”没有从事申报专业工作的经历，专业工作年限为0年。',
          'No work in the specialty applied for is filled in under work history: there are no years in it.',
        ),
        say(
          '请补填从事申报专业工作的经历；误填“是否从事申报专业工作”的，请更正。',
          'Fill in the work in the specialty, or correct whether a job was such work.',
        ),
      ),
    ];
  const present = jobs.filter(({ to }) => to === null);
  if (present.length === 0)
    return [
      leftToReview(
        'P3',
        say('“专业工作经历”没有现在的工作：各段经历均已结束。', 'The work history names no present work: every job in it has ended.'),
        say(
          '现仍在职的，请将现岗位的结束日期留空；否则由审核部门核定。',
          'Leave out the last day of the present work; else those who review it judge it.',
        ),
      ),
    ];
  // A transfer of series counts the years in the present work itself (A10).
  if (wish?.promotionType === 'TRANSFER' || present.some(({ inSpecialty }) => inSpecialty)) return [];
  return [
    leftToReview(
      'P3',
      say('按“专业工作经历”，现岗位不从事申报专业工作。', 'By the work history the present work is none in the specialty applied for.'),
      say('由审核部门核定；填写有误的请更正。', 'Those who review it judge it; correct what is wrong.'),
    ),
  ];
}

/**
 * The review form of a person, put together from what is on record: what they submitted, how the unit posted and recommended it, what the
 * authorities, the committee and the document said (R3). Who of the experts wrote which opinion stands nowhere. Pure.
 */
import type { Picture } from '../../core/document.ts';
import { dayInChinese, dayOf, type Instant } from '../../core/time.ts';
import { LEVEL_NAMES, seriesNamed, seriesOf } from '../../announcement/data/series.ts';
import { PROMOTION_TYPE } from '../../application/form/choices.ts';
import { asAskedToday } from '../../application/form/present-title.ts';
import { SECTIONS, type SectionName } from '../../application/form/sections.ts';
import type { Application, Section as Saved } from '../../application/model.ts';
import { workplaceOf } from '../../application/rules/workplace.ts';
import type { Posting } from '../../posting/model.ts';
import { shownUntil } from '../../posting/rules/period.ts';
import { GRADE_NAMES, opinionFormOf, ASPECTS } from '../../evaluation/readings/opinion-forms.ts';
import type { Opinion } from '../../evaluation/readings/model.ts';
import { valueIn } from '../../result/documents/filling.ts';
import { CORRECTED_FIELD_NAMES, type TitleDocument } from '../../result/documents/model.ts';
import type { Roster } from '../../result/roster/model.ts';
import type { Account } from '../../identity/model.ts';
import type { Certificate } from '../model.ts';
import type { Part, ReviewForm, Section } from '../review-form.ts';
import { sectionOf, type Conditions } from './values.ts';

/** What is known of a person's year. */
export type Course = {
  head: Application;
  account: Account;
  sections: Partial<Record<SectionName, Saved>>;
  conditions: Conditions;
  posting: Posting | null;
  departmentName: string;
  bureauName: string;
  opinions: readonly Opinion[];
  roster: Roster | null;
  document: TitleDocument | null;
  /** What was issued since to put it right, in the order of issue. */
  corrections: readonly TitleDocument[];
  certificate: Certificate | null;
  photograph: Picture | null;
  cycleName: string;
  madeAt: Instant;
};

export function reviewFormFor(course: Course): ReviewForm {
  const { head, certificate, account, photograph, madeAt, cycleName } = course;
  // A name that was put right is that of the person; all else is as it was submitted, and what was put right stands with the document.
  const name = certificate?.holder ?? head.applicantName;
  const applied = `${seriesNamed(head.series ?? '').zh}系列${head.specialty ?? ''}专业${titleOf(head)}`;
  const [basics] = SECTIONS;
  const own: Section = {
    title: '基本信息',
    parts: [
      {
        kind: 'boxes',
        rows: [
          [
            ['姓名', name],
            ['出生年月', account.identity.bornIn.replace('-', '年').concat('月')],
          ],
          [['身份证件号码', account.identity.masked]],
          [['工作单位', workplaceOf(head)]],
          [['申报单位', head.unitName]],
          [
            ['晋升类型', PROMOTION_TYPE.names[head.promotionType ?? 'NORMAL'].zh],
            ['申报层级', head.level ? LEVEL_NAMES[head.level] : ''],
          ],
        ],
        ...(photograph && { photograph }),
      },
    ],
  };
  return {
    heading: '职称评审表',
    number: certificate?.number.split('-').slice(0, 4).join('-') ?? head.id.slice(0, 12),
    cover: {
      above: cycleName,
      pairs: [
        ['姓　　名', name],
        ['工作单位', workplaceOf(head)],
        ['申报职称', applied],
      ],
      date: dayInChinese(dayOf(head.submission?.at ?? madeAt)),
      beneath: '人力资源社会保障部门监制',
    },
    sections: [own, ...filledIn(course, basics), ...opinionsOf(course)],
    madeAt,
  };
}

/** What the person filled in, section by section in the form's own order. */
function filledIn({ sections, conditions }: Course, first: SectionName): Section[] {
  const names = [first, ...SECTIONS.filter((name) => name !== first)];
  return names.flatMap((name) => {
    const saved = sections[name];
    return saved ? [sectionOf(name, asAskedToday(name, saved.content), conditions)] : [];
  });
}

/** What others said to it, in the order in which it went from one to the next. */
function opinionsOf(course: Course): Section[] {
  const all: Section[] = [
    { title: '用人单位推荐意见', page: true, parts: [ofUnit(course)] },
    { title: '审核意见', parts: [...ofDepartment(course), ...ofReReview(course)] },
    { title: '评审委员会意见', page: true, parts: ofCommittee(course) },
    { title: '公示和资格文件', parts: [ofDocument(course)] },
  ];
  return all.filter(({ parts }) => parts.length > 0);
}

function ofUnit({ head, posting }: Course): Part {
  const posted = posting
    ? `公示：${dayInChinese(dayOf(posting.startsAt))}至${dayInChinese(dayOf(shownUntil(posting) - 1))}，应公示${posting.days}个工作日，` +
      (posting.objections.all > 0 ? `收到异议${posting.objections.all}件，均已核查办结。` : '未收到异议。')
    : '';
  const recommended = head.recommendation;
  const text = [recommended?.text ?? '', posted].filter((said) => said !== '').join('\n');
  return { kind: 'opinion', label: '推荐意见', text, signed: { place: '单位盖章', ...dated(recommended?.at) } };
}

function ofDepartment({ head, departmentName }: Course): Part[] {
  if (!head.approval) return [];
  const { text, remark, at } = head.approval;
  const said = [text, remark].filter((one) => one !== '').join('\n');
  return [{ kind: 'opinion', label: `${departmentName}审核意见`, text: said, signed: { place: '主管部门盖章', ...dated(at) } }];
}

function ofReReview({ head, bureauName }: Course): Part[] {
  if (!head.passed) return [];
  return [
    { kind: 'opinion', label: '集中复审意见', text: head.passed.text, signed: { place: `${bureauName}盖章`, ...dated(head.passed.at) } },
  ];
}

/** The opinions without their writers, and the tally (E7, E9). */
function ofCommittee({ head, opinions }: Course): Part[] {
  const form = opinionFormOf(head.series);
  const given = opinions.filter(({ submittedAt, endedAt }) => submittedAt !== null && endedAt === null);
  const rows = given.map(({ grades, text, recommends }, index) => [
    String(index + 1),
    ASPECTS.map((aspect) => `${form[aspect].zh}：${grades[aspect] ? GRADE_NAMES[grades[aspect]].zh : ''}`).join('；'),
    text ?? '',
    recommends ? '同意推荐' : '不同意推荐',
  ]);
  const columns = [
    { title: '序号', share: 0.6 },
    { title: '评价', share: 2.4 },
    { title: '评阅意见', share: 4 },
    { title: '结论', share: 1.2 },
  ];
  const read: Part[] = rows.length > 0 ? [{ kind: 'list', columns, rows }] : [];
  return [
    ...read,
    {
      kind: 'opinion',
      label: '评审结果',
      text: tallied(head),
      signed: { place: '评审委员会盖章', ...(head.decision && { date: dayInChinese(head.decision.decidedOn) }) },
    },
  ];
}

function tallied({ decision }: Application): string {
  if (!decision) return '';
  const { tally, passed } = decision;
  const votes = tally ? `出席${tally.present}人，同意${tally.yes}票，不同意${tally.no}票，弃权${tally.abstain}票。` : '';
  return `${dayInChinese(decision.decidedOn)}评审，${votes}评审${passed ? '通过' : '未通过'}。`;
}

function ofDocument({ head, roster, document, corrections, certificate }: Course): Part {
  const { conferred } = head;
  const posted = roster
    ? `评审结果于${dayInChinese(dayOf(roster.startsAt))}至${dayInChinese(dayOf(roster.endsAt - 1))}公示，无未办结的异议。`
    : '';
  const by = conferred ? `依${conferred.number}，取得${titleOf(head)}资格，自${dayInChinese(conferred.from)}起计算。` : '';
  const mended = corrections.map((one) => correctedBy(one, head.id)).filter((said) => said !== '');
  const given = certificate ? `证书编号：${certificate.number}。` : '';
  return {
    kind: 'opinion',
    label: '资格文件',
    text: [posted, by, ...mended, given].filter((said) => said !== '').join('\n'),
    signed: { place: '发文机关盖章', ...dated(document?.issued?.at ?? conferred?.at) },
  };
}

/** What a later document has put right of this person. */
function correctedBy({ number, issued, corrections }: TitleDocument, application: string): string {
  const own = corrections.filter((one) => one.application === application);
  const what = own.map(({ field, was, is }) => `${CORRECTED_FIELD_NAMES[field].zh}由“${valueIn(field, was)}”更正为“${valueIn(field, is)}”`);
  return own.length > 0 && issued ? `经${number}（${dayInChinese(dayOf(issued.at))}），${what.join('，')}。` : '';
}

function titleOf({ series, level }: Pick<Application, 'series' | 'level'>): string {
  if (!level) return '';
  return `${seriesOf(series ?? '')?.titles[level] ?? ''}（${LEVEL_NAMES[level]}）`;
}

const dated = (at: Instant | undefined) => (at === undefined ? {} : { date: dayInChinese(dayOf(at)) });

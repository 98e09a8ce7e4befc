/** The result report of a posting (公示结果报告), as a document (U5). Pure. */
import { listed } from '../core/blocks.ts';
import type { Block, Document } from '../core/document.ts';
import { dayInChinese, dayOf, inChinese, type Instant } from '../core/time.ts';
import { seriesOf } from '../announcement/data/series.ts';
import { PROMOTION_TYPE } from '../application/form/choices.ts';
import { FORM, type SectionName } from '../application/form/sections.ts';
import { shownUntil } from './rules/period.ts';
import { findingName, isSpecial, placesOf, type Attachment, type Objection, type Posting } from './model.ts';

/** The report: what was posted, how long and where, the meeting, every objection with its finding, the conclusion. */
export function reportOf(
  posting: Posting,
  about: {
    earlier: readonly Posting[];
    objections: readonly Objection[];
    attachments: readonly Attachment[];
    madeAt: Instant;
    document: string;
  },
): Document {
  const { unitName, applicantName, meeting, promotionType, endsAt, supplement } = posting;
  const heading = supplement ? '职称申报推荐补充公示结果报告' : '职称申报推荐公示结果报告';
  const mended = (supplement?.changed ?? []).map((name) => FORM[name as SectionName].title.zh).join('、');
  const title = seriesOf(posting.series)?.titles[posting.level] ?? '';
  const periods = [...about.earlier, posting];
  const shown = about.attachments.filter(({ kind }) => kind === 'DISPLAY');
  return {
    title: heading,
    number: posting.id,
    madeAt: about.madeAt,
    blocks: [
      { kind: 'heading', text: heading },
      {
        kind: 'text',
        text: `按照${about.document}要求，${unitName}对${posting.employer === null ? '' : posting.employer}${applicantName}同志申报${seriesOf(posting.series)?.name ?? ''}系列${posting.specialty}专业${title}（${PROMOTION_TYPE.names[promotionType].zh}）${supplement ? `退回修改后更正的内容（${mended}）进行了补充公示` : '进行了公示'}。现将公示结果报告如下：`,
      },
      ...periods.map((one) => ({
        kind: 'text' as const,
        text:
          `第${one.number}次公示：${dayInChinese(dayOf(one.startsAt))}起，至${inChinese(shownUntil(one), true)}止，` +
          `应公示${one.days}个工作日；范围为${one.audience === 'PUBLIC' ? '本单位及社会' : '本单位'}，地点为${placesOf(one)}。`,
      })),
      ...(meeting && isSpecial(posting) && !supplement
        ? [
            {
              kind: 'text' as const,
              text: `职工大会于${dayInChinese(meeting.heldOn)}召开，到会${meeting.present}人，赞成${meeting.inFavour}人，反对${meeting.against}人，弃权${meeting.abstained}人。`,
            },
          ]
        : []),
      ...objectionsIn(about.objections),
      ...(shown.length > 0 ? [{ kind: 'text' as const, text: `公示现场照片${shown.length}张，已存档。` }] : []),
      { kind: 'text', text: `结论：公示期至${inChinese(endsAt, true)}届满，无未办结的异议，可以${supplement ? '继续审核' : '推荐'}。` },
      { kind: 'signature', lines: [unitName, dayInChinese(dayOf(about.madeAt))] },
    ],
  };
}

/** Every objection with its finding; of what came anonymously the day alone is known (U4). A paragraph each: however many there are, they cost no time to print. */
export function objectionsIn(objections: readonly Objection[]): Block[] {
  if (objections.length === 0) return [{ kind: 'text', text: '公示期间未收到异议。' }];
  return [
    { kind: 'text', text: `公示期间收到异议${objections.length}件，核查情况如下：` },
    ...listed(
      objections.map(({ id, at, objector, finding, on }, index) => ({
        kind: 'text' as const,
        text:
          `${index + 1}. 编号${id}（${objector ? inChinese(at) : dayInChinese(dayOf(at))}收到，${objector ? '实名' : '匿名'}）：` +
          (finding ? `${findingName(on, finding.finding).zh}。核查意见：${finding.text}` : '未办结。'),
      })),
    ),
  ];
}

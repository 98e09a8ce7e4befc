/** The result report of a posting of results (评审结果公示报告), as a document (R1, R2). Pure. */
import type { Block, Document } from '../../core/document.ts';
import { dayInChinese, dayOf, inChinese, type Instant } from '../../core/time.ts';
import { objectionsIn } from '../../posting/report.ts';
import type { Attachment, Objection } from '../../posting/model.ts';
import type { RosterFile } from './model.ts';
import { linesIn } from './rules.ts';

/** What was posted, where and how long, every objection with its finding, who was removed, and what may follow. */
export function rosterReport(
  { roster, lines, removals }: RosterFile,
  about: { objections: readonly Objection[]; attachments: readonly Attachment[]; madeAt: Instant; document: string },
): Document {
  const { committeeName, number, people, decided, place, startsAt, endsAt, edition } = roster;
  const title = '职称评审结果公示报告';
  const text = (said: string): Block => ({ kind: 'text', text: said });
  const nameOf = (application: string) => lines.find((line) => line.application === application)?.name ?? application;
  const shown = about.attachments.filter(({ kind }) => kind === 'DISPLAY').length;
  return {
    title,
    number: roster.id,
    madeAt: about.madeAt,
    blocks: [
      { kind: 'heading', text: title },
      text(
        `按照${about.document}要求，${committeeName}对本年度第${number}批评审结果（评审${decided}人，通过${people}人）进行了公示。现将公示情况报告如下：`,
      ),
      text(
        `公示自${dayInChinese(dayOf(startsAt))}起，至${inChinese(endsAt, true)}止，在本系统及${place}进行。${shown > 0 ? `公示现场照片${shown}张，已存档。` : ''}`,
      ),
      ...objectionsIn(about.objections),
      ...removals.map(({ application, reason }) => text(`${nameOf(application)}：经核查，从评审通过人员名单中除去。理由：${reason}`)),
      text(
        `结论：公示期满，无未办结的异议。评审通过人员${linesIn({ lines, removals }, edition).length}人（名单第${edition}版），可以印发职称资格文件。`,
      ),
      text(`名单摘要（SHA-256）：${roster.hash}`),
      { kind: 'signature', lines: [`${committeeName}办事机构`, dayInChinese(dayOf(about.madeAt))] },
    ],
  };
}

/** What is told of a notice that is published, amended or withdrawn, and which applicants an amendment of it concerns (C8). Pure. */
import { canonical } from '../../core/hash.ts';
import { say, type Bilingual } from '../../core/refusal.ts';
import { inWords } from '../../core/time.ts';
import { PARTS, type PartName } from '../../announcement/document/index.ts';
import { cycleInWords, type CycleHead } from '../../announcement/model.ts';
import type { Application } from '../../application/model.ts';
import { PART_NAMES, type AppliesTo } from '../../drafting/model.ts';
import type { Told } from '../model.ts';

/** What is told, whatever of its reader's it is about: an application, or an office. */
export type Saying = Omit<Told, 'about'>;

/** Whom an amendment holds for, and whom it leaves as they were. */
const WHOM: Record<AppliesTo, Bilingual> = {
  ALL: say('本次调整适用于全部申报，包括此前已提交的申报', 'it holds for all applications, those that have been submitted before as well'),
  NEW: say(
    '本次调整仅适用于此后首次提交的申报，此前已提交的申报不受影响、仍按原规定办理',
    'it holds only for what is submitted for the first time from now on; nothing changes for what has been submitted before',
  ),
};

/** Whom a version of the notice reaches, as its head keeps it. */
export function appliesTo({ forNew }: Pick<CycleHead, 'forNew'>, number: number): AppliesTo {
  return forNew.includes(number) ? 'NEW' : 'ALL';
}

/** Whether an amendment changes anything for an application: of one for new ones alone, if it was not submitted before. */
export function reaches(whom: AppliesTo, number: number, { judgedBy }: Pick<Application, 'judgedBy'>): boolean {
  return whom === 'ALL' || judgedBy === null || judgedBy >= number;
}

/** The parts in which two versions differ. */
export function partsChanged(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): PartName[] {
  return PARTS.filter((name) => canonical(before[name]) !== canonical(after[name]));
}

/** The notice of an amendment: required, for what is in force is judged by whether people know it or not. */
export function amendedNotice(
  head: CycleHead,
  { document, reason, whom, parts }: { document: string; reason: string; whom: AppliesTo; parts: readonly PartName[] },
): Saying {
  const cycle = cycleInWords(head);
  const named = { zh: parts.map((name) => PART_NAMES[name].zh).join('、'), en: parts.map((name) => PART_NAMES[name].en).join(', ') };
  return told(
    'NOTICE_AMENDED',
    {
      title: '职称评审通知已调整',
      text: `根据${document}，${cycle.zh}职称评审的通知（${head.document}）已作调整，涉及：${named.zh}。${WHOM[whom].zh}。请查阅调整后的通知全文。事由：${reason}`,
    },
    {
      title: 'The notice of the review is amended',
      text: `By ${document} the notice of ${cycle.en} (${head.document}) is amended in: ${named.en}; ${WHOM[whom].en}. Read the notice as it stands now. Reason: ${reason}`,
    },
  );
}

/** That there is a review, and from when on. */
export function publishedNotice(head: CycleHead): Saying {
  const [cycle, opens] = [cycleInWords(head), inWords(head.opensAt)];
  return told(
    'NOTICE_PUBLISHED',
    {
      title: '职称评审通知已发布',
      text: `${cycle.zh}职称评审的通知（${head.document}）已发布，第一个阶段于${opens.zh}（北京时间）开始。请查阅通知全文，按各阶段时间做好准备。`,
    },
    {
      title: 'The notice of a review is published',
      text: `The notice of ${cycle.en} (${head.document}) is published; its first window opens at ${opens.en} (Beijing time). Read it and prepare for its windows.`,
    },
  );
}

/** That it does not take place as it was said. */
export function withdrawnNotice(head: CycleHead, reason: string): Saying {
  const cycle = cycleInWords(head);
  return told(
    'NOTICE_WITHDRAWN',
    {
      title: '职称评审通知已撤回',
      text: `${cycle.zh}职称评审的通知（${head.document}）已撤回，所定各阶段时间不再执行，以重新发布的通知为准。事由：${reason}`,
    },
    {
      title: 'The notice of a review is withdrawn',
      text: `The notice of ${cycle.en} (${head.document}) is withdrawn: its windows do not hold; one will be published anew. Reason: ${reason}`,
    },
  );
}

function told(topic: string, zh: Told['zh'], en: Told['en']): Saying {
  return { topic, class: 'WORK', rule: 'C8', required: true, as: null, waits: null, zh, en };
}

/** The papers behind the scans: called in with a day, inspected, and where they are kept (D6). */
import { APPLICANTS, SEEDED } from '../cast.ts';
import { addressOf } from '../mails.ts';
import { cleared } from '../postings.ts';
import { CALL_IN, INSPECT, KEEP, ORIGINALS_OF } from '../review-graphql.ts';
import { review } from '../reviews.ts';
import type { ChapterOf, Stage } from '../stage.ts';
import { thirdReturn } from './returns.ts';

const { gao } = APPLICANTS;
const { health, education, hospital: huang } = SEEDED;

type Originals = {
  kept: { place: string } | null;
  calledIn: { reason: string; dueOn: string } | null;
  inspections: { outcome: string; text: string }[];
};

async function calledIn(stage: Stage): Promise<void> {
  await stage.until('2024-10-22T09:00:00+08:00');
  await cleared(stage, gao);
  const { id } = await review(stage, huang, 'recommend', gao, { opinion: '公示无异议，同意推荐' });
  const found = [INSPECT, { input: { application: id, outcome: 'GENUINE', text: '与扫描件一致' } }] as const;
  await stage.refuses(
    { zh: '未调取就记录核查结果', en: 'records an inspection of what was never called in' },
    health,
    found,
    'ORIGINALS_NOT_CALLED',
    'D6',
  );
  const call = [CALL_IN, { input: { application: id, reason: '核对医师执业证书', dueOn: '2024-10-24' } }] as const;
  await stage.refuses({ zh: '调取外部门的原件', en: 'calls in another department’s' }, education, call, 'APPLICATION_UNKNOWN', 'P10');
  await stage.client.ask(health.account, ...call);
  await stage.refuses({ zh: '再调取一次', en: 'calls them in twice' }, health, call, 'ORIGINALS_CALLED', 'D6');
  const { node } = await stage.client.ask<{ node: { originals: Originals } }>(gao.account, ORIGINALS_OF, { id });
  stage.say(
    `${health.name}调取${gao.name}的原件：“${node.originals.calledIn?.reason}”，10月24日前提供。`,
    `${health.english} calls in ${gao.english}’s licence, by 24 October.`,
  );
  stage.expectThat('申报人看到事由和期限 / the applicant sees why and by when', node.originals.calledIn?.dueOn === '2024-10-24', node);
}

/** The day after the papers had to be there. */
export async function inspected(stage: Stage): Promise<void> {
  const called = (await stage.client.outbox()).filter(({ to, subject }) => to === addressOf(gao) && subject.includes('请提供申报材料原件'));
  stage.expectThat('依法告知，立即发一封邮件 / he was told by mail at once, one mail', called.length === 1, called);
  const { id } = stage.application(gao);
  await stage.client.ask(health.account, INSPECT, { input: { application: id, outcome: 'GENUINE', text: '与扫描件一致' } });
  await stage.client.ask(health.account, KEEP, { input: { application: id, place: '市卫健委档案室2柜' } });
  const { node } = await stage.client.ask<{ node: { originals: Originals } }>(gao.account, ORIGINALS_OF, { id });
  const { kept, calledIn: open, inspections } = node.originals;
  stage.say(
    `核查一致，原件存于${kept?.place}，审核通过。`,
    `The papers are as scanned; where they are kept is noted, and the department approves.`,
  );
  stage.expectThat(
    '核查结果和留存地点已记录 / outcome and place are on record',
    open === null && inspections.map(({ outcome }) => outcome).join() === 'GENUINE' && kept?.place === '市卫健委档案室2柜',
    node.originals,
  );
  const { state } = await review(stage, health, 'approve', gao, { opinion: '审核通过' });
  stage.expectThat('审核通过 / approved', state === 'APPROVED', state);
}

export const originalsChapter: ChapterOf = {
  zh: '原件核查与第三次退回',
  en: 'Originals, and a third return',
  scenes: [calledIn, thirdReturn],
};

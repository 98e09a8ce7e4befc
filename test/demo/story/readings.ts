/** Readers are assigned, three keep away, and each candidate is read by three who say in writing what they hold of it (E5, E7). */
import { SEEDED } from '../cast.ts';
import { CANDIDATES, candidateOf, RECUSED } from '../candidates.ts';
import { CHAIR, COLLEAGUE, OFFICE } from '../committee-cast.ts';
import { atOnce, move, moving, seenBy } from '../moves.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';
import { expertOf } from './filed.ts';

const { supervisor } = SEEDED;
const { first: pan } = OFFICE;

/** The one of whom it is ordered: drawn, whoever it is. */
export const orderedOf = (stage: Stage): Named => stage.members[3] as Named;

async function keptAway(stage: Stage): Promise<void> {
  const declared = { candidate: candidateOf(stage, RECUSED.declared), interest: 'KINSHIP', reason: '系其表兄' };
  await move(stage, CHAIR, 'declareRecusal', 'isRecorded', declared);
  const ordered = { candidate: candidateOf(stage, RECUSED.ordered), interest: 'OTHER', reason: '经查有利害关系' };
  await move(stage, pan, 'orderRecusal', 'isRecorded', { ...ordered, expert: expertOf(stage, orderedOf(stage)) });
  const again = moving('declareRecusal', 'isRecorded', declared);
  await stage.refuses({ zh: '重复申明回避', en: 'declares it once more' }, CHAIR, again, 'RECUSED_ALREADY', 'E5');
  stage.say(
    `${CHAIR.name}对${RECUSED.declared.name}申明回避；办事机构决定${orderedOf(stage).name}对${RECUSED.ordered.name}回避。`,
    `${CHAIR.english} declares a kinship; the office orders ${orderedOf(stage).english} to keep away from another.`,
  );
}

type Seen = { state: string; readers: { expert: { id: string; name: string } }[]; recusals: { expert: { name: string }; by: string }[] };
const SEEN = 'state: candidateState readers { expert { id name } } recusals { expert { name } by }';

async function assigned(stage: Stage): Promise<void> {
  const { assigned: given } = await move<{ assigned: number }>(stage, pan, 'assignReaders', 'assigned', { committee: stage.committee });
  const loads = new Map<string, number>();
  const wrong: string[] = [];
  await atOnce(CANDIDATES, async (person) => {
    const { readers = [], recusals = [] } = (await seenBy<Seen>(stage, pan, 'Candidate', candidateOf(stage, person), SEEN)) ?? {};
    for (const { expert } of readers) loads.set(expert.name, (loads.get(expert.name) ?? 0) + 1);
    const away = recusals.map(({ expert }) => expert.name);
    if (readers.length !== 3 || readers.some(({ expert }) => away.includes(expert.name))) wrong.push(person.name);
  });
  const counts = [...loads.values()];
  stage.say(
    `${pan.name}为${given}名评审对象各分配三名评阅人，每人${Math.min(...counts)}至${Math.max(...counts)}件。`,
    `${pan.english} assigns three readers to each of ${given}; each member reads ${Math.min(...counts)} to ${Math.max(...counts)}.`,
  );
  stage.expectThat(
    '各人件数相差不超过一件，回避的不评阅 / loads differ by one at most, and nobody reads from whom they keep away',
    given === CANDIDATES.length && wrong.length === 0 && loads.size === 11 && Math.max(...counts) - Math.min(...counts) <= 1,
    { given, wrong, loads: [...loads] },
  );
  const found = await seenBy<Seen>(stage, supervisor, 'Candidate', candidateOf(stage, RECUSED.found), SEEN);
  stage.expectThat(
    `系统发现${COLLEAGUE.name}与${RECUSED.found.name}同单位 / the system finds a colleague`,
    found?.recusals.map(({ expert, by }) => `${expert.name} ${by}`).join() === `${COLLEAGUE.name} FOUND`,
    found,
  );
}

const OPINION = {
  grades: ['ETHICS', 'ABILITY', 'ACHIEVEMENTS', 'RESEARCH'].map((aspect) => ({ aspect, grade: 'GOOD' })),
  text: '师德良好，教学业绩突出，教研成果扎实，符合申报条件。',
  recommends: true,
};
type Reading = { id: string; version: number; submittedAt: string | null };
type Dossier = { dossier: { applicantName: string | null; form: { basics: { startedWorkOn: string } | null } } };
const DOSSIER = 'dossier { applicantName form { basics { startedWorkOn } } }';
const READING = 'id version submittedAt';

async function opinions(stage: Stage): Promise<void> {
  let given = 0;
  const unread: string[] = [];
  await atOnce(stage.members, async (member) => {
    const document = `{ myReadings(first: 25) { edges { node { ${READING} } } } }`;
    type Mine = { myReadings: { edges: { node: Reading }[] } };
    const { myReadings } = await stage.client.ask<Mine>(member.account, document);
    for (const { node } of myReadings.edges) {
      const read = await seenBy<Dossier>(stage, member, 'Reading', node.id, DOSSIER);
      if (!read?.dossier.form.basics) unread.push(node.id);
      const saved = await move<Reading>(stage, member, 'saveOpinion', READING, { reading: node.id, version: node.version, ...OPINION });
      const { submittedAt } = await move<Reading>(stage, member, 'submitOpinion', READING, { reading: saved.id, version: saved.version });
      if (submittedAt !== null) given += 1;
    }
  });
  const { candidateCounts } = (await seenBy<{ candidateCounts: { state: string; count: number }[] }>(
    stage,
    pan,
    'FiledCommittee',
    stage.committee,
    'candidateCounts { state count }',
  )) ?? { candidateCounts: [] };
  stage.say(`${given}份评价意见提交，提交后不能更改。`, `${given} opinions are given, each for good.`);
  stage.expectThat(
    '四十名均已评阅完毕 / all forty have been read',
    unread.length === 0 &&
      given === 3 * CANDIDATES.length &&
      candidateCounts.map(({ state, count }) => `${state} ${count}`).join() === `READ ${CANDIDATES.length}`,
    { unread, given, candidateCounts },
  );
}

export const readingsChapter: ChapterOf = { zh: '回避与评阅', en: 'Kept away, and read', scenes: [keptAway, assigned, opinions] };

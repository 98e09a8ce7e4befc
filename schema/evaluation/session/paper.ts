/** The minutes as a paper (评审会议记录): what the sealed document says, for the file (E11). Pure. */
import type { Block, Document } from '../../core/document.ts';
import { inChinese, parseInstant, type Instant } from '../../core/time.ts';
import { LEVEL_NAMES, seriesOf } from '../../announcement/data/series.ts';
import { ASPECTS, GRADE_NAMES, opinionFormOf } from '../readings/opinion-forms.ts';
import type { Minutes } from './minutes.ts';
import { QUEUE_STATE_NAMES, type QueueState } from './model.ts';

type Candidate = Minutes['candidates'][number];
type Vote = Candidate['votes'][number];

/** `confirmed`: when whoever led confirmed it, and by what name. */
export function minutesPaper(minutes: Minutes, { hash, confirmedAt }: { hash: string; confirmedAt: Instant }): Document {
  const { committee, room, opened, closed, leader, members, present, absent, candidates } = minutes;
  const passed = candidates.filter(({ result }) => result === 'PASSED').length;
  const decided = candidates.filter(({ result }) => result !== null).length;
  return {
    title: '职称评审会议记录',
    number: hash.slice(0, 16),
    madeAt: confirmedAt,
    blocks: [
      { kind: 'heading', text: '职称评审会议记录' },
      text(`${committee}于${timeOf(opened)}至${timeOf(closed)}在${room}召开评审会议，由${leader ?? '（未记载）'}主持。`),
      text(
        `组成人员${members}人。到会${present.length}人：${present.map(({ name }) => name).join('、') || '无'}。缺席${absent.length}人：${absent.join('、') || '无'}。`,
      ),
      text(
        `评审对象${candidates.length}人，已表决${decided}人，通过${passed}人，未通过${decided - passed}人，未表决${candidates.length - decided}人。`,
      ),
      ...(candidates.length > 0 ? [{ kind: 'list', items: candidates.map(candidateIn) } as const] : []),
      text(`本记录以规范JSON封存，摘要（SHA-256）：${hash}。`),
      { kind: 'signature', lines: [`主持人：${leader ?? ''}`, `确认时间：${inChinese(confirmedAt)}`] },
    ],
  };
}

function candidateIn(candidate: Candidate, index: number): Block[] {
  const { name, unit, series, specialty, level, defence, opinions, votes, result } = candidate;
  const title = series && level ? `${seriesOf(series)?.name ?? ''}系列${specialty ?? ''}专业${LEVEL_NAMES[level]}` : '';
  // Where a committee hears nobody, nothing is said of it.
  const heard = defence === 'QUEUED' ? '' : `答辩：${QUEUE_STATE_NAMES[defence as QueueState].zh}。`;
  const outcome = result === null ? '未表决' : result === 'PASSED' ? '评审通过' : '评审未通过';
  return [
    text(`${index + 1}. ${name}（${unit}），申报${title}。${heard}${outcome}。`),
    ...(opinions.length > 0 ? [text(opinionsIn(candidate))] : []),
    ...votes.map((vote, number) => text(voteIn(vote, number + 1))),
  ];
}

/** How many would pass the candidate, and the grades; the opinions themselves stand in the sealed document. */
function opinionsIn({ series, opinions }: Candidate): string {
  const form = opinionFormOf(series);
  const grades = ASPECTS.map((aspect) => {
    const given = opinions.flatMap(({ grades: own }) => (own[aspect] ? [GRADE_NAMES[own[aspect]].zh] : []));
    return `${form[aspect].zh}：${given.join('、')}`;
  });
  const yes = opinions.filter(({ recommends }) => recommends).length;
  return `评价意见${opinions.length}份，同意推荐${yes}份。${grades.join('；')}。`;
}

function voteIn({ ballot, state, leader, members, present, recused, yes, no, abstain, void: because }: Vote, number: number): string {
  const kept = recused.length > 0 ? `回避${recused.length}人：${recused.join('、')}` : '无人回避';
  const roll = `组成人员${members}人（不含回避的），${kept}`;
  const count = `出席${present ?? 0}人，同意${yes ?? 0}票，不同意${no ?? 0}票，弃权${abstain ?? 0}票`;
  const what = `第${number}次投票（第${ballot}轮，${leader ?? '（未记载）'}主持）：${roll}；${count}`;
  if (state !== 'VOID') return `${what}。`;
  return `${what}；${because === 'QUORUM_LOST' ? '出席不足组成人员三分之二，作废' : '票箱异常，作废'}。`;
}

const text = (said: string): Block => ({ kind: 'text', text: said });

/** An instant of the document as a paper writes it. */
function timeOf(iso: string | null): string {
  const at = iso === null ? null : parseInstant(iso);
  return at === null ? '（未记载）' : inChinese(at);
}

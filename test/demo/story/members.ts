/** The members of the year are drawn: two secrets, a frozen pool, and a proof that anybody checks with the page’s script (E3, E4). */
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checked } from '../../support/draw-check.ts';
import { SEEDED } from '../cast.ts';
import { CHAIR, COLLEAGUE, OFFICE, POOL, VICE_CHAIR } from '../committee-cast.ts';
import { freshKeyOf } from '../keys.ts';
import { atOnce, move, moving, seenBy } from '../moves.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { bureau, supervisor } = SEEDED;
const { first: pan } = OFFICE;
const QUOTAS = { specialties: [{ specialty: '数学', number: 2, isExact: false }], mostOfOneUnit: 2, leastOutside: 3 };

type Inside = { members: { id: string; name: string }[]; proof: { drawn: string[] } };
type Draw = { id: string; version: number; state: string; seats: number | null; inside: Inside | null };
const DRAW = 'id version state: committeeDrawState seats inside { members { id name } proof }';
const SIDES = [
  ['BUREAU', bureau, randomBytes(32).toString('hex')],
  ['SUPERVISOR', supervisor, randomBytes(40).toString('hex')],
] as const;
const commitmentOf = (secret: string): string => createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex');

let draw: Draw;

async function committed(stage: Stage): Promise<void> {
  await stage.until('2024-11-11T09:00:00+08:00');
  for (const [party, who, secret] of SIDES) {
    const asked = { committee: stage.committee, attempt: 1, party, commitment: commitmentOf(secret), key: freshKeyOf('draw') };
    draw = await move<Draw>(stage, who, 'commitToDraw', DRAW, asked);
  }
  stage.say(
    `${bureau.name}和纪检监察${supervisor.name}各自公布秘密的摘要。`,
    `${bureau.english} and ${supervisor.english}, a supervisor, each publish the hash of a secret.`,
  );
  const freezing = (quotas: object) => moving('freezePool', DRAW, { draw: draw.id, version: draw.version, quotas, exclusions: [] });
  const impossible = { ...QUOTAS, specialties: [{ specialty: '化学', number: 1, isExact: false }] };
  await stage.refuses(
    { zh: '要求专家库中没有的专业', en: 'asks for a specialty that nobody has' },
    pan,
    freezing(impossible),
    'QUOTAS_UNMET',
    'E4',
  );
  draw = (await stage.client.ask<{ freezePool: Draw }>(pan.account, ...freezing(QUOTAS))).freezePool;
  stage.expectThat(
    '专家库冻结，抽取八人 / the pool is frozen, with eight seats to draw',
    draw.state === 'FROZEN' && draw.seats === 8,
    draw,
  );
}

async function drawn(stage: Stage): Promise<void> {
  for (const [party, who, secret] of SIDES)
    draw = await move<Draw>(stage, who, 'revealSecret', DRAW, { draw: draw.id, party, secret, key: freshKeyOf('draw') });
  const { members = [], proof } = (await seenBy<Draw>(stage, pan, 'CommitteeDraw', draw.id, DRAW))?.inside ?? {};
  const of = (id: string) => POOL.find(({ account }) => Buffer.from(id, 'base64').toString().endsWith(`.${account}`));
  const people = members.flatMap(({ id }) => of(id) ?? []);
  stage.members = [CHAIR, VICE_CHAIR, COLLEAGUE, ...people];
  await writeFile(join(stage.out, 'draw-proof.json'), `${JSON.stringify(proof, null, 2)}\n`);
  stage.say(
    `双方公布秘密，抽出${people.length}人；抽取证明存于 draw-proof.json。`,
    `Both tell their secrets, and ${people.length} are drawn; the proof lies in draw-proof.json.`,
  );
  stage.expectThat(
    '每单位至多2人，市外至少3人 / two of one unit at most, three from outside at least',
    people.length === 8 &&
      people.filter(({ isOutside }) => isOutside).length >= 3 &&
      people.every(({ unit }) => people.filter((one) => one.unit === unit).length <= 2),
    people.map(({ name, unit }) => `${name} ${unit}`),
  );
  const right = checked(proof);
  const other = proof && { ...proof, drawn: [...proof.drawn.slice(1), proof.drawn[0]] };
  stage.expectThat('说明页的脚本验证无误 / the page’s script finds nothing wrong', right === '', right);
  stage.expectThat('次序一变即被查出 / one name in another place is found out', checked(other).includes('draw'), checked(other));
  await unseen(stage);
}

/** Names are nobody’s but the office’s and those who oversee. */
async function unseen(stage: Stage): Promise<void> {
  type Public = { node: { draw: { state: string; inside: object | null } } };
  const document = 'query ($id: ID!) { node(id: $id) { ... on FiledCommittee { draw { state: committeeDrawState inside { seed } } } } }';
  const { node } = await stage.client.ask<Public>(null, document, { id: stage.committee });
  stage.expectThat(
    '公众只见状态，不见名单 / the public sees that it is done, and no names',
    node.draw.state === 'DRAWN' && node.draw.inside === null,
    node,
  );
}

async function pledged(stage: Stage): Promise<void> {
  const pledge = (who: Named) => move(stage, who, 'acceptPledge', 'id pledge { version }', { committee: stage.committee, pledge: 1 });
  await atOnce(stage.members, pledge);
  stage.say(`${stage.members.length}名组成人员签署承诺书。`, `All ${stage.members.length} members accept the pledge.`);
  const table = stage.members.length;
  stage.expectThat('主任委员、副主任委员和抽出的共11人 / eleven with those who lead', table === 11, table);
}

export const membersChapter: ChapterOf = { zh: '抽取评审专家', en: 'The members are drawn', scenes: [committed, drawn, pledged] };

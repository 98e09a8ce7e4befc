/** 公示: five working days in the unit for most, seven in public after an all-staff meeting for the three special types (U2, U3). */
import { APPLICANTS, OFFICERS, SEEDED } from '../cast.ts';
import { TELEPHONE } from '../forms.ts';
import { END_OF_PERIOD, POSTING_CONTENT, PUBLIC_POSTINGS } from '../posting-graphql.ts';
import { acceptAndPost, AGREED, post, posting, postingSeenBy, type How } from '../postings.ts';
import { review } from '../reviews.ts';
import type { ChapterOf, Named, Stage } from '../stage.ts';

const { ji, gulinar, liYan, chenWei, yang, sun, ding, tao, du, zhou, seconded, central } = APPLICANTS;
const { school: luo, works: long, branch: kang, institute: yan } = OFFICERS;
const { highSchool: chen, hospital: huang, talentCentre: bai, nurse, flexible } = SEEDED;

/** Posted on 23 September: the weekend before the National Day is worked on its Sunday, the holiday is not counted (C9). */
const FIVE_DAYS = '2024-09-30T00:00:00.000+08:00';
const SEVEN_DAYS = '2024-10-09T00:00:00.000+08:00';

async function specialType(stage: Stage): Promise<void> {
  await review(stage, chen, 'accept', yang, { opinion: '材料齐全，予以接收' });
  const lost = { ...AGREED, inFavour: 30, against: 27 };
  const tries: readonly (readonly [zh: string, en: string, how: How, code: string])[] = [
    ['破格晋升未经职工大会就公示', 'posts an exceptional promotion without the meeting', {}, 'MEETING_NEEDED'],
    ['录入尚未召开的职工大会', 'names a meeting still to come', { meeting: { ...AGREED, heldOn: '2024-09-27' } }, 'MEETING_AHEAD'],
    ['赞成未过半数仍公示', 'posts it although the vote was lost', { meeting: lost }, 'MEETING_AGAINST'],
    ['只在单位内公示', 'posts it in the unit alone', { meeting: AGREED, audience: 'UNIT' }, 'AUDIENCE_TOO_NARROW'],
    ['只公示5个工作日', 'posts it for five working days', { meeting: AGREED, days: 5 }, 'PERIOD_WRONG'],
  ];
  for (const [zh, en, how, code] of tries) await stage.refuses({ zh, en }, chen, posting(stage, yang, how), code, 'U3');
  const shown = await post(stage, chen, yang, { meeting: AGREED });
  stage.say(
    `职工大会${AGREED.present}人到会、${AGREED.inFavour}人赞成，${yang.name}公示${shown.days}个工作日，至${shown.endsAt}。`,
    `After a meeting of ${AGREED.present}, ${AGREED.inFavour} in favour, ${yang.english} is posted for ${shown.days} working days, until ${shown.endsAt}.`,
  );
  stage.expectThat(
    '特殊类型向社会公示7个工作日，国庆假期不计 / a special type is public for 7 working days, the National Day not counted',
    shown.days === 7 && shown.audience === 'PUBLIC' && shown.endsAt === SEVEN_DAYS && shown.flag === null,
    shown,
  );
}

const SPECIAL: readonly Named[] = [gulinar, chenWei];
const ORDINARY: readonly (readonly [Named, readonly Named[]])[] = [
  [luo, [ji, liYan]],
  [chen, [sun, tao, du]],
  [huang, [nurse]],
  [long, [ding]],
  [bai, [flexible]],
  [kang, [seconded]],
  [yan, [central]],
];

/** Accepted before. */
const ACCEPTED = new Set<Named>([ji, sun]);

async function ordinary(stage: Stage): Promise<void> {
  const short = posting(stage, ji, { days: 4 });
  await stage.refuses(
    { zh: '正常晋升只公示4个工作日', en: 'posts an ordinary one for four working days' },
    luo,
    short,
    'PERIOD_WRONG',
    'U3',
  );
  const special = await Promise.all(SPECIAL.map((person) => acceptAndPost(stage, luo, person, { meeting: AGREED })));
  const shown = await Promise.all(
    ORDINARY.flatMap(([officer, people]) =>
      people.map((person) => (ACCEPTED.has(person) ? post(stage, officer, person) : acceptAndPost(stage, officer, person))),
    ),
  );
  await inCustody(stage);
  const all = ORDINARY.flatMap(([, people]) => people);
  stage.say(
    `各单位公示：${all.map(({ name }) => name).join('、')}，至${shown[0]?.endsAt}；特殊类型${SPECIAL.map(({ name }) => name).join('、')}，至${special[0]?.endsAt}。`,
    `Units post ${all.length} ordinary applications until ${shown[0]?.endsAt}, and two more of special types.`,
  );
  stage.expectThat(
    '正常晋升公示5个工作日：24至27日和调休上班的29日 / ordinary ones for 5: 24 to 27 September, and the 29th, a Sunday that is worked',
    shown.every(({ days, endsAt, audience }) => days === 5 && endsAt === FIVE_DAYS && audience === 'UNIT'),
    shown,
  );
  stage.expectThat(
    '特殊类型均至国庆之后 / special types until after the holiday',
    special.every(({ days, endsAt }) => days === 7 && endsAt === SEVEN_DAYS),
    special,
  );
  type Ends = { endOfPeriod: string };
  const from = shown[0]?.startsAt;
  const { endOfPeriod } = await stage.client.ask<Ends>(null, END_OF_PERIOD, { from, days: 5 });
  stage.expectThat('公开的期限计算与之相同 / anybody can count the same', endOfPeriod === FIVE_DAYS, endOfPeriod);
}

/** Whose file lies with the custodian works elsewhere: the posting hangs there as well, and in public (D10). */
async function inCustody(stage: Stage): Promise<void> {
  await review(stage, bai, 'accept', zhou, { opinion: '材料齐全，予以接收' });
  const here = posting(stage, zhou);
  await stage.refuses(
    { zh: '托管人员只在托管机构公示', en: 'posts somebody in custody at the custodian alone' },
    bai,
    here,
    'EMPLOYER_PLACE',
    'U2',
  );
  const shown = await post(stage, bai, zhou, { employerPlace: '门诊楼公示栏' });
  stage.say(
    `${zhou.name}的档案由人才中心托管，公示同时张贴在其工作单位，并对外公示，工作单位写作“${shown.workplace}”。`,
    `${zhou.english}’s file lies with the talent centre; the posting hangs where she works as well, and in public.`,
  );
  stage.expectThat(
    '工作单位为用人单位，括注申报单位 / the workplace is the employer, with the custodian named',
    shown.audience === 'PUBLIC' && shown.workplace === '嘉峪关市第一人民医院（申报单位：嘉峪关市人才交流服务中心）',
    shown,
  );
}

type Content = { bornIn: string | null; specialtyYears: number; form: { achievements: { items: { text: string }[] } } };
type Seen = { node: { isMasked: boolean; content: Content } | null };

async function seenByWhom(stage: Stage): Promise<void> {
  type Listed = { publicPostings: { edges: { node: { applicantName: string; isMasked: boolean } }[] } };
  const { publicPostings } = await stage.client.ask<Listed>(null, PUBLIC_POSTINGS);
  const listed = publicPostings.edges.map(({ node }) => node.applicantName);
  stage.say(
    `网站对外公示：${listed.join('、')}。`,
    'The public site lists the three special types and whoever is in custody, without a login.',
  );
  stage.expectThat(
    '对外只有特殊类型和托管人员 / in public are the special types, and whoever works elsewhere, alone',
    listed.toSorted().join() ===
      [yang, zhou, ...SPECIAL]
        .map(({ name }) => name)
        .toSorted()
        .join(),
    listed,
  );
  const contentFor = async (who: Named | null) =>
    (await stage.client.ask<Seen>(who?.account ?? null, POSTING_CONTENT, { id: stage.posting(gulinar) })).node;
  const inside = await contentFor(ji);
  const outside = await contentFor(null);
  const texts = [inside, outside].map((one) => one?.content.form.achievements.items[0]?.text ?? '');
  stage.say(`社会公众看到的业绩：“${texts[1]}”`, 'A number that was typed into a text is masked for the public.');
  stage.expectThat(
    '本单位人员看到全文 / a colleague sees it in full',
    inside?.isMasked === false && inside.content.bornIn === '1986-03' && texts[0]?.includes(TELEPHONE) === true,
    { masked: inside?.isMasked, bornIn: inside?.content.bornIn },
  );
  stage.expectThat(
    '社会公众看不到出生年月和长数字 / the public sees neither month of birth nor long numbers',
    outside?.isMasked === true && outside.content.bornIn === null && !/\d{7}/u.test(JSON.stringify(outside.content.form)),
    outside?.content.bornIn,
  );
  stage.expectThat(
    '单位内的公示外人查不到 / what hangs in a unit does not exist outside it',
    (await postingSeenBy(stage, null, ji)) === null && (await postingSeenBy(stage, huang, ji)) === null,
  );
}

export const postingChapter: ChapterOf = { zh: '公示', en: 'Posted', scenes: [specialType, ordinary, seenByWhom] };

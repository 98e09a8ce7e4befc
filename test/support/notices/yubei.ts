/** 渝北区 beside Jiayuguan, through the API: its departments, a school with its people, and its notice of 2025, in which parts may differ. */
import { creditCode } from '../../../functions/local/people.ts';
import { CREATE_APPLICANT, CREATE_DEPARTMENT, CREATE_UNIT } from '../../identity/acts.ts';
import { ANSWER_VACANCIES, PROPOSE_VACANCIES } from '../forms.ts';
import { organisationId, person, type World } from '../world.ts';
import { publish } from './publishing.ts';
import { YUBEI_2025 } from './yubei-2025.ts';

type Parts = Partial<Record<keyof typeof YUBEI_2025.parts, unknown>>;

/** Publishes it on the world’s day, before its windows open. Answers the cycle. */
export async function published(world: World, changes: Parts = {}): Promise<string> {
  const departments = [
    ['yubei-education', '重庆市渝北区教育委员会', 880_002, 'ren'],
    ['yubei-health', '重庆市渝北区卫生健康委员会', 880_004, 'kangjian'],
  ] as const;
  for (const [id, name, code, officer] of departments) {
    const officers = [person(officer, '任敏'), person(`${officer}-2`, '舒琴')];
    await world.does('yu', CREATE_DEPARTMENT, { id, name, creditCode: creditCode(code), officers });
  }
  const REVIEWERS = { ...YUBEI_2025.parts.REVIEWERS, ownReview: [] };
  return (await publish(world, ['yu', 'yanhua'], { ...YUBEI_2025, parts: { ...YUBEI_2025.parts, REVIEWERS, ...changes } })).cycle;
}

/** Its school, of which gan is an officer, with these people and three vacancies. Answers the unit’s global id. */
export async function school(world: World, cycle: string, people: readonly string[] = []): Promise<string> {
  const { createUnit } = await world.does('ren', CREATE_UNIT, {
    name: '重庆市渝北中学校',
    kind: 'PUBLIC_INSTITUTION',
    authority: organisationId('yubei-education'),
    creditCode: creditCode(880_003),
    officers: [person('gan', '甘霖'), person('gan-2', '车宇')],
  });
  const unit = createUnit.id as string;
  for (const one of people) {
    await world.does('gan', CREATE_APPLICANT, { unit, person: person(one, '渝北人'), standing: { kind: 'INSTITUTION_STAFF' } });
  }
  await world.does('gan', PROPOSE_VACANCIES, { unit, total: 3, cycle });
  await world.does('ren', ANSWER_VACANCIES, { unit, total: 3, cycle });
  return unit;
}

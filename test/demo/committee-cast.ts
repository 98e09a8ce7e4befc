/** Who belongs to the committee for teachers of schools: its office, its pool of experts, and the many who apply for 正高级教师. */
import { creditCode, idNumber } from '../../functions/local/people.ts';
import { SEEDED, type Person } from './cast.ts';

/** The two who run the committee’s office. */
export const OFFICE = {
  first: person('pan-hui', '潘慧', 'Pan Hui', '19790508', 601),
  second: person('he-lan', '贺兰', 'He Lan', '19840922', 602),
};

/** An expert as the office describes them in its workbook. */
export type Expert = Person & { unit: string; isOutside: boolean; specialty: string };

const EXPERT_NAMES: readonly (readonly [name: string, english: string])[] = [
  ['范立', 'Fan Li'],
  ['安宁', 'An Ning'],
  ['岳峰', 'Yue Feng'],
  ['白露', 'Bai Lu'],
  ['常青', 'Chang Qing'],
  ['邓云', 'Deng Yun'],
  ['方圆', 'Fang Yuan'],
  ['葛洪', 'Ge Hong'],
  ['贾真', 'Jia Zhen'],
  ['柯南', 'Ke Nan'],
  ['雷鸣', 'Lei Ming'],
  ['毛羽', 'Mao Yu'],
  ['聂远', 'Nie Yuan'],
  ['欧阳秋', 'Ouyang Qiu'],
  ['裴行', 'Pei Xing'],
  ['秦川', 'Qin Chuan'],
  ['任重', 'Ren Zhong'],
  ['尚文', 'Shang Wen'],
  ['滕飞', 'Teng Fei'],
  ['万里', 'Wan Li'],
  ['奚仲', 'Xi Zhong'],
  ['应时', 'Ying Shi'],
  ['翟晓', 'Zhai Xiao'],
  ['祝融', 'Zhu Rong'],
];
/** Nobody of these schools applies this year. */
const HERE = ['嘉峪关市实验学校', '嘉峪关市酒钢三中', '嘉峪关市文殊镇中学'];
const ELSEWHERE = ['酒泉市肃州中学', '张掖市甘州中学', '金昌市金川中学', '玉门市石油中学'];
const SPECIALTIES = ['数学', '语文', '物理', '英语'];

export const EXPERTS: readonly Expert[] = EXPERT_NAMES.map(([name, english], index) => {
  const isOutside = index % 2 === 1;
  const units = isOutside ? ELSEWHERE : HERE;
  const own = person(
    `expert-${String(index + 1).padStart(2, '0')}`,
    name,
    english,
    `19${66 + (index % 12)}0${1 + (index % 9)}12`,
    610 + index,
  );
  return { ...own, unit: units[(index >> 1) % units.length] ?? '', isOutside, specialty: SPECIALTIES[index % 4] ?? '' };
});

export const [CHAIR, VICE_CHAIR] = EXPERTS as [Expert, Expert, ...Expert[]];
/** Works where one of the candidates worked until two years ago, which the system finds. */
export const COLLEAGUE: Expert = { ...(EXPERTS[2] as Expert), unit: '嘉峪关市市直机关小学', isOutside: false };
export const POOL: readonly Expert[] = EXPERTS.map((one) => (one.account === COLLEAGUE.account ? COLLEAGUE : one));

const SURNAMES = '魏蒋沈韩朱尤许何吕施张孔曹严华金陶苗'.split('');
const GIVEN = [
  '春明',
  '秋实',
  '志远',
  '雅宁',
  '文博',
  '思源',
  '建新',
  '玉洁',
  '海涛',
  '晓东',
  '丽娜',
  '国栋',
  '振华',
  '美玲',
  '立新',
  '红梅',
  '永康',
  '若兰',
];
const LATIN = 'Wei Jiang Shen Han Zhu You Xu He Lü Shi Zhang Kong Cao Yan Hua Jin Tao Miao'.split(' ');

/** So many people, no two of one name: each surname with one given name after the other, `shift` places on. */
function many(called: string, length: number, { shift, from }: { shift: number; from: number }): Person[] {
  return Array.from({ length }, (_, index) => {
    const at = index % SURNAMES.length;
    const given = GIVEN[(at + shift + 5 * Math.floor(index / SURNAMES.length)) % GIVEN.length] ?? '';
    const birth = `19${70 + (index % 10)}0${1 + (index % 9)}2${index % 9}`;
    return person(
      `${called}-${String(index + 1).padStart(2, '0')}`,
      `${SURNAMES[at]}${given}`,
      `${LATIN[at]} ${from + index}`,
      birth,
      650 + from + index,
    );
  });
}

/** Those who apply for 正高级教师, from two schools. */
export const CROWD: readonly Person[] = many('crowd', 2 * SURNAMES.length, { shift: 0, from: 0 });
/** Those who apply for 高级讲师, from four schools; the province’s committee decides on them. */
export const LECTURERS: readonly Person[] = many('lecturer', 140, { shift: 2, from: 60 });

/** Which of them worked with 岳峰. */
export const FORMER_COLLEAGUE = 5;

/** Their schools, each with half of them. */
export const SCHOOLS = [
  school('嘉峪关市雄关路中学', 'Xiongguan Road School', 20_240_011, [
    person('zou-jie', '邹杰', 'Zou Jie', '19760412', 603),
    person('yu-min', '于敏', 'Yu Min', '19820619', 604),
  ]),
  school('嘉峪关市长城路中学', 'Great Wall Road School', 20_240_012, [
    person('tian-geng', '田耕', 'Tian Geng', '19771103', 605),
    person('ji-xiang', '吉祥', 'Ji Xiang', '19850730', 606),
  ]),
] as const;
export const VOCATIONAL_SCHOOLS = [
  school('嘉峪关市职业教育中心', 'Vocational Education Centre', 20_240_021, [
    person('meng-yuan', '孟远', 'Meng Yuan', '19750904', 860),
    person('cui-hao', '崔浩', 'Cui Hao', '19830217', 861),
  ]),
  school('嘉峪关市旅游学校', 'Tourism School', 20_240_022, [
    person('gu-lan', '顾岚', 'Gu Lan', '19790601', 862),
    person('tan-jing', '谭静', 'Tan Jing', '19860311', 863),
  ]),
  school('嘉峪关市卫生学校', 'Health School', 20_240_023, [
    person('lai-xin', '赖欣', 'Lai Xin', '19771020', 864),
    person('wen-bo', '文博', 'Wen Bo', '19840815', 865),
  ]),
  school('嘉峪关市财经学校', 'Finance School', 20_240_024, [
    person('pu-hua', '濮华', 'Pu Hua', '19800109', 866),
    person('ning-rui', '宁锐', 'Ning Rui', '19880525', 867),
  ]),
] as const;

function school(name: string, english: string, number: number, officers: readonly [Person, Person]) {
  return { name, english, creditCode: creditCode(number), kind: 'PUBLIC_INSTITUTION', by: SEEDED.education, officers };
}

/** Whose telephone stands nowhere. */
export const COMMITTEE_PEOPLE: readonly Person[] = [
  ...Object.values(OFFICE),
  ...EXPERTS,
  ...CROWD,
  ...LECTURERS,
  ...[...SCHOOLS, ...VOCATIONAL_SCHOOLS].flatMap(({ officers }) => officers),
];

function person(account: string, name: string, english: string, birth: string, sequence: number): Person {
  const telephone = `0937-63${String(sequence).padStart(5, '0')}`;
  return { account, name, english, identityNumber: idNumber(birth, sequence), email: `${account}@example.cn`, telephone };
}

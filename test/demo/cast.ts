/** Who plays: people made up for the story, beside those that every local system begins with. */
import { idNumber } from '../../functions/local/people.ts';

/** Whoever does something in the story; the English name is its own. */
export type Named = { account: string; name: string; english: string };

export type Person = {
  account: string;
  name: string;
  /** The name in Latin letters, for the English lines. */
  english: string;
  identityNumber: string;
  email: string;
  telephone: string;
};

/** Already there when a local system begins; the story knows no more of them than their accounts. */
export const SEEDED = {
  bureau: { account: 'wang-jianguo', name: '王建国', english: 'Wang Jianguo' },
  bureauSecond: { account: 'li-xiumei', name: '李秀梅', english: 'Li Xiumei' },
  education: { account: 'zhao-wenbin', name: '赵文斌', english: 'Zhao Wenbin' },
  educationSecond: { account: 'sun-lihua', name: '孙丽华', english: 'Sun Lihua' },
  health: { account: 'qian-weimin', name: '钱为民', english: 'Qian Weimin' },
  healthSecond: { account: 'feng-min', name: '冯敏', english: 'Feng Min' },
  industry: { account: 'zhou-gang', name: '周刚', english: 'Zhou Gang' },
  industrySecond: { account: 'xu-hong', name: '徐红', english: 'Xu Hong' },
  highSchool: { account: 'chen-jing', name: '陈静', english: 'Chen Jing' },
  highSchoolSecond: { account: 'lin-tao', name: '林涛', english: 'Lin Tao' },
  hospital: { account: 'huang-lei', name: '黄磊', english: 'Huang Lei' },
  hospitalSecond: { account: 'tang-yan', name: '唐燕', english: 'Tang Yan' },
  supervisor: { account: 'he-zheng', name: '何正', english: 'He Zheng' },
  /** Has an account and never applies. */
  idle: { account: 'liu-yang', name: '刘洋', english: 'Liu Yang' },
  agriculture: { account: 'wu-fang', name: '吴芳', english: 'Wu Fang' },
  agricultureSecond: { account: 'gao-feng', name: '高峰', english: 'Gao Feng' },
  talentCentre: { account: 'bai-xue', name: '白雪', english: 'Bai Xue' },
  nurse: { account: 'ma-xiaoli', name: '马晓丽', english: 'Ma Xiaoli' },
  /** Works for nobody, and has his file with the custodian. */
  flexible: { account: 'gu-feng', name: '顾峰', english: 'Gu Feng' },
} as const;

/** Who is reminded together: both officers of each desk. */
export const DESKS = {
  bureau: [SEEDED.bureau, SEEDED.bureauSecond],
  education: [SEEDED.education, SEEDED.educationSecond],
  health: [SEEDED.health, SEEDED.healthSecond],
  industry: [SEEDED.industry, SEEDED.industrySecond],
  agriculture: [SEEDED.agriculture, SEEDED.agricultureSecond],
  hospital: [SEEDED.hospital, SEEDED.hospitalSecond],
} as const;

/** Officers of the units that the story creates. */
export const OFFICERS = {
  school: person('luo-yumei', '罗玉梅', 'Luo Yumei', '19750312', 501),
  schoolSecond: person('shi-lei', '石磊', 'Shi Lei', '19810927', 502),
  works: person('long-hao', '龙浩', 'Long Hao', '19780604', 503),
  worksSecond: person('qin-lan', '秦岚', 'Qin Lan', '19850118', 504),
  institute: person('yan-cheng', '严成', 'Yan Cheng', '19760821', 505),
  instituteSecond: person('mo-ran', '莫然', 'Mo Ran', '19830309', 506),
  branch: person('kang-ning', '康宁', 'Kang Ning', '19740210', 507),
  branchSecond: person('ai-lin', '艾琳', 'Ai Lin', '19871122', 508),
};

/** The applicants that their units create. Names hold characters of every plane, and the dot of 少数民族 names. */
export const APPLICANTS = {
  ji: person('ji-yaqin', '𠮷雅琴', 'Ji Yaqin', '19830715', 511),
  gulinar: person('gulinar', '古丽娜尔·阿不都热合曼', 'Gulinar Abdurahman', '19860320', 512),
  liYan: person('li-yan', '李䶮', 'Li Yan', '19790909', 513),
  wangJie: person('wang-jie', '王㛃', 'Wang Jie', '19880214', 514),
  zhao: person('zhao-wenjing', '赵文静', 'Zhao Wenjing', '19841130', 515),
  chenWei: person('chen-wei', '陈𬱖', 'Chen Wei', '19770501', 516),
  yang: person('yang-fan', '杨帆', 'Yang Fan', '19900823', 517),
  sun: person('sun-zhiqiang', '孙志强', 'Sun Zhiqiang', '19930407', 518),
  gao: person('gao-ming', '高明', 'Gao Ming', '19801019', 519),
  shen: person('shen-bo', '沈博', 'Shen Bo', '19820611', 520),
  ding: person('ding-yifan', '丁一凡', 'Ding Yifan', '19910305', 521),
  han: person('han-xue', '韩雪', 'Han Xue', '19920729', 522),
  /** Each through a channel of his own. */
  zhou: person('zhou-lan', '周岚', 'Zhou Lan', '19890516', 531),
  seconded: person('fu-rao', '傅饶', 'Fu Rao', '19810124', 532),
  central: person('xu-shan', '许珊', 'Xu Shan', '19860930', 533),
  /** Moves from one school to another in September. */
  du: person('du-juan', '杜鹃', 'Du Juan', '19910418', 534),
  /** Submits in September, and lies in a drawer of the hospital until it is too late. */
  lu: person('lu-man', '鲁曼', 'Lu Man', '19840817', 546),
  /** Something stands against each of these, or has stood. */
  kong: person('kong-liang', '孔亮', 'Kong Liang', '19840102', 541),
  tao: person('tao-ran', '陶然', 'Tao Ran', '19920615', 542),
  miao: person('miao-qing', '苗青', 'Miao Qing', '19850711', 543),
  fang: person('fang-zheng', '方正', 'Fang Zheng', '19640820', 544),
  bai: person('bai-yang', '白杨', 'Bai Yang', '19951010', 545),
};
export type ApplicantName = keyof typeof APPLICANTS;

/** A valid number that nobody has. */
export const UNUSED_NUMBER = idNumber('19891212', 523);
/** Somebody else's, which is typed for theirs by a slip. */
export const SLIPPED_NUMBER = idNumber('19891221', 532);

/** Everybody whose number the story types. */
export const PEOPLE: readonly Person[] = [...Object.values(OFFICERS), ...Object.values(APPLICANTS)];

/** What is sent of a person: the English name is the story's own. */
export function typed({ account, name, identityNumber, email, telephone }: Person): Omit<Person, 'english'> {
  return { account, name, identityNumber, email, telephone };
}

/** The same number with a last character that does not fit the others. */
export function wrongCheckDigit(identityNumber: string): string {
  return identityNumber.slice(0, -1) + (identityNumber.endsWith('0') ? '1' : '0');
}

function person(account: string, name: string, english: string, birth: string, sequence: number): Person {
  return {
    account,
    name,
    english,
    identityNumber: idNumber(birth, sequence),
    email: `${account}@example.cn`,
    telephone: `0937-63${String(sequence).padStart(5, '0')}`,
  };
}

/** Who plays: people and organisations made up for the story, beside those that every local system begins with. */
import { creditCode, idNumber } from '../../functions/local/people.ts';

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
  education: { account: 'zhao-wenbin', name: '赵文斌', english: 'Zhao Wenbin' },
  educationSecond: { account: 'sun-lihua', name: '孙丽华', english: 'Sun Lihua' },
  health: { account: 'qian-weimin', name: '钱为民', english: 'Qian Weimin' },
  healthSecond: { account: 'feng-min', name: '冯敏', english: 'Feng Min' },
  industry: { account: 'zhou-gang', name: '周刚', english: 'Zhou Gang' },
  highSchool: { account: 'chen-jing', name: '陈静', english: 'Chen Jing' },
  hospital: { account: 'huang-lei', name: '黄磊', english: 'Huang Lei' },
  /** Has an account and never applies. */
  idle: { account: 'liu-yang', name: '刘洋', english: 'Liu Yang' },
  nurse: { account: 'ma-xiaoli', name: '马晓丽', english: 'Ma Xiaoli' },
} as const;

/** Officers of the two units that the story creates. */
export const OFFICERS = {
  school: person('luo-yumei', '罗玉梅', 'Luo Yumei', '19750312', 501),
  schoolSecond: person('shi-lei', '石磊', 'Shi Lei', '19810927', 502),
  works: person('long-hao', '龙浩', 'Long Hao', '19780604', 503),
  worksSecond: person('qin-lan', '秦岚', 'Qin Lan', '19850118', 504),
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
};
export type ApplicantName = keyof typeof APPLICANTS;

/** The units, what they are called, and through which of them each applicant applies. */
export const UNITS = {
  school: { name: '嘉峪关市讨赖河学校', english: 'Taolai River School', creditCode: creditCode(20_240_001) },
  works: { name: '嘉峪关市黑山湖机械厂', english: 'Heishan Lake Machine Works', creditCode: creditCode(20_240_002) },
  highSchool: { name: '嘉峪关市第一中学', english: 'No. 1 High School', creditCode: null },
  hospital: { name: '嘉峪关市第一人民医院', english: 'No. 1 Hospital', creditCode: null },
} as const;
export type UnitName = keyof typeof UNITS;

export const UNIT_OF: Record<ApplicantName, UnitName> = {
  ji: 'school',
  gulinar: 'school',
  liYan: 'school',
  wangJie: 'school',
  zhao: 'school',
  chenWei: 'school',
  yang: 'highSchool',
  sun: 'highSchool',
  gao: 'hospital',
  shen: 'hospital',
  ding: 'works',
  han: 'works',
};

/** The officer who acts for a unit. */
export const OFFICER_OF: Record<UnitName, { account: string; name: string; english: string }> = {
  school: OFFICERS.school,
  works: OFFICERS.works,
  highSchool: SEEDED.highSchool,
  hospital: SEEDED.hospital,
};

/** A valid number that nobody has. */
export const UNUSED_NUMBER = idNumber('19891212', 523);

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

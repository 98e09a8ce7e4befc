/** People, units, channels, as refusals name the rules. */
import { NOTICE, O, type Rule } from './source.ts';

export const PEOPLE_RULES = {
  P1: {
    zh: '单位账号由人社部门或有评委会组建权限的行业主管部门创建，个人账号由用人单位创建，不得自行注册。',
    en: 'The bureau or an authorised department creates unit accounts, units create applicants’ accounts; nobody registers themselves.',
    source: NOTICE,
  },
  P2: {
    zh: '一人一号，以居民身份证号（GB 11643）为准；单位以统一社会信用代码（GB 32100）为准；调动的办理转移，不另开账号。',
    en: 'One person, one account, keyed by ID number (GB 11643); a unit is keyed by its credit code (GB 32100); a move is a transfer, not a new account.',
    source: 'GB 11643、GB 32100；系统规则',
  },
  P3: {
    zh: '申报人须在用人单位从事所报专业的技术工作：在编在岗及编外聘用人员、与本市企业和社会组织等建立规范劳动关系的人员、具有本市户籍的灵活就业人员，以及高技能人才、农村实用人才、离岗创业人员可以申报。',
    en: 'Those who work in the specialty they apply for may: in-post and contract staff, formally employed staff of enterprises and social organisations of the city, flexible workers registered in it, high-skilled workers, rural talents and staff on leave to start a business.',
    source: NOTICE,
  },
  P4: {
    zh: '公务员（含参公人员）、离退休人员，处分影响期内或列入黑名单的人员，以及未按规定完成继续教育的人员不得申报。',
    en: 'Civil servants, the retired, anyone within the period of a penalty or on the blacklist, and anyone without the continuing education may not apply.',
    source: `${NOTICE}；${O('十三')}`,
  },
  P5: {
    zh: '公有制单位人员通过人事关系所在单位申报；非公有制单位及编外聘用人员通过用人单位或档案托管机构申报；灵活就业人员通过档案托管机构申报。',
    en: 'Public-sector staff apply through the unit that holds the personnel relation; others through their unit or the custodian of their file; flexible workers through their custodian.',
    source: NOTICE,
  },
  P6: {
    zh: '中央在甘单位及部属院校人员申报本单位无评审权限的系列，须有委托函并经省职改办同意，本单位有评审权限的由本单位评审；派驻机构人员除经两地同意的帮扶、挂职人员外不得在本市申报。',
    en: 'Staff of central bodies need a letter of entrustment and its approval for series their unit cannot review, and are reviewed by their own unit where it can; staff of outside branches do not apply here, unless on secondment with the consent of both sides.',
    source: NOTICE,
  },
  P7: {
    zh: '申报人不得办理本人申报的审核事项。',
    en: 'An applicant may not review their own application.',
    source: '回避原则',
  },
  P8: {
    zh: '单位账号只能用于本单位工作人员；申报人的实际工作单位与申报单位应当一致，档案托管的除外。',
    en: 'A unit’s account serves its own staff; the applicant’s employer is the unit, unless the unit is a custodian.',
    source: NOTICE,
  },
  P9: {
    zh: '各单位和部门应安排不少于规定人数的有经验的专职人员。',
    en: 'Each unit and department has no fewer experienced full-time officers than the notice asks for.',
    source: NOTICE,
  },
  P10: {
    zh: '角色按组织授予，只能办理本组织的事项。',
    en: 'A role is held for an organisation and reaches no further.',
    source: '系统规则',
  },
  P11: {
    zh: '误录的可以更正：人员的证件号码、姓名（曾用名保留）、电话、邮箱由开户的单位、上级或市人社局更正，单位的名称、信用代码、联系人、性质由其上级更正；须有事由，更正号码、单位名称的须有文号，并记录在案；已公示、打印的不变。误开且未办理任何事项的账号可以关闭。单位年度中更名，其人员、公示、岗位不受影响。',
    en: 'What was entered wrongly can be put right by whoever opened the account, those above or the bureau, with a reason, by a document where a number or a unit’s name changes, and on record; what was posted or printed keeps what it said. An account opened by mistake that has done nothing can be closed. A unit renamed in the middle of a cycle keeps its people, postings and vacancies.',
    source: '系统规则',
  },
  P12: {
    zh: '姓名、名称、登录名、电话、电子邮箱规范录入：部首字符改为汉字，汉字间不留空格，少数民族姓名的间隔点为“·”，不得有不可见字符、替代符号，姓名不得有数字；证件号码、电话中的不可见字符自动去除，有误的指明字符。',
    en: 'Names, logins, telephones and mail addresses are kept clean: radicals become characters, no blank between Han characters, the dot of names is “·”, nothing invisible, no stand-in and in a person’s name no digit; numbers and telephones drop what is invisible, and the wrong character is named.',
    source: '系统规则',
  },
  P13: {
    zh: '办理调出后，原单位不再办理该人员的申报：申报随人转入调入单位重新审核、公示；或由本人和两个单位一致同意并记录在案，由原单位办结。',
    en: 'Whoever is released takes a running application along, to be reviewed and posted anew; or both units and the person agree on record that the old one finishes it.',
    source: NOTICE,
  },
} as const satisfies Record<string, Rule>;

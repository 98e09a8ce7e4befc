/**
 * 嘉峪关市人力资源和社会保障局《关于做好2024年度职称评审工作的通知》（嘉人社发〔2024〕205号，2024年9月2日）, transcribed.
 * Sections cited are those of the notice; `系统默认` marks policy that no text gives.
 */
import { DAY, endOfDay, HOUR, startOfDay, type Day } from '../../core/time.ts';
import { cityCommittees, provincialCommittees } from '../committees.ts';
import type { Announcement, Phase, PhaseName } from '../model.ts';
import { ANNEX_1_2024 } from './annex-1-2024.ts';
import { TITLE_YEARS_2019 } from './title-years-2019.ts';

export const JIAYUGUAN_2024: Announcement = {
  cycle: '2024',
  city: '嘉峪关市',
  title: '关于做好2024年度职称评审工作的通知',
  document: '嘉人社发〔2024〕205号',
  issuedOn: '2024-09-02',
  issuer: '嘉峪关市人力资源和社会保障局',
  phases: [
    phase('PREPARATION', '系统预准备', '2024-09-01', '2024-09-10', '二（三）'),
    phase('APPLICATION', '个人申报', '2024-09-11', '2024-10-20', '二（三）、三（二）', 40),
    phase('UNIT_REVIEW', '用人单位审核推荐', '2024-10-21', '2024-10-31', '二（三）、三（三）', 10),
    phase('DEPARTMENT_REVIEW', '行业主管部门审核', '2024-10-21', '2024-10-31', '三（四）'),
    phase('PROVINCIAL_REVIEW', '审核及评审', '2024-11-01', '2024-12-25', '二（三）', 55),
    phase('RE_REVIEW', '集中复审', '2024-11-01', '2024-11-10', '三（五）'),
    phase('EVALUATION', '答辩评审', '2024-11-11', '2024-12-10', '三（六）'),
  ],
  milestones: [
    { id: 'committee-announcements', title: '各部门下发评审工作通知并报市人社局备案', from: null, due: '2024-09-05', source: '三（一）' },
    {
      id: 'summary-tables',
      title: '行业主管部门完成审核并报送汇总表',
      from: null,
      due: '2024-10-31',
      source: '三（四）',
      phase: 'DEPARTMENT_REVIEW',
    },
    { id: 're-review', title: '集中复审', from: '2024-11-01', due: '2024-11-10', source: '三（五）', phase: 'RE_REVIEW' },
    { id: 'evaluation', title: '答辩评审', from: '2024-11-11', due: '2024-12-10', source: '三（六）', phase: 'EVALUATION' },
    { id: 'committees-done', title: '各市州高评会、自主评审的高评会、中评会完成评审', from: null, due: '2024-12-20', source: '附件1备注1' },
    {
      id: 'certificates',
      title: '全市评审工作完成，印发资格文件、制发电子证书',
      from: null,
      due: '2024-12-25',
      source: '二（三）、三（七）',
      phase: 'PROVINCIAL_REVIEW',
    },
    { id: 'work-summary', title: '评审工作总结、资格文件（含花名册）报市人社局备案', from: null, due: '2024-12-31', source: '三（八）' },
  ],
  policy: {
    reminderOffsets: [7 * DAY, 3 * DAY, 1 * DAY, 2 * HOUR], // 系统默认 (C13)
    remindAt: 9 * HOUR, // 系统默认 (C14)
    digestAt: 18 * HOUR, // 系统默认 (C13)
    noticesByMail: { REMINDERS: 'AT_ONCE', PROGRESS: 'DIGEST', WORK: 'DIGEST' }, // 系统默认 (C13)
    deliveryPatience: DAY, // 系统默认 (C13)
    maximumReturns: 3, // 三（四） (D2)
    minimumOfficers: 2, // 四（三） (P9)
    lookups: { numbers: 10_000, refusals: 30, rows: 500 }, // 系统默认 (P2)：两个最大的工作簿；单个开户；批量导入
    proofs: { files: 100, bytes: 10 * 1024 * 1024, types: ['application/pdf', 'image/jpeg', 'image/png'] }, // 系统默认 (A3)
    // 人力资源社会保障部令第25号《专业技术人员继续教育规定》 第八条：每年累计不少于90学时，专业科目一般不少于三分之二；查上一年度为系统默认 (P4)
    continuingEducation: { hours: 90, professionalHours: 60, years: 1 },
    badAppraisals: { UNQUALIFIED: 3, BASICALLY_QUALIFIED: 1 }, // 系统默认 (A9)
    transferYears: 1, // 系统默认 (A10)
    seniorityAsOf: '2024-12-31', // 系统默认
    // 人社部令第40号 第十六条：公示不少于5个工作日；四（一）：三类人员“适当延长公示期和扩大公示范围”。其余为系统默认 (U3, U4)
    posting: {
      days: 5,
      specialDays: 7,
      supplementDays: 3,
      mostDays: 30,
      daysAfterMending: 3,
      answerDays: 5,
      effort: { least: 20, most: 22, each: 10 },
    },
    mendingDays: 2, // 系统默认 (C11)
    resultPosting: { days: 5, workingDays: 5 }, // 三（七）：不少于5天；人社部令第40号 第二十六条：不少于5个工作日
    restoreDays: 30, // 系统默认 (A8)
  },
  bureau: { id: 'bureau', name: '嘉峪关市人力资源和社会保障局（职称改革办公室）', telephone: '0937-6789790' },
  titleYears: TITLE_YEARS_2019,
  departments: [
    {
      id: 'education',
      name: '嘉峪关市教育局',
      series: ['school-teaching', 'vocational-teaching', 'technical-school-teaching', 'college-teaching'],
      telephone: '0937-6225900',
    },
    { id: 'health', name: '嘉峪关市卫生健康委员会', series: ['health'], telephone: '0937-6320251' },
    { id: 'industry', name: '嘉峪关市工业和信息化局', series: ['engineering', 'economics', 'crafts'], telephone: '0937-6225625' },
    { id: 'agriculture', name: '嘉峪关市农业农村局', series: ['agriculture'], telephone: '0937-6226373' },
  ],
  committees: [
    ...cityCommittees([
      { id: 'city-school-teaching', name: '嘉峪关市中小学教师系列高级职称评审委员会', founder: '市教育局', telephone: '0937-6225900' },
      { id: 'city-health', name: '嘉峪关市卫生系列高级职称评审委员会', founder: '市卫健委', telephone: '0937-6320251' },
      { id: 'city-agriculture', name: '嘉峪关市农业系列中级职称评审委员会', founder: '市农业农村局', telephone: '0937-6226373' },
      { id: 'city-engineering', name: '嘉峪关市工程系列中级职称评审委员会', founder: '市工信局', telephone: '0937-6225625' },
    ]),
    ...provincialCommittees('2024', ANNEX_1_2024),
  ],
};

function phase(name: PhaseName, title: string, first: Day, last: Day, source: string, statedDays: number | null = null): Phase {
  return { name, title, opensAt: startOfDay(first), closesAt: endOfDay(last), statedDays, source };
}

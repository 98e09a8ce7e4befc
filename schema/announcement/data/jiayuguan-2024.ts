/**
 * 嘉峪关市人力资源和社会保障局《关于做好2024年度职称评审工作的通知》（嘉人社发〔2024〕205号，2024年9月2日）, transcribed.
 * Sections cited are those of the notice; what no text gives is left to the defaults of the document's shapes.
 */
import { later } from '../../core/later.ts';
import { cityCommittees, provincialCommittees } from '../committees.ts';
import { announcementFrom, type AnnouncementDocument } from '../document/index.ts';
import type { PhaseName } from '../names.ts';
import { ANNEX_1_2024 } from './annex-1-2024.ts';
import { TITLE_YEARS_2019 } from './title-years-2019.ts';

export const JIAYUGUAN_2024_DOCUMENT = {
  cycle: '620200-2024-1',
  city: '620200',
  cityName: '嘉峪关市',
  year: 2024,
  round: 1,
  notice: {
    title: '关于做好2024年度职称评审工作的通知',
    document: '嘉人社发〔2024〕205号',
    issuedOn: '2024-09-02',
    issuer: '嘉峪关市人力资源和社会保障局',
    bureau: { name: '嘉峪关市人力资源和社会保障局（职称改革办公室）', telephone: '0937-6789790' },
  },
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
    seniorityAsOf: '2024-12-31', // 系统默认
    returns: { most: 3, counted: 'TOGETHER' }, // 三（四） (D2)
    minimumOfficers: 2, // 四（三） (P9)
    resultPosting: { days: 5, workingDays: 5 }, // 三（七）：不少于5天；人社部令第40号 第二十六条：不少于5个工作日
    posting: { days: 5, specialDays: 7 }, // 四（一）：三类人员“适当延长公示期和扩大公示范围” (U3)
  },
  citations: {
    C1: '二（三）',
    C6: '三（二）（四）',
    C7: '二（三）',
    C8: '三（六）、四（三）',
    C12: '附件1',
    C14: '三（三）',
    P1: '二（一）',
    P3: '一',
    P4: '一、四（三）',
    P5: '二（二）',
    P6: '二（二）',
    P13: '二（二）',
    P8: '四（三）',
    P9: '四（三）',
    A2: '三（二）、附件2',
    A3: '三（二）',
    A9: '一、三（二）',
    U1: '三（三）',
    U2: '三（三）',
    U3: '四（一）',
    U4: '三（三）',
    U5: '三（三）',
    U6: '四（一）',
    U7: '三（三）',
    U8: '四（一）',
    D1: '三（四）',
    D2: '三（四）',
    D3: '三（四）',
    D4: '附件2填表说明',
    D6: '三（三）（四）',
    D7: '三（五）',
    D9: '三（四）',
    D5: '附件2填表说明3、4',
    V2: '四（三）',
    V3: '四（三）',
    V4: '四（二）',
    V5: '四（三）',
    V7: '四（二）（三）',
  },
  reviewers: {
    by: 'SERIES',
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
  },
  committees: [
    ...cityCommittees([
      { id: 'city-school-teaching', name: '嘉峪关市中小学教师系列高级职称评审委员会', founder: '市教育局', telephone: '0937-6225900' },
      { id: 'city-health', name: '嘉峪关市卫生系列高级职称评审委员会', founder: '市卫健委', telephone: '0937-6320251' },
      { id: 'city-agriculture', name: '嘉峪关市农业系列中级职称评审委员会', founder: '市农业农村局', telephone: '0937-6226373' },
      { id: 'city-engineering', name: '嘉峪关市工程系列中级职称评审委员会', founder: '市工信局', telephone: '0937-6225625' },
    ]),
    ...provincialCommittees(2024, ANNEX_1_2024),
  ],
  standards: { titleYears: TITLE_YEARS_2019 },
} satisfies AnnouncementDocument;

/** The same, as the rules ask it. */
export const JIAYUGUAN_2024 = later(() => announcementFrom(JIAYUGUAN_2024_DOCUMENT));

function phase(name: PhaseName, title: string, first: string, last: string, source: string, statedDays: number | null = null) {
  return { name, title, opens: `${first} 00:00`, closes: `${last} 24:00`, statedDays, source };
}

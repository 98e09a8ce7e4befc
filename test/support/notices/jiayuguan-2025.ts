/** What Jiayuguan's notice of 2025 says otherwise than that of 2024, which it is copied from: the days, a later posting, its own sections. */
import { JIAYUGUAN_2024_DOCUMENT } from '../../../schema/announcement/data/jiayuguan-2024.ts';

const { notice, citations } = JIAYUGUAN_2024_DOCUMENT;

export const JIAYUGUAN_2025 = {
  year: 2025,
  copyOf: JIAYUGUAN_2024_DOCUMENT.cycle,
  parts: {
    NOTICE: { ...notice, title: '关于做好2025年度职称评审工作的通知', document: '嘉人社发〔2025〕166号', issuedOn: '2025-08-25' },
    PHASES: [
      phase('PREPARATION', '系统预准备', '2025-08-25', '2025-08-31', '二（三）'),
      phase('APPLICATION', '个人申报', '2025-09-01', '2025-10-10', '二（三）、三（二）', 40),
      phase('UNIT_REVIEW', '用人单位审核推荐', '2025-10-11', '2025-10-28', '二（三）、三（三）', 18),
      phase('DEPARTMENT_REVIEW', '行业主管部门审核', '2025-10-11', '2025-10-31', '三（四）'),
      phase('PROVINCIAL_REVIEW', '审核及评审', '2025-11-01', '2025-12-25', '二（三）', 55),
      phase('RE_REVIEW', '集中复审', '2025-11-01', '2025-11-10', '三（五）'),
      phase('EVALUATION', '答辩评审', '2025-11-11', '2025-12-10', '三（六）'),
    ],
    MILESTONES: [
      { id: 'committee-announcements', title: '各部门下发评审工作通知并报市人社局备案', due: '2025-09-05', source: '三（一）' },
      {
        id: 'summary-tables',
        title: '行业主管部门完成审核并报送汇总表',
        due: '2025-10-31',
        source: '三（四）',
        phase: 'DEPARTMENT_REVIEW',
      },
      { id: 're-review', title: '集中复审', from: '2025-11-01', due: '2025-11-10', source: '三（五）', phase: 'RE_REVIEW' },
      { id: 'evaluation', title: '答辩评审', from: '2025-11-11', due: '2025-12-10', source: '三（六）', phase: 'EVALUATION' },
      { id: 'committees-done', title: '各评委会完成评审', due: '2025-12-19', source: '附件1' },
      { id: 'certificates', title: '印发资格文件、制发电子证书', due: '2025-12-25', source: '三（七）', phase: 'PROVINCIAL_REVIEW' },
      { id: 'work-summary', title: '评审工作总结、资格文件报市人社局备案', due: '2025-12-31', source: '三（八）' },
    ],
    POLICY: { seniorityAsOf: '2025-12-31', returns: { most: 2, counted: 'TOGETHER' }, posting: { days: 5, specialDays: 10 } },
    CITATIONS: { ...citations, D2: '三（五）', C1: '二（四）' },
  },
};

function phase(name: string, title: string, first: string, last: string, source: string, statedDays: number | null = null) {
  return { name, title, opens: `${first} 00:00`, closes: `${last} 24:00`, source, ...(statedDays !== null && { statedDays }) };
}

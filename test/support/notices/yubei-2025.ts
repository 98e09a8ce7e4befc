/**
 * A district like those of Chongqing: its bureau and the departments review what is of their affiliation, whatever the series; a firm decides
 * on its own engineers; everything closes at 18:00, there is no re-review, returns are not counted, years are (按年度计算), and what is
 * recognised directly may be applied for until the end of October.
 */
export const YUBEI = { city: '500112', cityName: '渝北区', bureau: '重庆市渝北区人力资源和社会保障局' };

export const YUBEI_2025 = {
  year: 2025,
  cityName: YUBEI.cityName,
  parts: {
    NOTICE: {
      title: '关于开展2025年度职称申报评审工作的通知',
      document: '渝北人社发〔2025〕31号',
      issuedOn: '2025-08-20',
      issuer: YUBEI.bureau,
      bureau: { name: `${YUBEI.bureau}（职称改革办公室）`, telephone: '023-67821234' },
    },
    PHASES: [
      {
        name: 'APPLICATION',
        title: '个人申报',
        opens: '2025-09-01 09:00',
        closes: '2025-09-30 18:00',
        source: '四（一）',
        exceptions: [{ for: { recognition: true }, closes: '2025-10-31 18:00', source: '四（一）考核认定' }],
      },
      {
        name: 'UNIT_REVIEW',
        title: '单位审查推荐',
        opens: '2025-09-01 09:00',
        closes: '2025-10-24 18:00',
        source: '四（二）',
        exceptions: [{ for: { recognition: true }, closes: '2025-11-21 18:00', source: '四（二）考核认定' }],
      },
      {
        name: 'DEPARTMENT_REVIEW',
        title: '主管部门审核',
        opens: '2025-09-01 09:00',
        closes: '2025-10-31 18:00',
        source: '四（三）',
        exceptions: [{ for: { recognition: true }, closes: '2025-11-28 18:00', source: '四（三）考核认定' }],
      },
      { name: 'PROVINCIAL_REVIEW', title: '评审', opens: '2025-11-01 09:00', closes: '2025-12-31 18:00', source: '四（四）' },
    ],
    MILESTONES: [
      { id: 'certificates', title: '公布评审结果、制发电子证书', due: '2025-12-31', source: '四（五）', phase: 'PROVINCIAL_REVIEW' },
    ],
    POLICY: {
      seniorityAsOf: '2025-12-31',
      yearsCounted: 'BY_YEAR',
      returns: { most: null, counted: 'EACH' },
      posting: { days: 5, specialDays: 5 },
    },
    CITATIONS: {
      C1: '四',
      C6: '四（三）',
      U1: '四（二）',
      U3: '四（二）',
      U5: '四（二）',
      D1: '四（三）',
      D2: '四（三）',
      D3: '四（三）',
      D7: '四（四）',
    },
    REVIEWERS: {
      by: 'AFFILIATION',
      departments: [
        { id: 'yubei-education', name: '重庆市渝北区教育委员会', telephone: '023-67180000' },
        { id: 'yubei-health', name: '重庆市渝北区卫生健康委员会', telephone: '023-67800000' },
      ],
      ownReview: [
        {
          creditCode: '',
          name: '重庆长安汽车工程有限公司',
          series: ['engineering'],
          levels: ['ASSISTANT', 'INTERMEDIATE'],
          source: '三（二）',
        },
      ],
    },
    COMMITTEES: [
      {
        id: 'yubei-teachers',
        name: '渝北区中小学教师系列中级职称评审委员会',
        founder: '区教委',
        telephone: '023-67180001',
        series: 'school-teaching',
        levels: ['INTERMEDIATE'],
        meets: { year: 2025, month: 11, third: 'LATE' },
      },
      {
        id: 'cq-teachers',
        name: '重庆市中小学教师系列高级职称评审委员会',
        founder: '市教委',
        telephone: '023-60393000',
        series: 'school-teaching',
        levels: ['ASSOCIATE_SENIOR', 'SENIOR'],
        meets: { year: 2025, month: 12, third: 'EARLY' },
      },
      {
        id: 'cq-engineering',
        name: '重庆市工程系列高级职称评审委员会',
        founder: '市经信委',
        telephone: '023-63895000',
        series: 'engineering',
        levels: ['INTERMEDIATE', 'ASSOCIATE_SENIOR', 'SENIOR'],
        meets: { year: 2025, month: 12, third: 'EARLY' },
      },
    ],
    STANDARDS: {},
  },
};

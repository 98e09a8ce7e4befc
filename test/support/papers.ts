/** The papers of 刘洋's year, filled in: what stands on them, as the officers of 嘉峪关 would write it. */
import type { CertificateWords } from '../../schema/certificate/paper.ts';
import type { ReviewForm } from '../../schema/certificate/review-form.ts';
import type { Conferral, OfficialPaper, Person } from '../../schema/result/documents/words.ts';
import { PHOTOGRAPH, SEAL } from './pictures.ts';

const MADE_AT = Date.UTC(2024, 11, 20);
export const LONG_NAME = '古丽娜尔·阿不都热合曼';
/** Of the first block, of the Extensions A, B, C, E, and one that is a thing to draw. */
export const RARE_NAME = '𠮷㼆䶮𬭎𪚥';
const NAMES = ['刘洋', LONG_NAME, RARE_NAME, '欧阳震华', '买买提·吐尔逊'];
const UNITS = ['嘉峪关市第一中学', '酒泉钢铁（集团）有限责任公司职工子弟学校', '嘉峪关市文殊镇九年一贯制学校'];

const of = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

export const person = (index: number): Person => ({
  name: `${of(NAMES, index)}${index < NAMES.length ? '' : index}`,
  unit: of(UNITS, index),
  series: '中小学教师',
  specialty: index % 4 === 0 ? '道德与法治（思想政治）' : '语文',
  title: '高级教师',
  level: '副高级',
  scope: index % 2 === 0 ? '全省' : '县以下基层有效',
});

export const OFFICIAL: OfficialPaper = {
  head: '嘉峪关市人力资源和社会保障局文件',
  number: '嘉人社发〔2024〕310号',
  to: '市直有关部门，各有关单位',
  issuers: [{ name: '嘉峪关市人力资源和社会保障局', seal: SEAL }],
  date: '2024年12月20日',
  madeAt: MADE_AT,
};

export const conferralOf = (people: number): Conferral => ({
  ...OFFICIAL,
  title: '中小学教师系列副高级',
  basis: ['职称评审管理暂行规定', '关于做好2024年度职称评审工作的通知'],
  committee: '嘉峪关市中小学教师系列高级职称评审委员会',
  met: '2024年12月1日至3日',
  posted: '2024年12月9日至13日',
  from: '2024年12月3日',
  rosters: [{ name: '中小学教师系列副高级职称人员花名册', people: Array.from({ length: people }, (_, index) => person(index)) }],
  more: ['请各单位将《职称评审表》存入本人人事档案，并按照岗位管理的有关规定做好聘任工作。'],
});

export const CERTIFICATE: CertificateWords = {
  heading: '职称证书',
  number: '6202-2024-000123',
  holder: LONG_NAME,
  photograph: PHOTOGRAPH,
  series: '中小学教师',
  specialty: '语文',
  level: '副高级',
  title: '高级教师',
  scope: '全省',
  committee: '嘉峪关市中小学教师系列高级职称评审委员会',
  document: '嘉人社发〔2024〕310号',
  approvedOn: '2024年12月3日',
  issuer: '嘉峪关市人力资源和社会保障局',
  seal: SEAL,
  date: '2024年12月20日',
  code: 'https://zhicheng.example.cn/certificates/6202-2024-000123?name=%E5%8F%A4',
  hint: '扫码核验，或凭证书编号和姓名查询',
  madeAt: MADE_AT,
};

export const ACHIEVEMENT = '主持完成“初中语文大单元教学的实践研究”市级课题，成果在全市推广；所带班级连续三年语文成绩居全市前列。';

const years = ['2019', '2020', '2021', '2022', '2023'];

/** Six pages, the cover among them. */
export const reviewFormOf = (holder: string): ReviewForm => ({
  heading: '职称评审表',
  number: '2024-0001',
  madeAt: MADE_AT,
  cover: {
    above: '甘肃省',
    pairs: [
      ['姓　　名', holder],
      ['工作单位', of(UNITS, 1)],
      ['申报系列', '中小学教师'],
      ['申报专业', '语文'],
      ['申报职务', '高级教师（副高级）'],
    ],
    date: '2024年10月8日',
    beneath: '甘肃省人力资源和社会保障厅制',
  },
  sections: [
    {
      title: '一、基本情况',
      parts: [
        {
          kind: 'boxes',
          photograph: PHOTOGRAPH,
          rows: [
            [
              ['姓名', holder],
              ['性别', '女'],
            ],
            [
              ['民族', '维吾尔族'],
              ['出生年月', '1985年3月'],
            ],
            [['工作单位', of(UNITS, 1)]],
            [
              ['现任职务', '一级教师'],
              ['取得时间', '2018年12月'],
            ],
            [
              ['聘任时间', '2019年1月'],
              ['申报方式', '正常晋升'],
            ],
          ],
        },
        {
          kind: 'list',
          columns: [
            { title: '学历', share: 1 },
            { title: '毕业院校', share: 3 },
            { title: '毕业时间', share: 1.5 },
          ],
          rows: [['大学本科', '西北师范大学', '2010年6月']],
        },
      ],
    },
    {
      title: '二、业绩成果',
      page: true,
      parts: [1, 2, 3, 4, 5, 6].map((number) => ({
        kind: 'text',
        label: `业绩${number}\n（第${number}条，材料${number}号）`,
        text: ACHIEVEMENT.repeat(4),
      })),
    },
    {
      title: '三、年度考核与奖惩',
      page: true,
      parts: [
        {
          kind: 'list',
          columns: [
            { title: '年度', share: 1 },
            { title: '考核结果', share: 2 },
          ],
          rows: years.map((year) => [year, '合格']),
        },
        { kind: 'list', columns: [{ title: '奖惩情况', share: 1 }], rows: [] },
      ],
    },
    {
      title: '四、审核意见',
      page: true,
      parts: [
        {
          kind: 'opinion',
          label: '用人单位推荐意见',
          text: '公示无未办结的异议，同意推荐。',
          signed: { place: '单位盖章', who: '王建国', date: '2024年10月8日', seal: SEAL },
        },
        {
          kind: 'opinion',
          label: '主管部门审核意见',
          text: '同意上报。',
          signed: { place: '部门盖章', date: '2024年10月20日', seal: SEAL },
        },
        { kind: 'opinion', label: '人社部门复核意见', text: '', signed: { place: '人社部门盖章' } },
      ],
    },
    {
      title: '五、评审结果',
      page: true,
      parts: [
        {
          kind: 'boxes',
          rows: [
            [['评审委员会', '嘉峪关市中小学教师系列高级职称评审委员会']],
            [
              ['出席', '23人'],
              ['同意', '20票'],
            ],
          ],
        },
        {
          kind: 'opinion',
          label: '评审委员会意见',
          text: '同意取得高级教师职称资格。',
          signed: { place: '评审委员会盖章', date: '2024年12月3日', seal: SEAL },
        },
      ],
    },
  ],
});

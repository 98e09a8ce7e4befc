/**
 * What the fields of an input are called, where somebody is told that one of them is not right. A field of the form is called as the form
 * calls it; every other one by its name here, and a test walks all inputs, so that nobody reads the name of a variable.
 */
export type Labels = Readonly<Record<string, string>>;

/** A path in words: `officers.0.email` is 经办人第1项电子邮箱. */
export function placeInWords(path: readonly string[], labels: Labels = {}): string {
  return path.map((part, index) => partInWords(part, path.slice(0, index).findLast(isName), labels)).join('');
}

const isName = (part: string) => !/^\d+$/u.test(part);

function partInWords(part: string, within: string | undefined, labels: Labels): string {
  if (!isName(part)) return `第${Number(part) + 1}项`;
  return labelled(labels, part) ?? labelled(OF_PERSONS, `${within}.${part}`) ?? labelled(FIELDS, part) ?? part;
}

/** What is typed may be called as what every object has: constructor. */
export function labelled<T>(labels: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

/** A person among them has a name, and no thing has. */
const OF_PERSONS: Labels = { 'person.name': '姓名', 'officers.name': '姓名', 'objector.name': '姓名' };

const FIELDS: Labels = {
  input: '',
  content: '',
  items: '',
  years: '',
  // Whom and what it is about.
  application: '申报',
  organisation: '组织',
  unit: '单位',
  authority: '主管部门',
  person: '人员',
  account: '登录名',
  officers: '经办人',
  posting: '公示',
  objection: '异议',
  objections: '异议',
  table: '汇总表',
  import: '导入',
  check: '核对',
  message: '消息',
  notices: '通知',
  cycle: '年度',
  phase: '阶段',
  series: '系列',
  level: '层级',
  committee: '评委会',
  named: '评委会名称',
  key: '幂等键',
  version: '版本',
  rows: '各行',
  // Of people and units.
  name: '名称',
  identityKind: '证件类型',
  identityNumber: '证件号码',
  bornOn: '出生日期',
  email: '电子邮箱',
  telephone: '联系电话',
  standing: '申报身份',
  employer: '实际工作单位',
  household: '本市户籍',
  creditCode: '统一社会信用代码',
  contact: '联系人',
  central: '中央单位情况',
  isCentral: '是否中央单位',
  reviews: '自行评审的系列',
  reviewsItself: '自行评审的系列',
  exclusion: '处分或名单记录',
  kind: '类别',
  from: '开始日',
  until: '截止日',
  to: '调入单位',
  into: '保留的账号',
  agree: '是否同意',
  purpose: '用途',
  // Of reviews, meetings and papers.
  opinion: '意见',
  text: '内容',
  reason: '事由',
  remark: '备注',
  document: '文号',
  number: '编号',
  title: '材料名称',
  fileName: '文件名',
  files: '文件',
  contentType: '文件类型',
  size: '文件大小',
  upload: '上传编号',
  total: '核准空岗数',
  seen: '所见的核准空岗数',
  approve: '是否核准',
  consent: '是否同意',
  action: '办理事项',
  finding: '核查结论',
  forward: '是否提交评委会',
  outcome: '核查结果',
  judgements: '逐栏意见',
  judgement: '判断',
  sections: '栏目',
  section: '栏目',
  unchanged: '未改动的栏目',
  attendees: '出席人员',
  minutes: '会议纪要文号',
  heldOn: '召开日期',
  meeting: '职工大会',
  present: '到会人数',
  inFavour: '赞成人数',
  against: '反对人数',
  abstained: '弃权人数',
  days: '工作日数',
  place: '地点',
  employerPlace: '工作单位公示地点',
  audience: '公示范围',
  objector: '异议人',
  onPaper: '是否书面提出',
  proof: '计算结果',
  dueOn: '提供期限',
  opensAt: '开启时刻',
  closesAt: '截止时刻',
  since: '起始时刻',
  dryRun: '是否试办',
  onlyRight: '是否只导入无误的行',
  // Of a notice and of the days that are worked.
  exception: '另行规定的时间',
  part: '部分',
  parts: '各部分',
  appliesTo: '适用范围',
  draft: '通知草稿',
  copyOf: '照用的通知',
  city: '城市',
  cityName: '城市名称',
  year: '年度',
  round: '批次',
  region: '地区',
  off: '放假日',
  worked: '调休上班日',
  first: '首日',
  last: '末日',
  county: '所在区县',
  id: '代码',
  department: '主管部门',
  replaces: '替换的范围',
  skipWrong: '是否跳过有误的行',
  choices: '通知设置',
  class: '通知类别',
  mail: '邮件发送方式',
};

/**
 * What the fields of an input are called, where somebody is told that one of them is not right. A field of the form is called as the form
 * calls it; every other one by its name here, and a test walks all inputs, so that nobody reads the name of a variable.
 */
import { DISCLOSURE_FIELDS, DISCLOSURE_WITHIN } from './field-names/disclosure.ts';
import { LIST_FIELDS } from './field-names/lists.ts';
import { SUPERVISION_FIELDS } from './field-names/supervision.ts';
import type { Bilingual } from './refusal.ts';

export type Labels = Readonly<Record<string, string>>;

/** What a form calls its fields, in Chinese or in both languages; under the empty name, what it calls the whole. */
export type Called = Readonly<Record<string, string | Bilingual>>;

/** Where what is wrong is nothing within what was typed, but all of it, and no form has a name for that. */
const WHOLE: Bilingual = { zh: '所填内容', en: 'what was typed' };

/** A path in words of both languages, by the names of a form where one calls its fields its own way. */
export function placeOf(path: readonly string[], called: Called = {}): Bilingual {
  const chinese = Object.fromEntries(Object.entries(called).map(([name, label]) => [name, typeof label === 'string' ? label : label.zh]));
  const whole = labelled(called, '') ?? WHOLE;
  return {
    zh: placeInWords(path, chinese) || (typeof whole === 'string' ? whole : whole.zh),
    en: placeInEnglish(path, called) || (typeof whole === 'string' ? WHOLE.en : whole.en),
  };
}

/** `items.0.educationLevel` is `row 1, level of education`; a field that no form calls otherwise by the words of its own name. */
function placeInEnglish(path: readonly string[], called: Called): string {
  const places: string[] = [];
  for (const [index, part] of path.entries()) {
    const label = labelled(called, part);
    const name = isName(part) ? (typeof label === 'object' ? label.en : inWords(part)) : '';
    if (name !== '') places.push(name);
    if (isName(part)) continue;
    const of = isName(path[index - 1] ?? '') && FIELDS[path[index - 1] ?? ''] !== '' ? places.pop() : undefined;
    places.push(`${of ?? 'row'} ${Number(part) + 1}`);
  }
  return places.join(', ');
}

/** `identityNumber` is `identity number`; what has no name of its own has none in English either. */
function inWords(name: string): string {
  return FIELDS[name] === '' ? '' : name.replaceAll(/(?<=[a-z\d])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** A path in words: `officers.0.email` is 经办人第1项电子邮箱. */
export function placeInWords(path: readonly string[], labels: Labels = {}): string {
  return path.map((part, index) => partInWords(part, path.slice(0, index).findLast(isName), labels)).join('');
}

const isName = (part: string) => !/^\d+$/u.test(part);

function partInWords(part: string, within: string | undefined, labels: Labels): string {
  if (!isName(part)) return `第${Number(part) + 1}项`;
  return labelled(labels, part) ?? labelled(WITHIN, `${within}.${part}`) ?? labelled(FIELDS, part) ?? part;
}

/** What is typed may be called as what every object has: constructor. */
export function labelled<T>(labels: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

/** What is called otherwise where it stands: a person among them has a name, and no thing has; in a vote somebody is present whom a meeting of staff counts. */
const WITHIN: Labels = {
  'person.name': '姓名',
  'officers.name': '姓名',
  'objector.name': '姓名',
  'tally.present': '出席人数',
  ...DISCLOSURE_WITHIN,
};

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
  bureau: '市人社局',
  committee: '评委会',
  named: '名称',
  key: '幂等键',
  version: '版本',
  rows: '各行',
  // Of people and units.
  name: '名称',
  seriesName: '证书所载系列名称',
  scope: '有效范围',
  obtainedOn: '取得时间',
  issuer: '发证机关',
  committeeName: '评审委员会名称',
  accept: '是否通过',
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
  archive: '归档',
  recipientKey: '接收方公钥',
  number: '编号',
  title: '名称',
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
  // Of committees, their experts and their yearly notices.
  tier: '层级',
  validFrom: '有效期首日',
  validUntil: '有效期末日',
  seats: '组成人数',
  seatsApproval: '省级核准文号',
  chair: '主任委员',
  viceChairs: '副主任委员',
  expert: '评审专家',
  isOutside: '是否外单位专家',
  specialties: '专业',
  titleLevel: '职称层级',
  titledOn: '取得时间',
  termFrom: '聘期首日',
  termUntil: '聘期末日',
  grounds: '',
  condition: '条件',
  ground: '依据',
  LAWFUL: '守法依据',
  ETHICAL: '职业道德依据',
  TITLED: '职称依据',
  PRACTISING: '从事本专业的依据',
  CAPABLE: '履职能力依据',
  pledge: '承诺书版次',
  coverage: '评审范围',
  levels: '层级',
  materials: '材料要求',
  defence: '是否组织答辩',
  closesOn: '受理截止日',
  meetsFrom: '会议首日',
  meetsUntil: '会议末日',
  postsResultsOn: '结果公示起始日',
  ...DISCLOSURE_FIELDS,
  ...SUPERVISION_FIELDS,
  ...LIST_FIELDS,
  // Of the year’s end.
  summary: '工作总结',
  done: '工作情况',
  problems: '存在问题',
  suggestions: '意见建议',
  scan: '签章扫描件',
  report: '年度统计',
  // Of candidates and results.
  decidedOn: '评审日期',
  entrusted: '委托函文号',
  offline: '是否线下评审',
  passed: '是否通过',
  tally: '',
  members: '组成人数',
  yes: '同意票',
  no: '不同意票',
  abstain: '弃权票',
  // Of a draw.
  draw: '抽取',
  attempt: '抽取次数',
  party: '提交方',
  promotionType: '晋升类型',
  commitment: '随机数摘要',
  secret: '随机数',
  quotas: '名额要求',
  specialty: '专业',
  isExact: '是否恰好',
  mostOfOneUnit: '同单位至多人数',
  leastOutside: '外单位至少人数',
  exclusions: '排除的专家',
  member: '评审专家',
  // Of meetings.
  session: '会议',
  room: '会场',
  code: '签到码',
  candidates: '评审对象',
  blinded: '盲化选票',
  hash: '会议记录摘要',
  // Of readers and recusals.
  candidate: '评审对象',
  reading: '评阅任务',
  grades: '等次',
  aspect: '评价方面',
  grade: '等次',
  recommends: '是否同意推荐',
  interest: '回避事由',
  of: '申请何人回避',
  granted: '是否支持',
  // Of results, title documents and certificates.
  roster: '评审结果公示',
  recheck: '复核申请',
  sessions: '评审会议',
  addressed: '主送机关',
  because: '理由',
  cites: '所引述的文件',
  entries: '各项内容',
  joint: '是否联合印发',
  field: '项目',
  is: '更正后的内容',
  more: '另外写明的事项',
  basis: '依据',
  issuedOn: '印发日期',
  onlyNew: '是否只打包未下载的',
  bundle: '打包的文件',
  head: '红头',
  pattern: '发文字号',
  seal: '印章',
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

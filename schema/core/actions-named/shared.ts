/** Words that several slices use, each on things of its own; those of one slice alone stand with the slice. */
import { say } from '../refusal.ts';
import { named, type Named } from './named.ts';

export const SHARED_ACTIONS = {
  // Something begins, is written and checked.
  begin: named('开始办理', 'begin', {
    APPLICATION: say('开始申报', 'begin the application'),
    TABLE: say('建立汇总表', 'open the summary table'),
    CHECK: say('开始核对汇总表', 'begin to check a summary table'),
    IMPORT: say('开始批量导入', 'begin an import'),
    COMMITTEE_IMPORT: say('以工作簿导入评委会', 'import committees from a workbook'),
  }),
  create: named('创建', 'create', {
    ACCOUNT: say('创建账号', 'create the account'),
    STANDING: say('登记申报身份', 'record the standing'),
    ORGANISATION: say('创建单位', 'create the organisation'),
  }),
  draft: named('草拟', 'draft', {
    NOTICE_DRAFT: say('草拟年度评审通知', 'draft the notice of the year'),
    DOCUMENT: say('草拟文件', 'draft the document'),
  }),
  save: named('保存', 'save', {
    SECTION: say('填写', 'fill in'),
    NOTICE_DRAFT: say('修改评审通知', 'edit the notice'),
    YEARLY: say('填报年度工作安排', 'fill in the plan of the year'),
  }),
  change: named('更正', 'change', {
    STANDING: say('更正申报身份', 'correct the standing'),
    EXPERT: say('变更专家信息', 'change what is kept of the expert'),
    PHOTOGRAPH: say('更换照片', 'change the photograph'),
  }),
  amend: named('调整', 'amend', {
    AMENDMENT: say('调整起止时间', 'change a window'),
    NOTICE_DRAFT: say('调整评审通知', 'amend the notice'),
    ISSUER: say('变更发文机关设置', 'change how the organisation issues documents'),
  }),
  correct: named('更正', 'put right', {
    ACCOUNT: say('更正人员信息', 'put the person’s record right'),
    ORGANISATION: say('更正单位信息', 'put the unit right'),
    TABLE: say('生成更正版', 'prepare a corrected version'),
  }),
  undoCorrection: named('撤销更正', 'undo the last correction'),
  check: named('检查', 'check', {
    CHECK: say('核对汇总表', 'check the summary table'),
    DOCUMENT: say('核稿', 'check the document'),
  }),
  run: named('导入', 'run the import'),
  attach: named('上传附件', 'add a file', {
    POSTING: say('上传公示附件', 'add a file to the posting'),
    CASE: say('上传案件材料', 'add a file to the case'),
    ROSTER: say('上传现场公示照片', 'add a photograph of the posting'),
  }),
  remove: named('移除', 'remove', {
    PROOF: say('移除证明材料', 'remove a proof'),
    EXPERT: say('移出专家库', 'remove from the pool'),
    ROSTER: say('从评审通过名单除去', 'strike from the roster'),
  }),

  // It is asked for, decided, and goes from one desk to another.
  propose: named('提请', 'propose', {
    NOTICE_DRAFT: say('提请发布评审通知', 'propose that the notice be published'),
    VACANCY: say('申报岗位数', 'propose a number of vacancies'),
  }),
  confirm: named('确认', 'confirm', {
    NOTICE_DRAFT: say('确认发布评审通知', 'confirm that the notice is published'),
    DOCUMENT: say('会签', 'sign the document'),
  }),
  approve: named('审核通过', 'approve', { VACANCY: say('核准空岗数', 'approve the number of vacancies') }),
  file: named('报备', 'file', {
    COMMITTEE: say('评委会备案', 'file the committee'),
    YEARLY: say('报备年度工作安排', 'file the plan of the year with the bureau'),
    WORK_SUMMARY: say('报送工作总结', 'file the work summary'),
  }),
  return: named('退回修改', 'return', { WORK_SUMMARY: say('退回工作总结', 'give the work summary back') }),
  receive: named('接收', 'receive', { STANDING: say('接收调入', 'take the person in') }),
  dismiss: named('免去', 'dismiss', {
    ACCOUNT: say('免去经办人', 'dismiss the officer'),
    SIGNAL: say('核查排除', 'dismiss the signal'),
  }),
  takeUp: named('受理', 'take up', {
    CANDIDATE: say('列入评审对象', 'take up as a candidate'),
    TABLE: say('开始集中复审', 'take up for the re-review'),
    SIGNAL: say('立案', 'open a case for the signal'),
    INSPECTION: say('立案', 'open a case for what was found'),
  }),
  call: named('聘任', 'call', {
    ACCOUNT: say('聘任评审专家', 'call the person as an expert'),
    EXPERT: say('聘任评审专家', 'call the expert'),
    SESSION: say('叫号', 'call a candidate'),
  }),
  withdraw: named('撤回', 'withdraw', {
    CYCLE: say('撤回评审通知', 'withdraw the notice'),
    NOTICE_DRAFT: say('撤回评审通知', 'withdraw the notice'),
    PUBLICATION: say('撤下误发的文件', 'take the document off'),
  }),
  giveUp: named('放弃', 'give up', {
    NOTICE_DRAFT: say('放弃评审通知文稿', 'give the draft up'),
    ARCHIVE: say('放弃归档', 'give the archive up'),
  }),
  reinstate: named('恢复申报', 'reinstate the application', { PUBLICATION: say('恢复误废止的文件', 'undo the repeal') }),
  replace: named('替换', 'replace', {
    CERTIFICATE: say('更正换发证书', 'replace the certificate by a corrected one'),
    DRAW: say('记录不能到会并递补', 'record who does not serve, and replace them'),
    PUBLICATION: say('以新文件替代', 'replace the document'),
  }),
  revoke: named('撤销职称', 'revoke the title', { CERTIFICATE: say('撤销证书', 'revoke the certificate') }),
  lift: named('解除', 'lift', {
    STANDING: say('解除限制', 'lift what bars the person'),
    MEASURE: say('解除处理措施', 'lift the measure'),
  }),
  impose: named('作出处理措施', 'impose the measure', { STANDING: say('处理措施限制申报、办理', 'bar the person by a measure') }),
  carryOut: named('执行', 'carry out', {
    CASE: say('执行处理决定', 'carry out the decision'),
    DOCUMENT: say('按文件办理到人', 'carry the document out'),
  }),

  // It is shown, told and given out.
  publish: named('公布', 'publish', {
    CYCLE: say('发布评审通知', 'publish the notice'),
    PUBLICATION: say('发布文件', 'publish the document'),
    YEARLY: say('公布年度工作安排', 'publish the plan of the year'),
    YEAR_REPORT: say('公布年度统计', 'publish the statistics of the year'),
  }),
  post: named('公示', 'post', { ROSTER: say('公示评审结果', 'post the results') }),
  end: named('公示期满', 'end the posting', { CANDIDATE: say('终止评审', 'end as a candidate') }),
  find: named('记录核查结论', 'record the finding'),
  report: named('生成公示情况报告', 'report on the posting', { CASE: say('登记举报、线索', 'report the matter') }),
  issue: named('印发', 'issue', {
    CERTIFICATE: say('颁发证书', 'issue the certificate'),
    DOCUMENT: say('编号印发', 'number and issue the document'),
  }),
  print: named('打印成文', 'print', {
    FORM: say('生成评审表文件', 'print the review form'),
    CERTIFICATE: say('生成证书文件', 'print the certificate'),
    DOCUMENT: say('生成文件正式版', 'print the document'),
  }),
  request: named('申请导出', 'request', {
    ARCHIVE: say('申请归档', 'ask for the archive'),
    BUNDLE: say('申请打包评审表', 'ask for the review forms in one file'),
    LIST_EXPORT: say('申请导出名单', 'ask for the list as a file'),
  }),
  download: named('下载', 'download'),
  read: named('查阅', 'read'),
  reveal: named('查看隐去的内容', 'see what is hidden', {
    ACCOUNT: say('查看完整证件号码', 'see the whole identity number'),
    OBJECTION: say('查看异议人电话', 'see the objector’s number'),
    CASE: say('查看举报人电话', 'see the reporter’s number'),
    DRAW: say('公开随机数', 'tell the secret'),
    INSPECTION: say('公开随机数', 'tell the secret'),
  }),
  reseal: named('更换加密密钥', 'seal with a new key'),

  // Times, meetings and votes.
  open: named('开启', 'open', {
    PHASE: say('阶段开启', 'open the phase'),
    SESSION: say('召开会议', 'open the meeting'),
  }),
  close: named('关闭', 'close', {
    PHASE: say('阶段关闭', 'close the phase'),
    ACCOUNT: say('关闭账号', 'close the account'),
    STANDING: say('关闭账号', 'close the account'),
    SESSION: say('结束会议', 'end the meeting'),
    INSPECTION: say('办结或终止检查', 'close the inspection, or give it up'),
  }),
  voteAnew: named('重新投票', 'vote anew'),

  // Draws: of experts, and of what an inspection looks at.
  commit: named('提交随机数摘要', 'commit to a secret'),
  freeze: named('封存抽取范围', 'freeze the population', {
    DRAW: say('封存专家名单', 'freeze the pool'),
    INSPECTION: say('确定抽取范围', 'fix the population'),
  }),
  draw: named('抽取', 'draw'),
  fail: named('抽取无效', 'fail to draw'),
} satisfies Record<string, Named>;

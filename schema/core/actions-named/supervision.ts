/** Cases, measures, inspections and risk signals (V). */
import { named, type Named } from './named.ts';

export const SUPERVISION_ACTIONS = {
  acceptCase: named('受理', 'take the case up'),
  declineCase: named('不予受理', 'decline the case'),
  passCase: named('转交办理', 'pass the case on'),
  assignCase: named('指定承办人', 'assign the case'),
  nameSubjects: named('确定所涉人员和单位', 'name whom the case is against'),
  extendCase: named('延长期限', 'put the deadline off'),
  recordFinding: named('记录核查情况', 'record what is found'),
  proposeDecision: named('拟处理意见', 'propose a decision'),
  stateInCase: named('陈述申辩', 'state one’s case'),
  decideCase: named('作出决定', 'decide'),
  reopenCase: named('退回核查', 'look further'),
  appealDecision: named('申诉', 'appeal'),
  answerAppeal: named('答复申诉', 'answer the appeal'),
  attachByCode: named('凭查询码补充材料', 'add a file by the code of the report'),

  contest: named('提出异议', 'contest the measure'),
  answerContest: named('答复异议', 'answer what is contested'),
  answerOrder: named('报送整改报告', 'answer the order'),
  judgeOrder: named('审核整改报告', 'judge the answer'),

  raise: named('提示风险', 'raise the signal'),
  update: named('更新风险提示', 'update the signal'),
  lapse: named('风险情形不再存在', 'lapse: it is found no more'),
  compute: named('计算风险提示', 'compute risk signals'),

  plan: named('部署检查', 'plan the inspection'),
  recordOutcome: named('记录检查结果', 'record an outcome'),
} satisfies Record<string, Named>;

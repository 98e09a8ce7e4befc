/** Supervision, as refusals name the rules. */
import { M, NOTICE, O, type Rule } from './source.ts';

export const SUPERVISION_RULES = {
  V1: {
    zh: '每项办理均在同一事务中留下记录：何人、为何人、何事、何时、因何、基于哪一版本；记录只增不改，可以验证。',
    en: 'Every change leaves an entry in the same transaction: who, for whom, what, when, why, from which version; entries are only added, and can be verified.',
    source: NOTICE,
  },
  V2: {
    zh: '弄虚作假的，取消申报资格、撤销职称，列入黑名单三年；被列入的个人和单位在其范围内不得办理；本人可以查看并提出异议。',
    en: 'After fraud the application is cancelled, the title revoked and the person listed for three years; whoever is listed cannot act where they are listed, sees it and may contest it.',
    source: `${NOTICE}；${O('三十九')}`,
  },
  V3: {
    zh: '包庇纵容、出借账号、审核把关不严的单位和经办人，视情节提醒、约谈、暂停、责令整改、通报批评、收回权限，逐项记录。',
    en: 'Units and officers who shield fraud, lend their account or review carelessly are reminded, talked to, suspended, ordered to correct, criticised publicly, or lose their rights; each step is recorded.',
    source: `${NOTICE}；${M}`,
  },
  V4: {
    zh: '按规定比例随机抽查，抽取可以复演；并可巡查、专项检查、联审；结果逐项记录。',
    en: 'A set share is checked at random, by a draw that can be replayed; there are patrols, special checks and joint reviews; each outcome is recorded.',
    source: `${NOTICE}；${M}`,
  },
  V5: {
    zh: '群众可以实名或匿名举报；举报有编号、状态和办理期限；匿名举报人的来源不予保存。',
    en: 'The public reports by name or anonymously; a report has a number, a state and a deadline, and nothing is kept that leads to whoever reports anonymously.',
    source: NOTICE,
  },
  V6: {
    zh: '系统提示风险信号，附理由和依据；信号本身不是结论，须经核查。',
    en: 'The system shows signals of risk, each with its reason and evidence; a signal is no finding, and is looked into.',
    source: NOTICE,
  },
  V7: {
    zh: '监督人员可以查看全部办理情况，只记录监督意见和处理；政策、标准、程序、结果向社会公开。',
    en: 'Supervisors read everything and record nothing but findings; policy, standards, procedures and results are public.',
    source: NOTICE,
  },
} as const satisfies Record<string, Rule>;

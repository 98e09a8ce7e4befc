/** Committees and evaluation, as refusals name the rules. */
import { NOTICE, O, type Rule } from './source.ts';

export const COMMITTEE_RULES = {
  E1: {
    zh: '评委会按一个系列或一个专业、一个层级组建，经核准备案，有效期不超过规定年限，期满不得开会。',
    en: 'A committee is for one series or one specialty and of one level; it is filed for no more than the years set, and cannot sit once they are over.',
    source: O('六、七、八'),
  },
  E2: {
    zh: '评委会组成人数为单数，不少于规定人数；另行确定人数的须经省级核准。',
    en: 'A committee has an odd number of members, no fewer than the rule; another number takes the province’s approval.',
    source: `${O('九')}；政策参数`,
  },
  E3: {
    zh: '评审专家须具备规定的五项条件，聘期不超过规定年限；会前完成专家库组建，专家名单不公开，专家须签署承诺书。',
    en: 'Experts meet the five conditions and are called for no more than the years set; the pool is complete before the meeting, its names are not public, and experts accept the pledge.',
    source: `${O('十、二十四')}；${NOTICE}`,
  },
  E4: {
    zh: '年度评审专家从专家库中随机抽取：市人社局和监督部门先各自公布随机数的摘要，封存专家名单后再公开，抽取过程可由有权查阅的人重演。',
    en: 'The members of a year are drawn at random: the bureau and the supervisor first publish the hash of a secret each, the pool is frozen, then both reveal; whoever may see it can replay the draw.',
    source: `${O('十一')}；系统规则`,
  },
  E5: {
    zh: '评审专家与申报人同单位，有亲属、师生或者其他利害关系的应当回避；抽取、评阅、答辩、表决、计票均按此办理。',
    en: 'An expert of the same unit, kin, a teacher or student, or with another interest keeps away: in the draw, in reading, in the defence, in the vote and in its counts.',
    source: `${O('二十五')}；政策参数`,
  },
  E6: {
    zh: '评委会办事机构每年按期下发评审工作通知，明确评审范围、层级、材料要求、受理截止和会议时间，报市人社局备案；会议延期须经市人社局同意并公布。',
    en: 'The office of a committee announces each year its scope, levels, materials, closing and meeting time and files it with the bureau in time; a meeting is postponed with the bureau’s consent, and published.',
    source: NOTICE,
  },
  E7: {
    zh: '每份申报由不少于规定人数的专家评阅，表决前提出书面评价意见；按规定组织答辩。',
    en: 'Each application is read by no fewer experts than the rule, who give written opinions before the vote; defences are held as announced.',
    source: `${O('二十一')}；${NOTICE}`,
  },
  E8: {
    zh: '评审会议由主任委员或者副主任委员主持，出席评审专家不少于组成人数的2/3方可表决。',
    en: 'A meeting is led by the chair or a vice-chair; it can vote when those present are at least two thirds of the members.',
    source: O('十九'),
  },
  E9: {
    zh: '评审表决采取无记名投票，同意票数达到出席人数2/3以上的为通过；未出席的不得委托他人投票或补充投票；回避的不计入出席和组成人数，已领票未投的按出席并弃权计。',
    en: 'The vote is secret; a candidate passes with two thirds of those present. There is no proxy and no vote afterwards; who is recused counts neither as present nor as a member, who took a token and did not cast as present and abstaining.',
    source: O('二十'),
  },
  E10: {
    zh: '谁已投票与所投何票分开存放，任何人不能据数据库、数据流和日志将二者对应。',
    en: 'That a member has voted and what was voted are kept apart, so that nobody can join them, whatever database, streams and logs they have.',
    source: `${O('二十')}；系统规则`,
  },
  E11: {
    zh: '评审结果由主任委员或者主持会议的副主任委员宣布并签字；会议记录载明出席人员、评审对象、评价意见、投票结果等，封存归档，不得更改。',
    en: 'The chair announces the result and signs; the minutes state those present, the candidates, the opinions and the tallies, are sealed and kept, and change no more.',
    source: O('二十二、二十三'),
  },
  E12: {
    zh: '委托评审，以及未经省级同意的线下评审，如实记录；后者的结果不予认可。',
    en: 'An entrusted review, and one held offline without the province’s consent, is recorded as such; the latter is not recognised.',
    source: `${NOTICE}；${O('二十八')}`,
  },
} as const satisfies Record<string, Rule>;

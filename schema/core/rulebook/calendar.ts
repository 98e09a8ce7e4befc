/** When things are done: windows, working days, reminders, as refusals name the rules. */
import { NOTICE, type Rule } from './source.ts';

export const CALENDAR_RULES = {
  C1: {
    zh: '时间一律为北京时间；24时即次日0时，到时即止，无宽限。',
    en: 'All times are Beijing time; 24:00 is 0:00 of the next day and excluded; there is no grace.',
    source: NOTICE,
  },
  C2: {
    zh: '个人申报须在通知规定的个人申报阶段内首次提交。',
    en: 'An application is submitted for the first time within the phase of personal application that the notice sets.',
    source: NOTICE,
  },
  C3: {
    zh: '各时间节点“以前”均含当日，至当日24时止。',
    en: 'A milestone by a day includes that day, until its 24:00.',
    source: NOTICE,
  },
  C6: {
    zh: '退回的申报可在退回部门的截止时间前修改重报；截止时从未提交的草稿失效（保留可查）。',
    en: 'A returned application may be sent again until the window of whoever returned it closes; a draft never submitted lapses (kept, readable).',
    source: NOTICE,
  },
  C7: {
    zh: '各阶段按规定时刻自动开启和关闭，并以时刻为准。',
    en: 'Phases open and close at their instants; the instant decides.',
    source: NOTICE,
  },
  C8: {
    zh: '时间安排的调整须有文号和事由，并向社会公布；以最新印发的通知为准。',
    en: 'A window is amended with a document number and a reason, and published; the newest notice holds.',
    source: NOTICE,
  },
  C9: {
    zh: '工作日以国务院办公厅公布的节假日安排（含调休）为准。',
    en: 'Working days follow the State Council’s calendar with its make-up days.',
    source: '国务院办公厅关于部分节假日安排的通知',
  },
  C10: {
    zh: '按日计算期间的，开始的当日不计入，自下一日开始计算。',
    en: 'A period counted in days does not count the day it starts.',
    source: '中华人民共和国民法典 第二百零一条',
  },
  C11: {
    zh: '系统据时间安排推算各事项最迟办理日；不能如期完成的安排在作出时即予提示。',
    en: 'The calendar tells the last safe day of each step, and flags a plan that cannot be met when it is made.',
    source: '系统规则',
  },
  C12: {
    zh: '评委会评审时间以通知所附全省高级职称评审计划为准，在集中复审结束前开会的须提前完成复审准备。',
    en: 'Committees meet as Annex 1 says; for those that meet before the re-review is over everything is ready earlier.',
    source: NOTICE,
  },
  C13: {
    zh: '截止前提醒尚有事项未办的人员，每人每个截止时间每次一则；同日的多则合为一封，依法必须告知的除外。',
    en: 'Before a deadline those who still have something to do are reminded, once each; several of a day become one mail, except what the law wants told.',
    source: '系统规则（政策参数）',
  },
  C14: {
    zh: '事项转到谁办理即告知谁：列入当日汇总通知，距截止不足一日的立即通知；发送时再核对，只告知届时仍任职者，已办结的不再告知。整日提醒在当日规定时刻发出。',
    en: 'Whoever has the next move is told when it comes to them: in the digest of the day, at once when less than a day is left. It is checked when it is sent: to whoever holds the role then, without what is settled. Reminders of whole days go at the hour set.',
    source: `${NOTICE}；系统规则（政策参数）`,
  },
} as const satisfies Record<string, Rule>;

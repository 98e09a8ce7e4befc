/** What is said of the year: its number, windows, days, working days, and the plan that they make. */
import { say } from '../../../core/refusal.ts';
import { error, note, warning } from './code.ts';

export const TIME_CODES = {
  YEAR_ROUND_TAKEN: error(
    'C7',
    say('本市{year}年度第{round}批已由{other}发布。', 'Round {round} of {year} is published already, as {other}.'),
    say('改为本市该年度尚未使用的批次。', 'Give it a round that the city has not had in this year.'),
  ),
  CYCLE_TAKEN: error(
    'C7',
    say('代码{cycle}已用于本市{year}年度第{round}批。', 'The id {cycle} is that of round {round} of {year}.'),
    say('为本次通知另定代码。', 'Give this notice an id of its own.'),
  ),
  CYCLES_OVERLAP: warning(
    'C7',
    say(
      '各阶段与本市已发布的{other}（{opens}至{closes}）时间重叠。',
      'Its windows overlap those of {other}, which the city has published ({opens} to {closes}).',
    ),
    say('核对两次评审是否确需同时进行。', 'Make sure that both are meant to run at once.'),
  ),
  PHASE_MISSING: error(
    'C7',
    say('没有“{phase}”阶段：{why}。', 'There is no {phase}: {why}.'),
    say('补充该阶段的起止时刻。', 'Add it with the moments at which it opens and closes.'),
  ),
  PHASE_ABSENT: note(
    'C7',
    say('未安排“{phase}”阶段。', 'There is no {phase}.'),
    say('如本次评审确无该阶段，无须处理。', 'Nothing, if this review really goes without.'),
  ),
  PHASE_DOUBLED: error(
    'C7',
    say('“{phase}”阶段列了不止一次。', 'The {phase} is listed more than once.'),
    say('只保留一次；部分系列、层级或评委会时间不同的，列为该阶段的例外。', 'Keep one; what differs for some is an exception of it.'),
  ),
  WINDOW_INVERTED: error(
    'C7',
    say('“{phase}”于{closes}截止，不晚于其开始（{opens}）。', 'The {phase} closes at {closes}, no later than it opens ({opens}).'),
    say('更正开始或截止时刻，使截止晚于开始。', 'Put one of the moments right: it closes after it opens.'),
  ),
  EXCEPTION_INVERTED: error(
    'C7',
    say(
      '“{phase}”的例外适用后于{closes}截止，不晚于开始（{opens}）{whose}。',
      'With the exception the {phase} closes at {closes}, no later than it opens ({opens}){whose}.',
    ),
    say('更正例外的时刻，使截止晚于开始。', 'Put the exception right: the window closes after it opens.'),
  ),
  EXCEPTION_HIDDEN: error(
    'C7',
    say(
      '“{phase}”的该项例外永不适用：前面第{before}项例外已包括其全部适用对象。',
      'This exception of the {phase} never applies: exception {before} before it is for all of those already.',
    ),
    say('合并两项，或把适用对象较窄的一项列在前面。', 'Make one of the two, or put the narrower one first.'),
  ),
  EXCEPTION_EMPTY: warning(
    'C7',
    say('“{phase}”的该项例外未改变起止时刻。', 'This exception of the {phase} changes neither moment.'),
    say('填写不同的时刻，或删除该项例外。', 'Say what differs, or take it out.'),
  ),
  EXCEPTION_WITHOUT_MEETING: warning(
    'C12',
    say(
      '“{phase}”的例外按会议前天数截止，但所适用的评委会未写明会议时间。',
      'This exception of the {phase} closes before a meeting, and no committee that it is for has one.',
    ),
    say('填写评委会的会议时间，或直接写明截止时刻。', 'Give the committee its meeting, or the exception its moment.'),
  ),
  CLOSE_UNUSUAL: note(
    'C1',
    say('“{phase}”的截止钟点{time}不常见。', 'The {phase} closes at {time}, which is unusual.'),
    say(
      '核对是否应为24:00或下班时间（17:30、18:00）；0:00截止的，当日不在内。',
      'Make sure that it is not 24:00, 17:30 or 18:00; what closes at 0:00 leaves out that day.',
    ),
  ),
  DAYS_STATED: warning(
    'C7',
    say('{told}', '{told}'),
    say('核对天数与起止时刻；确与通知原文一致的，可不改。', 'Look at both; where the notice says so, it may stay.'),
  ),
  PLAN: warning(
    'C11',
    say('{told}', '{told}'),
    say('调整有关阶段或期限，留足办理时间。', 'Move the windows so that there is time for it.'),
  ),
  MILESTONE_DOUBLED: error(
    'C8',
    say('时间节点代码{id}重复。', 'The id {id} is that of another milestone.'),
    say('每个时间节点使用不同的代码。', 'Give each an id of its own.'),
  ),
  MILESTONE_INVERTED: error(
    'C7',
    say('“{title}”的开始日（{from}）晚于期限（{due}）。', '{title}: its first day {from} is after the day it is due, {due}.'),
    say('更正开始日或期限。', 'Put one of the days right.'),
  ),
  MILESTONE_MISSING: warning(
    'C11',
    say(
      '缺少代码为{id}的时间节点（{what}），按各阶段最后截止的时刻推算。',
      'There is no milestone {id} ({what}): it is taken to be due when all windows are over.',
    ),
    say('通知规定了期限的，补充该时间节点。', 'Add it where the notice gives a day.'),
  ),
  MILESTONE_WITHOUT_PHASE: error(
    'C8',
    say('“{title}”随“{phase}”阶段调整，但通知没有该阶段。', '{title} moves with the {phase}, which the notice does not have.'),
    say('补充该阶段，或删去该节点所属的阶段。', 'Add that phase, or take it out of the milestone.'),
  ),
  DAY_OUTSIDE: warning(
    'C7',
    say('{place}为{day}，不在{year}年或其次年。', '{path} is {day}: neither in {year} nor in the year after.'),
    say('核对年份。', 'Look at the year.'),
  ),
  DAY_LEFT: warning(
    'C7',
    say(
      '{place}（{day}）与所复制的{year}年度通知相同。',
      '{path} ({day}) is still that of the notice of {year} that this was copied from.',
    ),
    say('改为本年度的时间。', 'Put the day of this year.'),
  ),
  DAY_SHIFTED: warning(
    'C7',
    say(
      '{place}（{day}）系由上年同一星期推定，尚未核对。',
      '{path} ({day}) was shifted from the copied year, and nobody has looked at it since.',
    ),
    say('核对后保存该部分。', 'Look at it, and save the part.'),
  ),
  MEETINGS_OUTSIDE: warning(
    'C12',
    say(
      '{name}等{count}个评委会的会议时间不在{year}年或其次年。',
      '{count:committee meets|committees meet} neither in {year} nor in the year after: {name} first.',
    ),
    say('核对会议年份。', 'Look at the years of the meetings.'),
  ),
  MEETINGS_LEFT: warning(
    'C12',
    say(
      '{name}等{count}个评委会的会议时间与所复制的{year}年度通知相同。',
      '{count:committee meets|committees meet} as in the notice of {year} that this was copied from: {name} first.',
    ),
    say('改为本年度的会议时间。', 'Put the meetings of this year.'),
  ),
  NUMBER_LEFT: warning(
    'C8',
    say('文号“{document}”与所复制的通知相同。', 'The document number {document} is that of the notice this was copied from.'),
    say('改为本通知的文号。', 'Put the number of this document.'),
  ),
  HOLIDAYS_UNKNOWN: error(
    'C9',
    say(
      '{place}所及的{years}节假日安排尚未录入，不能计算工作日。',
      '{path} reaches into {years}, whose holidays are not known; working days cannot be counted.',
    ),
    say(
      '日期有误的更正日期；无误的，录入{years}节假日安排后再核对。',
      'Put the day right where it is wrong; else record the holidays of {years} first.',
    ),
  ),
};

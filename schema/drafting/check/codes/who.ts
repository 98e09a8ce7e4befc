/** What is said of who reviews and decides, of the numbers in force, and of the sources that are cited. */
import { say } from '../../../core/refusal.ts';
import { error, note, warning } from './code.ts';

export const WHO_CODES = {
  POSTING_OVER_MOST: error(
    'U3',
    say(
      '{place}为{days}个工作日，超过单位可定的最长公示期（{most}个工作日）。',
      '{path} is {days} working days, more than the most a unit may choose ({most}).',
    ),
    say('减少公示天数，或提高单位可定的最长公示期。', 'Lower it, or raise the most that a unit may choose.'),
  ),
  SPECIAL_POSTING_SHORTER: warning(
    'U3',
    say(
      '三类人员公示{special}个工作日，短于一般公示（{days}个工作日）。',
      'Special types are posted for {special} working days, less than the others ({days}).',
    ),
    say('三类人员应适当延长公示期，请核对。', 'They are to be posted for longer; look at both.'),
  ),
  POSTING_UNDER_ORDER: warning(
    'U3',
    say(
      '{place}为{days}个工作日，少于人社部令第40号规定的{least}个工作日。',
      '{path} is {days} working days; the order (no. 40) asks for {least}.',
    ),
    say('改为不少于{least}个工作日。', 'Make it at least {least}.'),
  ),
  PROFESSIONAL_HOURS_OVER: error(
    'P4',
    say(
      '继续教育专业科目{professional}学时，超过全年总学时（{hours}学时）。',
      'Of {hours} hours of continuing education, {professional} are to be professional.',
    ),
    say('更正总学时或专业科目学时。', 'Put one of the numbers right.'),
  ),
  EFFORT_INVERTED: error(
    'U4',
    say('提出异议的验证量下限{least}大于上限{most}。', 'The least work asked for an objection ({least}) is more than the most ({most}).'),
    say('更正上限或下限。', 'Put one of the numbers right.'),
  ),
  REMINDER_DOUBLED: warning(
    'C13',
    say('截止前{hours}小时的提醒列了不止一次。', 'The reminder of {hours} hours is listed more than once.'),
    say('只保留一次。', 'Keep one.'),
  ),
  RULE_UNKNOWN: error(
    'C8',
    say('没有编号为{id}的规则，出处无从引用。', 'There is no rule {id} that could be cited.'),
    say('改为规则编号，如C1、U3；不需要的删除。', 'Put the id of a rule, such as C1 or U3, or take it out.'),
  ),
  TELEPHONE_ODD: warning(
    'P12',
    say('{telephone}不是可以拨打的电话号码。', '{telephone} is no telephone number that can be dialled.'),
    say(
      '填写带区号的固定电话或11位手机号码，如0937-6225625；多个的用顿号分隔。',
      'Write a landline with its area code or 11 digits of a mobile, such as 0937-6225625; several with 、 between them.',
    ),
  ),
  CITATION_UNUSED: note(
    'C8',
    say('规则{id}不以通知为依据，所列出处不会显示。', 'Rule {id} does not rest on the notice: this place in it is never shown.'),
    say('可以删除。', 'It may be taken out.'),
  ),
  DEPARTMENT_DOUBLED: error(
    'D3',
    say('主管部门{id}列了不止一次。', 'The department {id} is listed more than once.'),
    say('合并为一项。', 'Make one entry of them.'),
  ),
  DEPARTMENT_UNKNOWN: error(
    'D3',
    say('本市没有代码为{id}的主管部门。', 'The city has no department {id}.'),
    say('改为本市主管部门的代码，或先开设该部门。', 'Put the id of a department of the city, or open that one first.'),
  ),
  SERIES_TWICE: error(
    'D3',
    say('{series}系列已由{other}审核，又列入{name}。', '{series} is given to {name} and to {other}.'),
    say('按系列审核的，一个系列只列入一个部门。', 'Leave it with one of them: the series decides who reviews.'),
  ),
  COUNTY_TWICE: error(
    'D3',
    say('{county}已由{other}审核，又列入{name}。', '{county} is given to {name} and to {other}.'),
    say('按属地审核的，一个县区只列入一个部门，或按系列分开。', 'Leave it with one of them, or divide it by series.'),
  ),
  SERIES_TO_BUREAU: note(
    'D3',
    say(
      '下列系列未指定主管部门，由市人社局审核：{series}。',
      'No department is named for these series, which the bureau reviews: {series}.',
    ),
    say('确由市人社局审核的，无须处理。', 'Nothing, if the bureau is meant to.'),
  ),
  OWN_REVIEW_DOUBLED: error(
    'P6',
    say('自主评审单位{code}列了不止一次。', 'The unit {code} is listed more than once.'),
    say('合并为一项。', 'Make one entry of them.'),
  ),
  CREDIT_CODE_WRONG: error(
    'P2',
    say('{code}不是有效的统一社会信用代码（校验码不符）。', '{code} is no credit code: its check character does not fit.'),
    say('核对并更正代码。', 'Look it up and put it right.'),
  ),
  COMMITTEE_DOUBLED: error(
    'C12',
    say('评委会代码{id}重复。', 'The id {id} is that of another committee.'),
    say('每个评委会使用不同的代码。', 'Give each an id of its own.'),
  ),
  COMMITTEE_WITHOUT_FIELD: error(
    'C12',
    say('{name}既未写明系列，也未写明专业。', '{name} has neither a series nor a specialty.'),
    say('填写其评审的系列或专业。', 'Say what it reviews.'),
  ),
  COMMITTEE_UNKNOWN: error(
    'C12',
    say('通知没有代码为{id}的评委会。', 'The notice has no committee {id}.'),
    say('改为所列评委会的代码。', 'Put the id of a committee that is listed.'),
  ),
  LEVEL_NOT_OF_SERIES: error(
    'C12',
    say('{series}系列没有{level}：{name}不能评审。', 'There is no {level} of {series}: {name} cannot review it.'),
    say('更正系列或层级。', 'Put the series or the level right.'),
  ),
  TITLES_WITHOUT_COMMITTEE: warning(
    'C12',
    say(
      '{series}系列的{levels}没有面向全体申报人的评委会，将由审核部门指定。',
      'No committee reviews {levels} of {series} for everybody; whoever reviews it names one.',
    ),
    say('有相应评委会的，补充列入。', 'List the committee where there is one.'),
  ),
};

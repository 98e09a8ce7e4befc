/** What is said where a document does not have its shape: what is missing, unknown, of the wrong kind or out of its bounds. */
import { say } from '../../../core/refusal.ts';
import { error } from './code.ts';

const FILL_IN = say('填写{place}。', 'Fill it in.');

export const SHAPE_CODES = {
  DOCUMENT_EXPECTED: error(
    'C8',
    say('通知内容应为分部分填写的文档。', 'The notice has to be a document made of its parts.'),
    say('按各部分的名称分别填写。', 'Write it part by part, each under its name.'),
  ),
  PART_TOO_LARGE: error(
    'C8',
    say('{place}内容过多（超过{most}项数据），未作核对。', '{path} holds more than {most} values and was not looked at.'),
    say('删减该部分内容。', 'Take out what does not belong there.'),
  ),
  FIELD_MISSING: error('C8', say('{place}未填写。', '{path} is missing.'), FILL_IN),
  KEY_UNKNOWN: error(
    'C8',
    say('{place}中没有名为{key}的项目。', '{path} is not known: there is no {key} there.'),
    say('删除该项目，或改用正确的名称。', 'Take it out, or give it its right name.'),
  ),
  TYPE_WRONG: error('C8', say('{place}应为{expected}。', '{path} has to be {expected}.'), say('改填{expected}。', 'Put {expected} there.')),
  VALUE_UNKNOWN: error(
    'C8',
    say('{place}的值{typed}不在可选范围内。', '{path} is {typed}, which is not among what can be chosen.'),
    say('从下列各项中选择：{values}。', 'Choose among {values}.'),
  ),
  LEVEL_UNKNOWN: error(
    'C8',
    say('{place}的值{typed}不是职称层级。', '{path} is {typed}, which is no level of titles.'),
    say('从下列层级中选择：{values}。', 'Choose among {values}.'),
  ),
  SERIES_UNKNOWN: error(
    'C8',
    say('{place}的值{typed}不是职称系列代码。', '{path} is {typed}, which is the code of no series.'),
    say('从职称系列代码中选择（见series）。', 'Choose a code of the query series.'),
  ),
  OUT_OF_RANGE: error('C8', say('{place}{bound}。', '{path} {bound}.'), say('改填范围内的整数。', 'Put a whole number within the bounds.')),
  COUNT_WRONG: error('C8', say('{place}{bound}。', '{path} {bound}.'), say('增减项目，使项数符合要求。', 'Add or take out entries.')),
  FORMAT_WRONG: error(
    'C8',
    say('{place}的值{typed}格式不正确。', '{path} is {typed}, which is not in the right form.'),
    say('按规定格式改填：{form}。', 'Write it in its form: {form}.'),
  ),
  DAY_WRONG: error(
    'C1',
    say('{place}的值{typed}不是“YYYY-MM-DD”形式的日期，或没有这一天。', '{path} is {typed}, which is not a day YYYY-MM-DD that exists.'),
    say('改填实有的日期，如2024-10-31。', 'Put a day that exists, such as 2024-10-31.'),
  ),
  MOMENT_WRONG: error(
    'C1',
    say(
      '{place}的值{typed}不是“YYYY-MM-DD HH:MM”形式的时刻，或没有这一时刻。',
      '{path} is {typed}, which is not a moment YYYY-MM-DD HH:MM that exists.',
    ),
    say(
      '改填实有的时刻，如2024-09-11 00:00；一日结束写作24:00，如2024-10-20 24:00。',
      'Put a moment that exists, such as 2024-09-11 00:00; the end of a day is 24:00, as in 2024-10-20 24:00.',
    ),
  ),
  TIME_WRONG: error(
    'C14',
    say('{place}的值{typed}不是“HH:MM”形式的钟点。', '{path} is {typed}, which is not a time of day HH:MM.'),
    say('改填钟点，如09:00。', 'Put a time of day, such as 09:00.'),
  ),
  ID_WRONG: error(
    'C8',
    say(
      '{place}的值{typed}不能用作代码：须为1至40个小写字母、数字或连字符，首尾不为连字符。',
      '{path} is {typed}; an id has 1 to 40 lower-case letters, digits or hyphens, no hyphen at either end.',
    ),
    say('改用符合要求的代码，并相应更改引用该代码之处。', 'Choose another id, and put it wherever the thing is named by it.'),
  ),
  TEXT_WRONG: error('C8', say('{place}{why}。', '{path} {why}.'), say('更正该处文字。', 'Put the text right.')),
  VALUE_WRONG: error('C8', say('{place}{why}。', '{path} {why}.'), say('更正该处内容。', 'Put it right.')),
};

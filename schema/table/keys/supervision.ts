/** Cases, measures and risk signals. */
import { pattern } from '../pattern.ts';

export const measure = pattern('a measure of supervision', 'MEASURE#{measure}', 'HEAD');
export const subjectMeasures = pattern(
  'the measures against a person or an organisation, newest last',
  'AGAINST#{of}#{subject}',
  '{at}#{measure}',
  'byOwner',
);
export const caseFile = pattern('a case', 'CASE#{case}', 'HEAD');
export const deskCases = pattern(
  'the cases of a desk in a city by state, those due first first',
  'CASES#{city}#{desk}',
  '{state}#{dueAt}#{case}',
  'byOwner',
);
export const assignedCases = pattern(
  'the cases that somebody sees to, by state',
  'ASSIGNEDCASES#{account}',
  '{state}#{dueAt}#{case}',
  'byDesk',
);
export const caseHeard = pattern('what was stated before it was decided', 'CASE#{case}', 'HEARD#{proposed}#{account}');
export const caseDone = pattern('what a decision has done', 'CASE#{case}', 'DONE#{effect}');
export const caseAttachment = pattern('the files of a case', 'CASE#{case}', 'FILE#{number}');
export const reportFlood = pattern('how many reports without an account wait in a city', 'REPORTS#{city}', 'WAITING');
export const cityMeasures = pattern('the measures of a city by kind, newest last', 'MEASURES#{city}', '{kind}#{at}#{measure}', 'byDesk');
export const inspection = pattern('an inspection', 'INSPECTION#{inspection}', 'HEAD');
export const cycleInspections = pattern(
  'the inspections of a cycle, newest last',
  'INSPECTIONS#{city}#{cycle}',
  '{at}#{inspection}',
  'byOwner',
);
export const inspectionList = pattern('from what a sample is drawn, and the sample', 'INSPECTION#{inspection}', 'LIST#{list}#{number}');
export const inspectionOutcome = pattern('what was found of each thing looked at', 'INSPECTION#{inspection}', 'OUTCOME#{subject}');
export const signal = pattern('a risk signal', 'SIGNAL#{signal}', 'HEAD');
export const cycleSignals = pattern(
  'the risk signals of a cycle by state and kind',
  'SIGNALS#{cycle}',
  '{state}#{kind}#{signal}',
  'byOwner',
);
export const signalUnit = pattern('what units a risk signal is about', 'SIGNAL#{signal}', 'UNIT#{unit}');
export const unitSignals = pattern('the risk signals about a unit', 'UNITSIGNALS#{unit}#{cycle}', '{signal}', 'byOwner');
export const signalRun = pattern('a search of a cycle for risk signals', 'SIGNALRUN#{run}', 'JOB');
export const handling = pattern('how a step of a cycle is handled, in all and by desk', 'HANDLING#{cycle}', '{step}#{organisation}');

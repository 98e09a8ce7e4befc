/** Applications, from the draft to the table that goes to the bureau. */
import { pattern } from '../pattern.ts';

// Application
export const applicationFile = pattern('an application with its draft, sections and proofs', 'APPLICATION#{application}', 'A#');
export const application = pattern('an application: its head', 'APPLICATION#{application}', 'A#HEAD');
export const draft = pattern('whether its draft is open, and how often it was edited', 'APPLICATION#{application}', 'A#DRAFT');
export const section = pattern('its sections as they stand', 'APPLICATION#{application}', 'A#SECTION#{section}');
export const proof = pattern('its uploaded proofs', 'APPLICATION#{application}', 'A#PROOF#{number}');
export const proofCounter = pattern('the next number of a proof', 'APPLICATION#{application}', 'A#PROOFS');
export const sameFile = pattern('in which applications the same file lies', 'FILE#{sha256}', '{application}#{number}');
export const namesake = pattern('what people of one name, born in one month, apply for', 'NAMESAKE#{person}', '{application}');
export const submission = pattern('its submissions, in order', 'APPLICATION#{application}', 'SUBMISSION#{number}');
export const applicationReturn = pattern(
  'its returns, with what was judged of each section',
  'APPLICATION#{application}',
  'RETURN#{number}',
);
export const pastSection = pattern('a submitted section that was changed later', 'PAST#{application}', '{section}#{version}');
export const unitApplications = pattern('a unit’s applications by state', 'UNIT#{unit}#{cycle}', '{state}#{at}#{application}', 'byOwner');
export const deskApplications = pattern(
  'a department’s applications by state, series and level',
  'DESK#{department}#{cycle}',
  '{state}#{series}#{level}#{at}#{application}',
  'byDesk',
);
export const shardApplications = pattern('a cycle’s applications by state', 'CYCLE#{cycle}#{shard}', '{state}#{application}', 'byShard');

// Posting
export const postingFile = pattern('a posting with its content and its files', 'POSTING#{posting}', 'P#');
export const posting = pattern('a posting', 'POSTING#{posting}', 'P#HEAD');
export const postingContent = pattern('what a posting shows', 'POSTING#{posting}', 'P#CONTENT');
export const postingAttachment = pattern('the scans and photographs that belong to it', 'POSTING#{posting}', 'P#FILE#{number}');
export const unitPostings = pattern('a unit’s postings by state', 'POSTINGS#{unit}#{cycle}', '{state}#{endsAt}#{posting}', 'byOwner');
export const publicPostings = pattern('the postings that run in public', 'PUBLICPOSTINGS#{cycle}', '{endsAt}#{posting}', 'byDesk');
export const runningPostings = pattern(
  'the postings that are to be closed, by their end',
  'RUNNING#{shard}',
  '{endsAt}#{posting}',
  'byShard',
);
export const objection = pattern('an objection, by its case number', 'OBJECTION#{objection}', 'CASE');
export const unitObjections = pattern(
  'a unit’s objections by state',
  'OBJECTIONS#{unit}#{cycle}',
  '{state}#{dueAt}#{objection}',
  'byOwner',
);
export const postingObjections = pattern('the objections to a posting', 'POSTINGOBJECTIONS#{posting}', '{at}#{objection}', 'byDesk');

// Review
export const vacancy = pattern('a unit’s vacancies of a series and level', 'VACANCIES#{unit}#{cycle}', '{series}#{level}');

export const originals = pattern('where its papers are, and what inspections found', 'APPLICATION#{application}', 'ORIGINALS');
export const meeting = pattern('a meeting of the re-review', 'MEETING#{meeting}', 'RECORD');
export const meetingDecision = pattern('its decision list', 'MEETING#{meeting}', 'DECISION#{application}');
export const cycleMeetings = pattern('a cycle’s meetings, newest last', 'MEETINGS#{cycle}', '{heldOn}#{meeting}', 'byOwner');
export const summaryTable = pattern(
  'the summary tables of a cycle, of one department or all',
  'TABLES#{cycle}',
  '{department}#{series}#{level}',
);
export const summaryIntake = pattern('whether a summary table is open, and how often its rows changed', 'TABLE#{table}', 'INTAKE');
export const summaryRow = pattern('the applications in a summary table', 'TABLE#{table}', 'ROW#{application}');
export const summaryVersion = pattern('its versions, in order', 'TABLE#{table}', 'VERSION#{number}');

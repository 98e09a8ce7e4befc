/** Committees, their meetings and their draws. */
import { pattern } from '../pattern.ts';

// Committees
export const committeeFiling = pattern('a committee as it was filed', 'COMMITTEE#{committee}', 'FILING');
export const cityFilings = pattern('the committees that a city has filed', 'FILINGS#{city}', '{committee}', 'byOwner');
export const yearlyNotice = pattern('the yearly notice of a committee', 'COMMITTEE#{committee}', 'YEAR#{cycle}');
export const cycleYearlies = pattern('the yearly notices of a cycle', 'YEARLIES#{cycle}', '{committee}', 'byOwner');
export const expert = pattern('the experts of a committee’s pool', 'POOL#{committee}', '{account}');
export const expertOf = pattern('the pools that a person is an expert of', 'EXPERTISE#{account}', '{committee}', 'byOwner');

// Evaluation
export const candidate = pattern('an application as a candidate of its committee', 'CANDIDATE#{application}', 'HEAD');
export const committeeCandidates = pattern(
  'a committee’s candidates of a cycle by state',
  'CANDIDATES#{committee}#{cycle}',
  '{state}#{application}',
  'byOwner',
);
export const recusal = pattern('the recusals from a candidate', 'CANDIDATE#{application}', 'RECUSAL#{account}');
export const recusedFrom = pattern('from which candidates somebody keeps away', 'RECUSED#{account}', '{application}', 'byOwner');
export const recusalRequest = pattern('what the applicant has asked for about recusals', 'CANDIDATE#{application}', 'ASKED#{number}');
export const opinion = pattern('the opinions of a candidate’s readers', 'CANDIDATE#{application}', 'OPINION#{account}');
export const readerTasks = pattern('what lies before an expert to read in a cycle', 'READER#{account}#{cycle}', '{application}', 'byOwner');
export const session = pattern('a meeting of a committee', 'SESSION#{session}', 'HEAD');
export const committeeSessions = pattern(
  'the meetings of a committee in a cycle, in order',
  'SESSIONS#{committee}#{cycle}',
  '{at}#{session}',
  'byOwner',
);
export const sitting = pattern('which meeting of a committee is open', 'COMMITTEE#{committee}', 'SITTING#{cycle}');
export const sessionQueue = pattern('whom a meeting hears, in order', 'SESSION#{session}', 'QUEUE');
export const sessionVote = pattern('the votes of a meeting', 'SESSION#{session}', 'VOTE#{application}#{attempt}');
export const voteToken = pattern('who has taken a token for a vote', 'TOKENS#{vote}', '{account}');
export const sessionPaper = pattern('the paper of a meeting’s sealed minutes', 'SESSION#{session}', 'PAPER');
export const sessionNote = pattern('corrections of sealed minutes, in order', 'SESSION#{session}', 'NOTE#{number}');
export const assignment = pattern('how readers were assigned, each time', 'ASSIGNED#{committee}#{cycle}', '{number}');
export const draw = pattern('the attempts at a committee’s draw in a cycle, in order', 'DRAWS#{committee}', '{cycle}#{number}');
export const drawLot = pattern('from whom it is drawn, as it was frozen', 'DRAW#{draw}', 'LOT');
export const drawOutcome = pattern('the order that was drawn', 'DRAW#{draw}', 'OUTCOME');

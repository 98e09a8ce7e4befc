/** Announcements, their drafts and their calendars. */
import { pattern } from '../pattern.ts';

export const cycleFile = pattern('a cycle: where its notice stands, and how its windows were amended', 'CYCLE#{cycle}', 'C#');
export const cycle = pattern('where the notice of a cycle stands', 'CYCLE#{cycle}', 'C#HEAD');
export const cycles = pattern('the cycles there are, by city, year and round', 'CYCLES', '{city}#{year}#{round}#{cycle}', 'byOwner');
export const announcementVersion = pattern('the versions in which it was published, whole', 'CYCLE#{cycle}', 'VERSION#{number}');
export const noticeDraft = pattern('the draft of a cycle’s notice', 'CYCLE#{cycle}', 'DRAFT');
export const cityDrafts = pattern(
  'the drafts of a city’s notices, by year and round',
  'DRAFTS#{city}',
  '{year}#{round}#{cycle}',
  'byOwner',
);
export const committeeImport = pattern('an import of committees into a draft', 'COMMITTEES#{job}', 'JOB');
export const draftCommitteeImports = pattern(
  'the imports of committees into a draft, newest last',
  'COMMITTEEIMPORTS#{cycle}',
  '{at}#{job}',
  'byOwner',
);
export const rehearsal = pattern('a rehearsal of a draft', 'REHEARSAL#{rehearsal}', 'JOB');
export const rehearsedDraft = pattern('what the draft said that it rehearses', 'REHEARSAL#{rehearsal}', 'DRAFT');
export const draftRehearsals = pattern('the rehearsals of a draft, newest last', 'REHEARSALS#{cycle}', '{at}#{rehearsal}', 'byOwner');
export const amendment = pattern('the amendments of a cycle, in order', 'CYCLE#{cycle}', 'C#AMENDMENT#{number}');
export const holidays = pattern('the days off and worked of a region and year', 'HOLIDAYS', '{region}#{year}');
export const transition = pattern('which openings and closings have been recorded', 'CYCLE#{cycle}', 'TRANSITION#{at}#{phase}');

/** People and organisations. */
import { pattern } from '../pattern.ts';

export const account = pattern('an account and the roles it holds', 'ACCOUNT#{account}', 'PROFILE');
export const accountFile = pattern('an account with its roles, standing and titles', 'ACCOUNT#{account}', '');
export const grant = pattern('a role held for an organisation', 'ACCOUNT#{account}', 'GRANT#{role}#{organisation}');
export const standing = pattern('as what a person applies, and what stands against it', 'ACCOUNT#{account}', 'STANDING');
export const accountBars = pattern('what is closed to a person', 'ACCOUNT#{account}', 'BARS');
export const title = pattern('the titles of a person', 'ACCOUNT#{account}', 'TITLE#{title}');
export const titlesToCheck = pattern(
  'the titles that wait for a unit’s check, longest first',
  'TITLES#{unit}',
  '{at}#{account}#{title}',
  'byOwner',
);
export const closedAccounts = pattern('the accounts of a unit’s people that were closed', 'CLOSED#{unit}', '{account}', 'byOwner');
export const identityMark = pattern('who holds an identity number, by its mark, or that it is free again', 'IDENTITY#{mark}', 'HOLDER');
export const login = pattern('whose a login is, in whatever case its letters are typed', 'LOGIN#{login}', 'HOLDER');
export const organisation = pattern('an organisation', 'ORGANISATION#{organisation}', 'PROFILE');
export const organisationBars = pattern('what is closed to an organisation', 'ORGANISATION#{organisation}', 'BARS');
export const creditCode = pattern('who holds a credit code, or that it is free again', 'CREDIT#{code}', 'HOLDER');
export const members = pattern('the people holding a role for an organisation', 'MEMBERS#{organisation}', '{role}#{account}', 'byOwner');
export const incoming = pattern('the people let go to a unit, whom it has not taken in', 'INCOMING#{unit}', '{account}', 'byOwner');
export const shortOfOfficers = pattern(
  'the organisations of a city with fewer officers than they must have',
  'SHORT#{city}#{kind}',
  '{authority}#{name}#{organisation}',
  'byDesk',
);
export const organisations = pattern(
  'the organisations of a kind in a city',
  'ORGANISATIONS#{city}#{kind}',
  '{name}#{organisation}',
  'byOwner',
);

export const cities = pattern('the bureaus of all cities, and the province', 'CITIES', '{city}', 'byShard');

export const lookups = pattern('what an officer has looked up on a day', 'LOOKUPS#{account}', '{day}');
export const importJob = pattern('an import of accounts', 'IMPORT#{job}', 'JOB');
export const ownerImports = pattern('a unit’s imports, newest last', 'IMPORTS#{unit}', '{at}#{job}', 'byOwner');

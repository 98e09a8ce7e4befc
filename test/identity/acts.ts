/** The mutations of accounts, organisations and standings, each told once (P1–P10). */
import { creditCode } from '../../functions/local/people.ts';
import type { Acts } from '../support/act.ts';
import { EXCLUDE, RECEIVE, RELEASE, REVEAL } from '../support/forms.ts';
import { BEGIN_IMPORT, CHECK_IMPORT, importOf, RUN_IMPORT, teacher } from '../support/imports.ts';
import { mutation } from '../support/mutation.ts';
import { accountId, organisationId, person, type World } from '../support/world.ts';

const STAFF = '{ kind: INSTITUTION_STAFF }';
export const CREATE_UNIT = mutation('createUnit', 'id name unitKind reviewsItself isCompliant officers { name account { account } }', {
  name: '"新单位"',
  kind: 'PUBLIC_INSTITUTION',
  contact: '"张三"',
  telephone: '"0937-6210001"',
});
export const CREATE_APPLICANT = mutation('createApplicant', 'id account name identityNumber', { standing: STAFF });
export const ADD_OFFICER = mutation('addOfficer', 'id account');
export const ENROL = mutation('enrolApplicant', 'account', { standing: STAFF });
export const APPOINT = mutation('appointOfficer', 'account');
export const DISMISS = mutation('dismissOfficer', 'account', { reason: '"调岗"' });
export const CHANGE_STANDING = mutation('changeStanding', 'kind');
export const LIFT = mutation('liftExclusion', 'version exclusions { isInForce liftedBecause }', { reason: '"复核撤销"' });

const school = organisationId('school');
const hospital = organisationId('hospital');
const account = accountId('liu');

/** An import of chen's with a teacher in its workbook. */
const uploaded = async (world: World) => ({ import: await importOf(world, 'chen', 'school', [teacher('imported', '甲')]) });

export const IDENTITY: Acts = {
  createUnit: {
    may: ['wang'],
    document: CREATE_UNIT,
    asks: () => ({ authority: organisationId('bureau'), creditCode: creditCode(777_777), officers: [person('first', '甲')] }),
  },
  createApplicant: { may: ['chen'], document: CREATE_APPLICANT, asks: () => ({ unit: school, person: person('newcomer', '新人') }) },
  addOfficer: { may: ['wang', 'zhao'], document: ADD_OFFICER, asks: () => ({ organisation: school, person: person('third', '第三') }) },
  beginImport: { may: ['chen'], document: BEGIN_IMPORT, asks: () => ({ unit: school }) },
  checkImport: { may: ['chen'], document: CHECK_IMPORT, asks: uploaded },
  runImport: {
    may: ['chen'],
    document: RUN_IMPORT,
    asks: async (world) => {
      const asked = await uploaded(world);
      await world.does('chen', CHECK_IMPORT, asked);
      return asked;
    },
  },
  enrolApplicant: { may: ['chen'], document: ENROL, asks: () => ({ unit: school, account: accountId('lin') }) },
  appointOfficer: { may: ['wang', 'zhao'], document: APPOINT, asks: () => ({ organisation: school, account }) },
  dismissOfficer: { may: ['wang', 'zhao'], document: DISMISS, asks: () => ({ organisation: school, account: accountId('lin') }) },
  changeStanding: { may: ['chen', 'wang'], document: CHANGE_STANDING, asks: () => ({ account, standing: { kind: 'RETIRED' } }) },
  recordExclusion: { may: ['wang', 'zhao', 'chen'], document: EXCLUDE, asks: () => ({ account }) },
  liftExclusion: {
    may: ['wang', 'zhao', 'chen'],
    document: LIFT,
    asks: async (world) => {
      const { recordExclusion } = await world.does('chen', EXCLUDE, { account });
      return { account, exclusion: recordExclusion.exclusions[0].id };
    },
  },
  releaseApplicant: { may: ['chen', 'wang'], document: RELEASE, asks: () => ({ account, to: hospital }) },
  receiveApplicant: {
    may: ['huang'],
    document: RECEIVE,
    asks: async (world) => {
      await world.does('chen', RELEASE, { account, to: hospital });
      return { account, unit: hospital };
    },
  },
  revealIdentityNumber: { may: ['chen', 'zhao', 'wang'], document: REVEAL, asks: () => ({ account, purpose: 'REVIEW' }) },
};

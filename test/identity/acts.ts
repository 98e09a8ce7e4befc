/** The mutations of accounts, organisations and standings, each told once (P1–P11). */
import { creditCode } from '../../functions/local/people.ts';
import type { Acts } from '../support/act.ts';
import { CLOSE, EXCLUDE, RECEIVE, RELEASE, REVEAL } from '../support/forms.ts';
import { BEGIN_IMPORT, CHECK_IMPORT, importOf, RUN_IMPORT, teacher } from '../support/imports.ts';
import { mutation } from '../support/mutation.ts';
import {
  CHECK_TITLE,
  onRecord,
  RECHECK_TITLE,
  RECORD_TITLE,
  recorded,
  scanned,
  TITLE_UPLOAD,
  WITHDRAW_TITLE,
  type TitleHandle,
} from '../support/titles.ts';
import { BUREAU, accountId, organisationId, person, type World } from '../support/world.ts';

/** 刘洋’s number, as it stands on the card. */
const numberOfLiu = async (world: World): Promise<string> =>
  (await world.does('liu', REVEAL, { account: accountId('liu'), purpose: 'OWN' })).revealIdentityNumber;

const STAFF = '{ kind: INSTITUTION_STAFF }';
export const CREATE_DEPARTMENT = mutation('createDepartment', 'id name kind', {
  name: '"嘉峪关市文体广电和旅游局"',
  contact: '"乙"',
  telephone: '"0937-6877880"',
});
export const CREATE_UNIT = mutation(
  'createUnit',
  'id name unitKind reviewsItself isCompliant officers { name account { account: login } }',
  {
    name: '"新单位"',
    kind: 'PUBLIC_INSTITUTION',
    contact: '"张三"',
    telephone: '"0937-6210001"',
  },
);
export const CREATE_APPLICANT = mutation('createApplicant', 'id account: login name identityNumber', { standing: STAFF });
export const ADD_OFFICER = mutation('addOfficer', 'id account: login');
export const FIND = mutation('findPerson', 'id account: login name identityNumber', { reason: '"来信核对身份"' });
export const ENROL = mutation('enrolApplicant', 'account: login', { standing: STAFF });
export const APPOINT = mutation('appointOfficer', 'account: login');
export const DISMISS = mutation('dismissOfficer', 'account: login', { reason: '"调岗"' });
export const CHANGE_STANDING = mutation('changeStanding', 'kind');
export const LIFT = mutation('liftExclusion', 'version exclusions { isInForce liftedBecause }', { reason: '"复核撤销"' });

export const CORRECT = mutation('correctPerson', 'account: login name formerNames identityNumber email telephone', {
  reason: '"录入有误"',
});
export const UNDO = mutation('undoCorrection', 'account: login name formerNames identityNumber email', { reason: '"更正有误"' });
export const CORRECT_UNIT = mutation('correctUnit', 'id name formerNames creditCode contact unitKind reviewsItself', {
  reason: '"单位更名"',
});
export const UNDO_UNIT = mutation('undoUnitCorrection', 'id name formerNames creditCode contact reviewsItself', { reason: '"更正有误"' });
export const REOPEN = mutation('reopenAccount', 'account: login closed { into }', { reason: '"误关"' });

const titleOf = ({ id, version }: TitleHandle) => ({ title: id, version });

const school = organisationId('school');
const hospital = organisationId('hospital');
const account = accountId('liu');

/** An import of chen's with a teacher in its workbook. */
const uploaded = async (world: World) => ({ import: await importOf(world, 'chen', 'school', [teacher('imported', '甲')]) });

export const IDENTITY: Acts = {
  createUnit: {
    may: ['wang'],
    document: CREATE_UNIT,
    asks: () => ({ authority: organisationId(BUREAU), creditCode: creditCode(777_777), officers: [person('first', '甲')] }),
  },
  // Each bureau in its own city.
  createDepartment: {
    may: ['wang', 'yu'],
    document: CREATE_DEPARTMENT,
    asks: () => ({ id: 'culture', creditCode: creditCode(777_778), officers: [person('culture-1', '乙')] }),
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
  correctPerson: {
    may: ['chen', 'wang'],
    document: CORRECT,
    asks: () => ({ account, name: '刘阳', identityNumber: person('spare', '备').identityNumber, document: '嘉公户〔2024〕3号' }),
  },
  undoCorrection: {
    may: ['chen', 'wang'],
    document: UNDO,
    asks: async (world) => {
      await world.does('chen', CORRECT, {
        account,
        name: '刘阳',
        identityNumber: person('spare', '备').identityNumber,
        document: '嘉公户〔2024〕3号',
      });
      return { account };
    },
  },
  reopenAccount: {
    may: ['chen', 'wang'],
    document: REOPEN,
    asks: async (world) => {
      await world.does('chen', CLOSE, { account: accountId('yang') });
      return { account: accountId('yang') };
    },
  },
  correctUnit: {
    may: ['wang', 'zhao'],
    document: CORRECT_UNIT,
    asks: () => ({ unit: school, name: '嘉峪关市实验中学', creditCode: creditCode(888_888), document: '嘉编办〔2024〕9号' }),
  },
  undoUnitCorrection: {
    may: ['wang', 'zhao'],
    document: UNDO_UNIT,
    asks: async (world) => {
      await world.does('zhao', CORRECT_UNIT, {
        unit: school,
        name: '嘉峪关市实验中学',
        creditCode: creditCode(888_887),
        document: '嘉编办〔2024〕9号',
      });
      return { unit: school };
    },
  },
  requestTitleUpload: { may: ['liu', 'chen', 'wang'], document: TITLE_UPLOAD, asks: () => ({ account }) },
  recordTitle: {
    may: ['liu', 'chen', 'wang'],
    document: RECORD_TITLE,
    asks: async (world) => ({ account, upload: await scanned(world, 'liu') }),
  },
  checkTitle: { may: ['chen', 'wang'], document: CHECK_TITLE, asks: async (world) => titleOf(await recorded(world, 'liu')) },
  recheckTitle: { may: ['chen', 'wang'], document: RECHECK_TITLE, asks: async (world) => titleOf(await onRecord(world, 'liu', 'chen')) },
  withdrawTitle: { may: ['liu'], document: WITHDRAW_TITLE, asks: async (world) => titleOf(await recorded(world, 'liu')) },
  findPerson: {
    may: ['chen', 'huang', 'zhao', 'qian', 'yu', 'wang'],
    document: FIND,
    asks: async (world) => ({ identityNumber: await numberOfLiu(world) }),
  },
  revealIdentityNumber: { may: ['chen', 'zhao', 'wang'], document: REVEAL, asks: () => ({ account, purpose: 'REVIEW' }) },
};

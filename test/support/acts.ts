/** A way to do each mutation once: who, by which document, with what. */
import { creditCode } from '../../functions/local/people.ts';
import {
  ACCEPT,
  ALLOW_AGAIN,
  applicationIn,
  APPROVE,
  ASK_WITHDRAWAL,
  BULK,
  CALL_IN,
  DECIDE,
  DECIDE_AT_MEETING,
  EXCLUDE,
  INSPECT,
  inState,
  KEEP_ORIGINALS,
  OBJECT,
  PASS,
  POST,
  POSTING_CONFIRM,
  POSTING_UPLOAD,
  RECEIVE,
  RECOMMEND,
  RECORD_MEETING,
  REFUSE,
  RELEASE,
  REROUTE,
  RETURN,
  SECTIONS,
  SET_VACANCIES,
  SUBMIT,
  UPLOADS,
  WITHDRAW,
} from './forms.ts';
import { scan } from './scans.ts';
import { objection, posting, uploadedTo } from './postings.ts';
import { checkOf } from './checks.ts';
import { CHECK_IMPORT, importOf, teacher } from './imports.ts';
import { preparedTable, receivedTable, sentTable } from './tables.ts';
import { aDeadMessage, aNotice } from './notices.ts';
import { accountId, organisationId, person, type World } from './world.ts';

export type Act = { who: string; document: string; variables: Record<string, unknown> };

const decide =
  (state: Parameters<typeof applicationIn>[1], who: string, document: string) =>
  async (world: World): Promise<Act> => {
    const { id, version } = await applicationIn(world, state);
    return { who, document, variables: { application: id, version, opinion: '同意' } };
  };
const input = (name: string, type: string, inner: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${inner} } }`;
const put = (who: string, name: string, inner: string, value: object): Promise<Act> =>
  Promise.resolve({ who, document: input(name, `${name[0]?.toUpperCase()}${name.slice(1)}Input`, inner), variables: { input: value } });

const STAFF = { kind: 'INSTITUTION_STAFF' };
const PENALTY = { kind: 'SERVICE', document: '文号', reason: '违纪', from: '2024-05-10', until: '2024-11-09' };
const MOVE = { to: organisationId('hospital'), reason: '调动' };
const officers = person('cut-officer', '甲');
const newcomer = person('cut-newcomer', '新');
const third = person('cut-third', '三');

/** A move of the summary table that liu's approval began, once it is as `make` leaves it. */
const tableAct =
  (who: string, name: string, make: typeof sentTable, more: object = {}) =>
  async (world: World): Promise<Act> => {
    await applicationIn(world, 'APPROVED');
    const { id, version } = await make(world);
    return put(who, name, 'id state', { table: id, version, ...more });
  };

/** By the mutation's name. */
export const ACTS: Record<string, (world: World) => Promise<Act>> = {
  amendPhase: () =>
    put('wang', 'amendPhase', 'year', {
      cycle: '2024',
      phase: 'APPLICATION',
      closesAt: '2024-10-25T00:00:00+08:00',
      document: '文号',
      reason: '事由',
    }),
  createUnit: () =>
    put('wang', 'createUnit', 'name', {
      authority: organisationId('bureau'),
      name: '新单位',
      kind: 'PUBLIC_INSTITUTION',
      creditCode: creditCode(888_888),
      contact: '张三',
      telephone: '0937-6210001',
      officers: [officers],
    }),
  createApplicant: () => put('chen', 'createApplicant', 'account', { unit: organisationId('school'), person: newcomer, standing: STAFF }),
  addOfficer: () => put('wang', 'addOfficer', 'account', { organisation: organisationId('school'), person: third }),
  beginImport: () => put('chen', 'beginImport', 'state', { unit: organisationId('school') }),
  checkImport: async (world) =>
    put('chen', 'checkImport', 'state total right', { import: await importOf(world, 'chen', 'school', [teacher('cut-one', '甲')]) }),
  runImport: async (world) => {
    const id = await importOf(world, 'chen', 'school', [teacher('cut-one', '甲')]);
    await world.does('chen', CHECK_IMPORT, { import: id });
    return put('chen', 'runImport', 'state created failed', { import: id });
  },
  enrolApplicant: () =>
    put('chen', 'enrolApplicant', 'account', { unit: organisationId('school'), account: accountId('lin'), standing: STAFF }),
  appointOfficer: () => put('wang', 'appointOfficer', 'account', { organisation: organisationId('school'), account: accountId('liu') }),
  dismissOfficer: () =>
    put('wang', 'dismissOfficer', 'account', { organisation: organisationId('school'), account: accountId('lin'), reason: '调岗' }),
  changeStanding: () => put('chen', 'changeStanding', 'kind', { account: accountId('liu'), standing: { kind: 'RETIRED' } }),
  recordExclusion: () => put('wang', 'recordExclusion', 'version', { account: accountId('liu'), ...PENALTY }),
  liftExclusion: async (world) => {
    const { recordExclusion } = await world.does('wang', EXCLUDE, { account: accountId('liu') });
    return put('wang', 'liftExclusion', 'version', {
      account: accountId('liu'),
      exclusion: recordExclusion.exclusions[0].id,
      reason: '撤销',
    });
  },
  releaseApplicant: () => put('chen', 'releaseApplicant', 'version', { account: accountId('liu'), ...MOVE }),
  receiveApplicant: async (world) => {
    await world.does('chen', RELEASE, { account: accountId('liu'), to: MOVE.to });
    return put('huang', 'receiveApplicant', 'version', { account: accountId('liu'), unit: MOVE.to, standing: STAFF });
  },
  revealIdentityNumber: () =>
    Promise.resolve({
      who: 'chen',
      document: 'mutation ($input: RevealIdentityNumberInput!) { revealIdentityNumber(input: $input) }',
      variables: { input: { account: accountId('liu'), purpose: 'REVIEW', reason: '核对' } },
    }),
  beginApplication: () => put('liu', 'beginApplication', 'id state', { unit: organisationId('school') }),
  saveSection: async (world) => {
    const { id } = await applicationIn(world, 'DRAFT');
    return put('liu', 'saveSection', 'id', { application: id, version: 1, content: { basics: SECTIONS.basics } });
  },
  submitApplication: async (world) => {
    const { id, version } = await applicationIn(world, 'DRAFT');
    return { who: 'liu', document: SUBMIT, variables: { application: id, version } };
  },
  requestUploads: async (world) => {
    const { id } = await applicationIn(world, 'DRAFT');
    return put('liu', 'requestUploads', 'number', { application: id, files: [{ contentType: 'application/pdf', size: 9 }] });
  },
  confirmUploads: async (world) => {
    const { id } = await applicationIn(world, 'DRAFT');
    const file = scan('第五件');
    const { requestUploads } = await world.does('liu', UPLOADS, {
      application: id,
      files: [{ contentType: 'application/pdf', size: file.length }],
    });
    const [{ url, number, fields }] = requestUploads;
    world.post({ url, fields: Object.fromEntries(fields.map((one: Record<string, string>) => [one.name, one.value])) }, file);
    return put('liu', 'confirmUploads', 'proofs { number }', { application: id, files: [{ number, title: '材料', fileName: '5.pdf' }] });
  },
  removeProof: async (world) => {
    const { id } = await applicationIn(world, 'DRAFT');
    return put('liu', 'removeProof', 'id', { application: id, number: 4 });
  },
  changeApplicationUnit: async (world) => {
    const { id, version } = await applicationIn(world, 'DRAFT');
    await world.does('chen', RELEASE, { account: accountId('liu'), to: MOVE.to });
    await world.does('huang', RECEIVE, { account: accountId('liu'), unit: MOVE.to });
    return put('liu', 'changeApplicationUnit', 'id state', { application: id, version });
  },
  agreeToFinish: async (world) => {
    await applicationIn(world, 'SUBMITTED');
    await world.does('chen', RELEASE, { account: accountId('liu'), to: MOVE.to });
    return put('huang', 'agreeToFinish', 'isAgreed newUnitAt', { account: accountId('liu') });
  },
  withdrawApplication: async (world) => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    return put('liu', 'withdrawApplication', 'id state', { application: id, version, reason: '材料不全' });
  },
  requestWithdrawal: async (world) => {
    const { id, version } = await applicationIn(world, 'RECOMMENDED');
    return put('liu', 'requestWithdrawal', 'id state', { application: id, version, reason: '已调离' });
  },
  restoreApplication: async (world) => {
    const { id, version } = await applicationIn(world, 'DRAFT');
    const { withdrawApplication } = await world.does('liu', WITHDRAW, { application: id, version });
    return put('liu', 'restoreApplication', 'id state', { application: id, version: withdrawApplication.version });
  },
  answerWithdrawal: async (world) => {
    const { id, version } = await applicationIn(world, 'APPROVED');
    const { requestWithdrawal } = await world.does('liu', ASK_WITHDRAWAL, { application: id, version });
    const decision = { application: id, version: requestWithdrawal.version, opinion: '同意', consent: true };
    return put('zhao', 'answerWithdrawal', 'id state', decision);
  },
  acceptApplication: decide('SUBMITTED', 'chen', ACCEPT),
  returnApplication: decide('RECOMMENDED', 'zhao', RETURN),
  refuseApplication: decide('RECOMMENDED', 'zhao', REFUSE),
  recommendApplication: decide('CLEARED', 'chen', RECOMMEND),
  passApplication: async (world) => {
    const act = await decide('APPROVED', 'wang', PASS)(world);
    await receivedTable(world);
    world.at('2024-11-05T10:00:00+08:00');
    return act;
  },
  rerouteApplication: async (world) => {
    const { variables } = await decide('RECOMMENDED', 'zhao', REROUTE)(world);
    return { who: 'zhao', document: REROUTE, variables: { ...variables, committee: 'annex-1-50' } };
  },
  allowReturnAgain: async (world) => {
    const { variables } = await decide('RECOMMENDED', 'wang', ALLOW_AGAIN)(world);
    return { who: 'wang', document: ALLOW_AGAIN, variables: { ...variables, sections: ['basics'] } };
  },
  reviewInBulk: async (world) => {
    const { id, version } = await applicationIn(world, 'SUBMITTED');
    return { who: 'chen', document: BULK, variables: { action: 'ACCEPT', rows: [{ application: id, version }] } };
  },
  recordMeeting: (world) =>
    Promise.resolve(world.at('2024-11-09T10:00:00+08:00')).then(() => ({ who: 'wang', document: RECORD_MEETING, variables: {} })),
  decideAtMeeting: async (world) => {
    const { id, version } = await inState(world, 'PASSED');
    world.at('2024-11-09T10:00:00+08:00');
    const { recordMeeting } = await world.does('wang', RECORD_MEETING);
    return { who: 'wang', document: DECIDE_AT_MEETING, variables: { meeting: recordMeeting.id, rows: [{ application: id, version }] } };
  },
  recordOriginals: decide('RECOMMENDED', 'zhao', KEEP_ORIGINALS),
  callInOriginals: decide('RECOMMENDED', 'zhao', CALL_IN),
  recordInspection: async (world) => {
    const act = await decide('RECOMMENDED', 'zhao', CALL_IN)(world);
    await world.does('zhao', CALL_IN, act.variables);
    return { ...act, document: INSPECT };
  },
  setVacancies: () => Promise.resolve({ who: 'chen', document: SET_VACANCIES, variables: { unit: organisationId('school'), total: 3 } }),
  postApplication: decide('ACCEPTED', 'chen', POST),
  requestPostingUpload: async (world) => ({
    who: 'chen',
    document: POSTING_UPLOAD,
    variables: { posting: (await posting(world)).id, objector: { name: '杨帆', telephone: '13937005678' } },
  }),
  confirmPostingUpload: async (world) => ({
    who: 'chen',
    document: POSTING_CONFIRM,
    variables: await uploadedTo(world, (await posting(world)).id),
  }),
  lodgeObjection: async (world) => ({
    who: 'yang',
    document: OBJECT,
    variables: { posting: (await posting(world)).id, objector: { name: '杨帆', telephone: '13937005678' } },
  }),
  decideObjections: async (world) => {
    const against = await objection(world, (await posting(world)).id);
    const asked = { objections: [{ objection: against, version: 1 }], finding: 'DISMISSED', text: '不成立' };
    return put('chen', 'decideObjections', 'number isDone', asked);
  },
  decideObjection: async (world) => ({
    who: 'chen',
    document: DECIDE,
    variables: { objection: await objection(world, (await posting(world)).id), finding: 'DISMISSED' },
  }),
  approveApplication: decide('RECOMMENDED', 'zhao', APPROVE),
  prepareSummaryTable: async (world) => {
    await applicationIn(world, 'APPROVED');
    return put('zhao', 'prepareSummaryTable', 'id state', { series: 'school-teaching', level: 'ASSOCIATE_SENIOR' });
  },
  sendSummaryTable: tableAct('zhao', 'sendSummaryTable', preparedTable),
  recallSummaryTable: tableAct('zhao', 'recallSummaryTable', sentTable, { reason: '漏报' }),
  receiveSummaryTable: tableAct('wang', 'receiveSummaryTable', sentTable),
  sendBackSummaryTable: tableAct('wang', 'sendBackSummaryTable', sentTable, { reason: '漏报' }),
  beginTableCheck: () => put('zhao', 'beginTableCheck', 'state', { series: 'school-teaching', level: 'SENIOR' }),
  checkTable: async (world) => put('zhao', 'checkTable', 'state', { check: await checkOf(world, Buffer.from('a table')) }),
  markRead: async (world) => put('liu', 'markRead', 'marked left', { notices: [await aNotice(world)] }),
  markAllRead: async (world) => {
    await aNotice(world);
    return put('liu', 'markAllRead', 'marked left', { until: '2024-09-12T00:00:00+08:00' });
  },
  setNotificationPreferences: () =>
    put('liu', 'setNotificationPreferences', 'class mail', { choices: [{ class: 'PROGRESS', mail: 'AT_ONCE' }] }),
  redeliver: async (world) => put('wang', 'redeliver', 'state tries', { message: await aDeadMessage(world) }),
  redeliverAll: async (world) => {
    await aDeadMessage(world);
    return put('wang', 'redeliverAll', 'redelivered hasMore', { kind: 'MAIL' });
  },
  exportSummaryTable: () => put('zhao', 'exportSummaryTable', 'state', { series: 'school-teaching', level: 'SENIOR' }),
};

/** The same under a key. */
export function keyed({ variables, ...act }: Act, key: string): Act {
  return { ...act, variables: 'input' in variables ? { input: { ...(variables.input as object), key } } : { ...variables, key } };
}

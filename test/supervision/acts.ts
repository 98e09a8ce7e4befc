/** The mutations of cases and measures, each told once (V2, V3, V5, V6). */
import { ANYBODY, type Acts } from '../support/act.ts';
import { applicationIn, freshKey } from '../support/forms.ts';
import {
  ANSWER_APPEAL,
  ANSWER_CONTEST,
  ANSWER_ORDER,
  APPEAL,
  ASSIGN,
  caseAppealed,
  caseDecided,
  caseOpened,
  caseProposed,
  caseSteps,
  CASE_UPLOAD,
  CLOSE_INSPECTION,
  COMMIT_INSPECTION,
  commitmentTo,
  CONFIRM_CASE_UPLOAD,
  CONTEST,
  DECIDE_CASE,
  effectsOn,
  EXTEND,
  FIND,
  FREEZE_INSPECTION,
  IMPOSE,
  inspectionCommitted,
  inspectionDrawn,
  inspectionFrozen,
  inspectionLooked,
  JUDGE_ORDER,
  LIFT,
  LIU_HERE,
  NAME_SUBJECTS,
  OPEN_CASE,
  PASS_CASE,
  PLAN,
  PROPOSE,
  putsPicture,
  RECORD_OUTCOME,
  REVEAL_INSPECTION,
  SECRETS,
  SEND_PICTURES,
  REOPEN,
  REPORT,
  REPORT_TICKET,
  reports,
  REVEAL_REPORTER,
  schoolOrdered,
  schoolSuspended,
  STATE_IN_CASE,
  TRIAGE,
} from '../support/cases.ts';
import { SEQUENTIAL } from '../support/bare-pictures.ts';
import { EXPORT_LIST } from '../support/list-exports.ts';
import { worked } from '../support/objecting.ts';
import { photograph } from '../support/pictures.ts';
import { putThere } from '../support/put-there.ts';
import { COMPUTE_SIGNALS, DISMISS_SIGNAL, sameClaimed } from '../support/signals.ts';
import { accountId, organisationId, type World } from '../support/world.ts';
import { objecting } from '../posting/acts.ts';

/** A case in the version that it has by now. */
async function seenBy(world: World, id: string, who = 'he'): Promise<{ case: string; version: number }> {
  return { case: id, version: (await (await caseSteps(world, id)).seen(who)).version };
}

const opened = async (world: World) => seenBy(world, (await caseOpened(world)).id);
const proposed = async (world: World) => seenBy(world, (await caseProposed(world)).id);

/** What the bureau has opened, and nobody has taken up yet. */
async function fresh(world: World) {
  const { openCase } = await world.does('li', OPEN_CASE, { subjects: [], key: freshKey() });
  return seenBy(world, openCase.id);
}

/** What 李秀梅 has proposed, and 刘洋 has said something against. */
async function heard(world: World) {
  const { id, application } = await caseOpened(world);
  const steps = await caseSteps(world, id);
  await steps.takes('li', PROPOSE, { effects: effectsOn(application) });
  await steps.takes('liu', STATE_IN_CASE, {}, 'liu');
  return seenBy(world, id);
}

/** The number of a case that the bureau looks into. */
async function numberOf(world: World): Promise<string> {
  return Buffer.from((await fresh(world)).case, 'base64')
    .toString()
    .slice('Case:'.length);
}

async function answered(world: World) {
  const { id, version } = await schoolOrdered(world);
  const { answerOrder } = await world.does('chen', ANSWER_ORDER, { measure: id, version, key: freshKey() });
  return { measure: id, version: answerOrder.version };
}

async function contested(world: World) {
  const { id, version } = await schoolSuspended(world);
  const { contestMeasure } = await world.does('chen', CONTEST, { measure: id, version, key: freshKey() });
  return { measure: id, version: contestMeasure.version };
}

const seen = ({ id, version }: { id: string; version: number }) => ({ measure: id, version });

export const SUPERVISION: Acts = {
  reportMatter: {
    may: ['yang', ...ANYBODY.filter((who) => who !== 'yang')],
    document: REPORT,
    as: (who) => ({ reporter: objecting(who) }),
    asks: async (world) => {
      const { reportTicket } = await world.does(null, REPORT_TICKET);
      return { reporter: objecting('yang'), key: reportTicket.ticket, proof: worked(reportTicket) };
    },
  },
  sendReportPictures: {
    may: ['yang', ...ANYBODY.filter((who) => who !== 'yang')],
    document: SEND_PICTURES,
    asks: async (world) => {
      const { data } = await reports(world, null, { reporter: objecting('yang') });
      const { number, code } = data.reportMatter;
      await putsPicture(world, { number, code }, SEQUENTIAL);
      return { number, code };
    },
  },
  openCase: { may: ['wang'], document: OPEN_CASE, asks: () => ({ subjects: [LIU_HERE()] }) },
  triageCase: { may: ['wang'], document: TRIAGE, asks: fresh },
  passCase: { may: ['wang', 'he'], document: PASS_CASE, asks: fresh },
  assignCase: { may: ['wang'], document: ASSIGN, asks: async (world) => ({ ...(await fresh(world)), assignee: accountId('li') }) },
  nameSubjects: {
    may: ['wang'],
    document: NAME_SUBJECTS,
    asks: async (world) => ({ ...(await fresh(world)), subjects: [accountId('yang')] }),
  },
  extendCase: { may: ['wang'], document: EXTEND, asks: async (world) => ({ ...(await fresh(world)), to: '2024-10-31T00:00:00+08:00' }) },
  recordFinding: { may: ['wang'], document: FIND, asks: opened },
  proposeDecision: {
    may: ['wang'],
    document: PROPOSE,
    asks: async (world) => {
      const { id, application } = await caseOpened(world);
      return { ...(await seenBy(world, id)), effects: effectsOn(application) };
    },
  },
  stateInCase: { may: ['liu'], document: STATE_IN_CASE, asks: proposed },
  decideCase: { may: ['wang'], document: DECIDE_CASE, asks: heard },
  reopenCase: { may: ['wang'], document: REOPEN, asks: proposed },
  appealDecision: { may: ['liu'], document: APPEAL, asks: async (world) => seenBy(world, (await caseDecided(world)).id) },
  answerAppeal: {
    may: ['he'],
    document: ANSWER_APPEAL,
    asks: async (world) => ({ ...(await seenBy(world, (await caseAppealed(world)).id)), reversed: [2] }),
  },
  requestCaseUpload: { may: ['wang'], document: CASE_UPLOAD, asks: async (world) => ({ number: await numberOf(world) }) },
  confirmCaseUpload: {
    may: ['wang'],
    document: CONFIRM_CASE_UPLOAD,
    asks: async (world) => {
      const number = await numberOf(world);
      const content = photograph('原件');
      const asked = { number, contentType: 'image/jpeg', size: content.length, key: freshKey() };
      const { requestCaseUpload } = await world.does('wang', CASE_UPLOAD, asked);
      return { number, upload: putThere(world, requestCaseUpload, content).upload as string };
    },
  },
  revealReporter: {
    may: ['wang'],
    document: REVEAL_REPORTER,
    asks: async (world) => {
      const { data } = await reports(world, 'yang', { reporter: objecting('yang') });
      return seenBy(world, Buffer.from(`Case:${data.reportMatter.number}`).toString('base64'));
    },
  },
  planInspection: { may: ['wang', 'he'], document: PLAN, asks: () => ({}) },
  commitToInspection: {
    may: ['wang'],
    document: COMMIT_INSPECTION,
    asks: async (world) => {
      const { planInspection } = await world.does('he', PLAN, { key: freshKey() });
      return { inspection: planInspection.id, party: 'BUREAU', commitment: commitmentTo(SECRETS.BUREAU) };
    },
  },
  freezeInspection: {
    may: ['wang', 'he'],
    document: FREEZE_INSPECTION,
    asks: async (world) => {
      await applicationIn(world, 'SUBMITTED');
      return { inspection: await inspectionCommitted(world) };
    },
  },
  revealForInspection: {
    may: ['wang'],
    document: REVEAL_INSPECTION,
    asks: async (world) => ({ inspection: await inspectionFrozen(world), party: 'BUREAU', secret: SECRETS.BUREAU }),
  },
  recordInspectionOutcome: {
    may: ['wang', 'he'],
    document: RECORD_OUTCOME,
    asks: async (world) => ({ ...(await inspectionDrawn(world)) }),
  },
  closeInspection: {
    may: ['wang', 'he'],
    document: CLOSE_INSPECTION,
    asks: async (world) => ({ inspection: await inspectionLooked(world) }),
  },
  imposeMeasure: {
    may: ['wang'],
    document: IMPOSE,
    asks: () => ({ subject: organisationId('school'), measure: { kind: 'REMINDER', ground: '审核不细，请予注意。' } }),
  },
  liftMeasure: { may: ['wang'], document: LIFT, asks: async (world) => seen(await schoolSuspended(world)) },
  contestMeasure: { may: ['chen'], document: CONTEST, asks: async (world) => seen(await schoolSuspended(world)) },
  answerContest: { may: ['he'], document: ANSWER_CONTEST, asks: contested },
  answerOrder: { may: ['chen'], document: ANSWER_ORDER, asks: async (world) => seen(await schoolOrdered(world)) },
  exportList: { may: ['wang', 'he', 'sheng'], document: EXPORT_LIST, asks: () => ({}) },
  computeSignals: { may: ['wang', 'he'], document: COMPUTE_SIGNALS, asks: () => ({}) },
  dismissSignal: {
    may: ['wang', 'he'],
    document: DISMISS_SIGNAL,
    asks: async (world) => {
      const { id: signal, version } = await sameClaimed(world);
      return { signal, version };
    },
  },
  judgeOrder: { may: ['wang'], document: JUDGE_ORDER, asks: answered },
};

/** What applicants do, each mutation told once (A1–A8, C6, P11, P13). */
import { onApplication, PHASES, type Acts } from '../support/act.ts';
import {
  AGREE_TO_FINISH,
  applicationIn,
  ASK_WITHDRAWAL,
  BEGIN,
  CHANGE_UNIT,
  CLOSE,
  CONFIRM,
  MERGE,
  RECEIVE,
  RELEASE,
  REMOVE,
  RESTORE,
  SAVE,
  SAVE_ALL,
  SECTIONS,
  SUBMIT,
  unchanged,
  UPLOADS,
  WITHDRAW,
} from '../support/forms.ts';
import { returnedBy } from '../support/returned.ts';
import { scan } from '../support/scans.ts';
import { twinOfLiu } from '../support/twin.ts';
import { begun, forms, named } from '../support/uploads.ts';
import { accountId, organisationId, type World } from '../support/world.ts';

const account = accountId('liu');
const hospital = organisationId('hospital');
const release = (world: World) => world.does('chen', RELEASE, { account, to: hospital });

export const APPLICATION: Acts = {
  beginApplication: { may: ['liu', 'yang'], document: BEGIN, asks: () => ({ unit: organisationId('school') }) },
  saveSection: { may: ['liu'], document: SAVE, ...onApplication('DRAFT', { version: 1, content: { basics: SECTIONS.basics } }) },
  saveSections: {
    may: ['liu'],
    document: SAVE_ALL,
    ...onApplication('DRAFT', {
      sections: [
        { version: 1, content: { basics: SECTIONS.basics } },
        { version: 1, content: { education: SECTIONS.education } },
      ],
    }),
  },
  submitApplication: [
    { title: 'submitting a draft (A5)', may: ['liu'], document: SUBMIT, window: PHASES.personal, ...onApplication('DRAFT') },
    {
      title: 'sending again what the unit returned (C6)',
      may: ['liu'],
      document: SUBMIT,
      window: PHASES.review,
      ...onApplication(returnedBy('chen'), { unchanged: unchanged() }),
    },
    {
      title: 'sending again what the department returned (C6)',
      may: ['liu'],
      document: SUBMIT,
      window: PHASES.review,
      ...onApplication(returnedBy('zhao'), { unchanged: unchanged() }),
    },
    {
      title: 'sending again what the re-review returned (C6)',
      may: ['liu'],
      document: SUBMIT,
      window: PHASES.mending,
      ...onApplication(returnedBy('wang'), { unchanged: unchanged() }),
    },
  ],
  requestUploads: { may: ['liu'], document: UPLOADS, ...onApplication('DRAFT', { files: [{ contentType: 'application/pdf', size: 9 }] }) },
  confirmUploads: {
    may: ['liu'],
    document: CONFIRM,
    asks: async (world) => {
      const application = await begun(world);
      const file = scan('成绩单');
      const [form] = await forms(world, application, [{ contentType: 'application/pdf', size: file.length }]);
      if (form) world.post(form, file);
      return { application, files: [named(form?.number ?? 0)] };
    },
  },
  removeProof: { may: ['liu'], document: REMOVE, ...onApplication('DRAFT', { number: 4 }) },
  changeApplicationUnit: {
    may: ['liu'],
    document: CHANGE_UNIT,
    ...onApplication(async (world) => {
      const draft = await applicationIn(world, 'DRAFT');
      await release(world);
      await world.does('huang', RECEIVE, { account, unit: hospital });
      return draft;
    }),
  },
  agreeToFinish: {
    may: ['huang', 'chen', 'liu'],
    document: AGREE_TO_FINISH,
    of: () => ({ account }),
    asks: async (world) => {
      await applicationIn(world, 'SUBMITTED');
      await release(world);
      return { account };
    },
  },
  closeAccount: { may: ['chen', 'wang'], document: CLOSE, asks: () => ({ account: accountId('yang') }) },
  mergeAccounts: { may: ['wang'], document: MERGE, asks: async (world) => ({ from: await twinOfLiu(world), into: account }) },
  withdrawApplication: { may: ['liu'], document: WITHDRAW, ...onApplication('SUBMITTED') },
  requestWithdrawal: { may: ['liu'], document: ASK_WITHDRAWAL, ...onApplication('RECOMMENDED') },
  restoreApplication: { may: ['liu'], document: RESTORE, ...onApplication('WITHDRAWN') },
};

/** The mutations of certificates and review forms, each told once (R3, R4). */
import type { Acts } from '../support/act.ts';
import {
  BUNDLE,
  bundled,
  certified,
  DOWNLOAD,
  photographedAs,
  PHOTOGRAPH_UPLOAD,
  school,
  SET_PHOTOGRAPH,
  TAKE_BUNDLE,
} from '../support/certificates.ts';
import { freshKey, inState } from '../support/forms.ts';
import { photograph } from '../support/pictures.ts';
import { RECORD_CONFERRALS } from '../support/title-documents.ts';
import { EVERYBODY } from '../support/act.ts';

export const CERTIFICATE: Acts = {
  recordConferrals: {
    may: ['wang'],
    document: RECORD_CONFERRALS,
    at: '2024-12-21T09:00:00+08:00',
    inRows: true,
    asks: async (world) => {
      const { id, version } = await inState(world, 'PASSED_BY_COMMITTEE');
      return { rows: [{ application: id, version }], key: freshKey() };
    },
  },
  downloadForm: {
    may: ['chen', 'liu'],
    document: DOWNLOAD,
    asks: async (world) => ({ application: (await certified(world)).application }),
  },
  requestFormBundle: {
    may: ['chen'],
    document: BUNDLE,
    asks: async (world) => {
      await certified(world);
      return { unit: school(), onlyNew: true };
    },
  },
  downloadFormBundle: {
    may: ['chen'],
    document: TAKE_BUNDLE,
    asks: async (world) => {
      await certified(world);
      return { bundle: await bundled(world) };
    },
  },
  requestPhotographUpload: {
    may: ['liu', ...EVERYBODY.filter((who) => who !== 'liu')],
    document: PHOTOGRAPH_UPLOAD,
    asks: () => ({ size: 1000 }),
  },
  setPhotograph: {
    may: ['liu'],
    document: SET_PHOTOGRAPH,
    asks: async (world) => ({ upload: await photographedAs(world, 'liu', photograph('刘洋')) }),
  },
};

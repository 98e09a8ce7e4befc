/** The mutations of public documents, each told once (V7). */
import type { Acts } from '../support/act.ts';
import {
  BEGIN_FILE,
  documentPublished,
  PUBLISH_DOCUMENT,
  REINSTATE_DOCUMENT,
  REPEAL_DOCUMENT,
  REPLACE_DOCUMENT,
  REVISE_DOCUMENT,
  seenAs,
  standard,
  uploadedFile,
  WITHDRAW_PUBLICATION,
} from '../support/disclosing.ts';
import { freshKey } from '../support/forms.ts';
import type { World } from '../support/world.ts';

const published = async (world: World) => seenAs(await documentPublished(world));

export const DISCLOSURE: Acts = {
  beginDocumentFile: { may: ['wang'], document: BEGIN_FILE, asks: () => ({}) },
  publishDocument: {
    may: ['wang'],
    document: PUBLISH_DOCUMENT,
    asks: async (world) => ({ publication: standard({ upload: await uploadedFile(world) }) }),
  },
  replaceDocument: {
    may: ['wang'],
    document: REPLACE_DOCUMENT,
    asks: async (world) => ({ ...(await published(world)), publication: standard({ title: '新标准', inForceFrom: '2025-01-01' }) }),
  },
  reviseDocument: {
    may: ['wang'],
    document: REVISE_DOCUMENT,
    asks: async (world) => ({ ...(await published(world)), publication: standard({ summary: '试行两年。' }), isSlip: true }),
  },
  repealDocument: { may: ['wang'], document: REPEAL_DOCUMENT, asks: published },
  reinstateDocument: {
    may: ['wang'],
    document: REINSTATE_DOCUMENT,
    asks: async (world) => {
      const { repealDocument } = await world.does('wang', REPEAL_DOCUMENT, { ...(await published(world)), key: freshKey() });
      return seenAs(repealDocument);
    },
  },
  withdrawPublication: { may: ['wang'], document: WITHDRAW_PUBLICATION, asks: published },
};

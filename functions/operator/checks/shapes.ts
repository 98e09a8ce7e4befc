/** Every item lies where a key can lead, has the shape of what lies there, and shows no identity number in plain. */
import * as z from 'zod';
import { ARCHIVED_SHAPES } from '../../../schema/archive/kind/shapes.ts';
import { archiveShape, importedShape, newestShape } from '../../../schema/archive/model.ts';
import { committeeImportShape } from '../../../schema/drafting/annex/model.ts';
import { draftShape as noticeDraftShape } from '../../../schema/drafting/model.ts';
import { rehearsalShape, rehearsedShape } from '../../../schema/drafting/rehearsal/model.ts';
import { auditShape } from '../../../schema/core/audit.ts';
import { wrappedKeyShape } from '../../../schema/core/keyring.ts';
import { outboxShape } from '../../../schema/core/outbox.ts';
import { checkShape } from '../../../schema/summary/check/model.ts';
import { listExportShape } from '../../../schema/export/model.ts';
import { exportShape } from '../../../schema/summary/workbooks/model.ts';
import { barsShape } from '../../../schema/identity/bars/model.ts';
import { importShape } from '../../../schema/identity/import/model.ts';
import { lookupsShape } from '../../../schema/identity/lookups/model.ts';
import { entryShape, lineShape, preferencesShape, runShape } from '../../../schema/notification/model.ts';
import { bundleShape } from '../../../schema/certificate/bundle/model.ts';
import { attachmentShape } from '../../../schema/posting/model.ts';
import { caseShape, doneShape, floodShape, heardShape } from '../../../schema/supervision/cases/model.ts';
import { inspectionShape, listPartShape, outcomeShape as inspectionOutcomeShape } from '../../../schema/supervision/inspections/model.ts';
import { measureShape } from '../../../schema/supervision/measures/model.ts';
import { handlingShape } from '../../../schema/supervision/handling/model.ts';
import { signalRunShape, signalShape, signalUnitShape } from '../../../schema/supervision/signals/model.ts';
import { publicationShape, publicationVersionShape } from '../../../schema/disclosure/model.ts';
import { TABLE } from '../../../schema/table/keys.ts';
import { wrong, type Check } from './finding.ts';

import { placeOf } from './places.ts';
import type { PlaceName } from '../../../schema/table/patterns.ts';

const SHAPES: Partial<Record<PlaceName, z.ZodType>> = {
  ...ARCHIVED_SHAPES,
  noticeDraft: noticeDraftShape,
  committeeImport: committeeImportShape,
  rehearsal: rehearsalShape,
  rehearsedDraft: rehearsedShape,
  identityMark: z.union([z.object({ account: z.string() }), z.object({ account: z.null(), version: z.literal(1) })]),
  login: z.object({ account: z.string() }),
  creditCode: z.union([z.object({ organisation: z.string() }), z.object({ organisation: z.null(), version: z.literal(1) })]),
  lookups: lookupsShape,
  importJob: importShape,
  formBundle: bundleShape,
  accountBars: barsShape,
  organisationBars: barsShape,
  measure: measureShape,
  caseFile: caseShape,
  caseHeard: heardShape,
  caseDone: doneShape,
  caseAttachment: attachmentShape,
  reportFlood: floodShape,
  inspection: inspectionShape,
  inspectionList: listPartShape,
  inspectionOutcome: inspectionOutcomeShape,
  signal: signalShape,
  signalUnit: signalUnitShape,
  signalRun: signalRunShape,
  handling: handlingShape,
  listExport: listExportShape,
  publication: publicationShape,
  publicationVersion: publicationVersionShape,
  wrappedKey: wrappedKeyShape,
  auditEntry: auditShape,
  outbox: outboxShape,
  inbox: entryShape,
  preferences: preferencesShape,
  mailingRun: runShape,
  mailingLine: lineShape,
  exportJob: exportShape,
  tableCheck: checkShape,
  archive: archiveShape,
  newestArchive: newestShape,
  importedArchive: importedShape,
};

const KEYS = new Set<string>([TABLE.pk, TABLE.sk, ...Object.values(TABLE.indexes).flatMap(({ pk, sk }) => [pk, sk])]);
/** Not inside a word: one hash in some thousands has eighteen such digits in a row. */
const IDENTITY_NUMBER = /(?<![\da-z])[1-9]\d{5}(?:19|20)\d{9}[\dX](?![\da-z])/u;

export const shapes: Check = function* (partition) {
  for (const item of partition) {
    const place = placeOf(item);
    if (!place) yield wrong(item, 'unknown key');
    const shape = place && SHAPES[place.name];
    const parsed = shape?.safeParse(Object.fromEntries(Object.entries(item).filter(([name]) => !KEYS.has(name))));
    // Where, and what kind of wrong; never the value.
    for (const { path, code } of parsed?.error?.issues ?? []) yield wrong(item, `damaged at ${path.join('.') || 'its root'} (${code})`);
    if (IDENTITY_NUMBER.test(JSON.stringify(item))) yield wrong(item, 'an identity number stands in plain');
  }
};

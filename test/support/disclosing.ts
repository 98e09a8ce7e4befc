/** Public documents, as the bureau publishes them over GraphQL (V7). */
import { freshKey } from './forms.ts';
import { mutation } from './mutation.ts';
import { photograph } from './pictures.ts';
import { putThere } from './put-there.ts';
import { CITY, type World } from './world.ts';

const SHOWN = `id version versionNumber kind: publicDocumentKind title number: documentNumber issuer issuedOn inForceFrom inForceUntil state: publicDocumentState isInForce hash summary sourceUrl
  articles { number heading text } file { sha256 size contentType } series: seriesCovered { code } levels replaces { id } replacedBy { id }
  repealed { on reason number by { id } } withdrawn { reason }`;

export const BEGIN_FILE = mutation('beginDocumentFile', 'upload url fields { name value } expiresAt', {
  city: `"${CITY}"`,
  contentType: '"image/jpeg"',
  size: '1000',
});
export const PUBLISH_DOCUMENT = mutation('publishDocument', SHOWN, { city: `"${CITY}"`, kind: 'STANDARD' });
export const REPLACE_DOCUMENT = mutation('replaceDocument', SHOWN);
export const REVISE_DOCUMENT = mutation('reviseDocument', SHOWN, { reason: '"按省厅通知修改。"' });
export const REPEAL_DOCUMENT = mutation('repealDocument', SHOWN, { on: '"2024-10-01"', reason: '"已有新规定。"' });
export const REINSTATE_DOCUMENT = mutation('reinstateDocument', SHOWN, { reason: '"误废止。"' });
export const WITHDRAW_PUBLICATION = mutation('withdrawPublication', SHOWN, { reason: '"误发了征求意见稿。"' });

export const DOCUMENT = `query ($id: ID!) { node(id: $id) { ... on PublicDocument { ${SHOWN}
  versions { edges { node { number reason isSlip amendedBy hash content articles { text } file { sha256 } } } }
  history { edges { node { action reason } } } allowedActions { action isAllowed why { code } } } } }`;

export const ARTICLES = [
  { number: '第一条', heading: '学历条件', text: '具备大学本科学历，并任中级职称满5年。' },
  { number: '第二条', heading: null, text: '完成规定的继续教育。' },
];

/** A standard of the city for its teachers, in force from 1 September 2024 on. */
export function standard(more: Record<string, unknown> = {}) {
  return {
    title: '嘉峪关市中小学教师系列评价标准（试行）',
    number: '嘉人社发〔2024〕198号',
    issuer: '嘉峪关市人力资源和社会保障局',
    issuedOn: '2024-08-20',
    inForceFrom: '2024-09-01',
    series: ['school-teaching'],
    levels: ['ASSOCIATE_SENIOR', 'SENIOR'],
    articles: ARTICLES,
    ...more,
  };
}

export type Made = { id: string; version: number } & Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- answers are what a client sees: untyped JSON

export async function documentPublished(world: World, more: Record<string, unknown> = {}, kind = 'STANDARD'): Promise<Made> {
  const { publishDocument } = await world.does('wang', PUBLISH_DOCUMENT, { kind, publication: standard(more), key: freshKey() });
  return publishDocument;
}

export const seenAs = ({ id, version }: Made) => ({ document: id, version });

/** A standard, and the one that takes its place from 1 January 2025 on. */
export async function documentReplaced(world: World): Promise<{ old: Made; replacing: Made }> {
  const old = await documentPublished(world);
  const publication = standard({ title: '嘉峪关市中小学教师系列评价标准', number: '嘉人社发〔2024〕240号', inForceFrom: '2025-01-01' });
  const { replaceDocument } = await world.does('wang', REPLACE_DOCUMENT, { ...seenAs(old), publication, key: freshKey() });
  return { old: await documentSeen(world, old.id), replacing: replaceDocument };
}

export async function documentWithdrawn(world: World): Promise<Made> {
  const made = await documentPublished(world, { title: '评价标准（征求意见稿）', number: '嘉人社函〔2024〕12号' });
  return (await world.does('wang', WITHDRAW_PUBLICATION, { ...seenAs(made), key: freshKey() })).withdrawPublication;
}

export async function documentSeen(world: World, id: string, who: string | null = 'wang'): Promise<Made> {
  return (await world.does(who, DOCUMENT, { id })).node;
}

/** The upload of a scan of the document. */
export async function uploadedFile(world: World, word = '原件'): Promise<string> {
  const content = photograph(word);
  const { beginDocumentFile } = await world.does('wang', BEGIN_FILE, { size: content.length, key: freshKey() });
  return putThere(world, beginDocumentFile, content).upload as string;
}

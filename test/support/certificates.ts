/** Certificates and review forms, as their people have them over GraphQL (R3, R4). */
import { freshKey } from './forms.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import { CHECK, documentSeen, DRAFT_CORRECTION, ISSUE, issuedDocument, lineOf, printed, type SeenDocument } from './title-documents.ts';
import { organisationId, type World } from './world.ts';
import { putThere } from './put-there.ts';

const CERTIFICATE =
  'id number holder specialty state: certificateState code endedBecause sha256 paper { url } credential replacedBy { number } checks(first: 10) { edges { node { at as } } }';
export const MINE = `{ myCertificates(first: 5) { edges { node { ${CERTIFICATE} } } } }`;
export const CHECK_NUMBER =
  'query ($number: String!, $name: String!) { checkCertificate(number: $number, name: $name) { state endedAt reason } }';
export const CHECK_CODE = 'query ($code: String!) { checkCertificateCode(code: $code) { state endedAt reason } }';
export const REVOKED = '{ certificateRevocations(city: "620200") { signed count at } }';
export const FORMS =
  'query ($unit: ID!, $isNew: Boolean) { unitForms(unit: $unit, isNew: $isNew) { edges { node { id applicantName isPrinted downloadedAt certificate { number } application { id } } } } }';
export const DOWNLOAD = mutation('downloadForm', 'url expiresAt');
export const BUNDLE = mutation('requestFormBundle', 'id state: formBundleState done total size downloadedAt');
export const TAKE_BUNDLE = mutation('downloadFormBundle', 'url expiresAt');
export const PHOTOGRAPH_UPLOAD = mutation('requestPhotographUpload', 'upload url fields { name value } expiresAt', {
  contentType: '"image/jpeg"',
});
export const SET_PHOTOGRAPH = mutation('setPhotograph');

/** 刘洋 holds a certificate, printed, and the school has a review form to download. */
export const certified = step('certified', async (world: World): Promise<SeenDocument & { application: string }> => {
  const document = await issuedDocument(world);
  return { ...document, application: await lineOf(world, document.id) };
});

/** 刘洋's specialty is put right by a document that is issued and carried out. */
export async function putRight(world: World, { id, application }: { id: string; application: string }, is = '物理'): Promise<void> {
  const asked = { cites: id, entries: [{ application, field: 'SPECIALTY', is }], joint: false };
  const { draftCorrection } = await world.does('pan', DRAFT_CORRECTION, asked);
  await printed(world);
  const draft = await documentSeen(world, draftCorrection.id);
  const { checkDocument } = await world.does('tao', CHECK, { document: draft.id, version: draft.version });
  await world.does('pan', ISSUE, { document: draft.id, version: checkDocument.version });
  await printed(world);
}

/** Done: the application whose certificate was replaced. */
export const corrected = step('corrected', async (world: World): Promise<string> => {
  const document = await certified(world);
  await putRight(world, document);
  return document.application;
});

/** The certificates of somebody, the newest first. */
export async function certificatesOf(world: World, who: string) {
  return (await world.does(who, MINE)).myCertificates.edges.map(({ node }: { node: object }) => node);
}

export const school = (): string => organisationId('school');

/** The school's review forms in one zip, made: its id. */
export async function bundled(world: World): Promise<string> {
  const { requestFormBundle } = await world.does('chen', BUNDLE, { unit: school(), onlyNew: true, key: freshKey() });
  await world.deliver();
  await world.build();
  return requestFormBundle.id;
}

/** A small photograph put where its form leads; the upload. */
export async function photographedAs(world: World, who: string, content: Uint8Array): Promise<string> {
  const contentType = content[0] === 0x89 ? 'image/png' : 'image/jpeg';
  const { requestPhotographUpload } = await world.does(who, PHOTOGRAPH_UPLOAD, { size: content.length, contentType });
  return putThere(world, requestPhotographUpload, content).upload as string;
}

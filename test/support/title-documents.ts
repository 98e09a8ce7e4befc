/** Title documents from the roster whose posting is over to the title in the record, as their people bring it about over GraphQL (R3, R4). */
import { TEACHERS } from './committees.ts';
import { step } from './living.ts';
import { mutation } from './mutation.ts';
import { postedResults } from './rosters.ts';
import { freshKey } from './forms.ts';
import { organisationId, type World } from './world.ts';

const DOCUMENT =
  'id kind: titleDocumentKind state: titleDocumentState version number: documentNumber people issuerName jointName isConfirmed returnedBecause carriedOut heardUntil unprintable { name characters } proof { url } paper { url } sha256';
export const SET_ISSUER = mutation('setIssuer', 'id version name pattern head addressed seal { url }', {
  name: '"嘉峪关市中小学教师系列高级职称评审委员会办公室"',
  addressed: '"各县区教育局，市属各学校"',
});
export const SEAL_UPLOAD = mutation('requestSealUpload', 'upload url fields { name value } expiresAt');
export const DRAFT = mutation('draftTitleDocument', DOCUMENT);
export const DRAFT_CORRECTION = mutation('draftCorrection', `${DOCUMENT} corrections: corrected { name field was is }`, {
  because: '"经用人单位提出并核实"',
});
export const DRAFT_WITHDRAWAL = mutation('draftWithdrawal', `${DOCUMENT} withdrawals { name because }`, {
  basis: '["职称评审管理暂行规定"]',
});
export const REDRAFT = mutation('redraftDocument', DOCUMENT, { more: '["请各单位按岗位聘任。"]' });
export const CHECK = mutation('checkDocument', DOCUMENT);
export const CONFIRM_DOCUMENT = mutation('confirmDocument', DOCUMENT);
export const RETURN_DOCUMENT = mutation('returnDocument', DOCUMENT, { reason: '"主送机关有误"' });
export const ISSUE = mutation('issueDocument', DOCUMENT);
export const DISCARD = mutation('discardDocument', DOCUMENT, { reason: '"另行拟稿"' });
export const STATE_CASE = mutation('stateCase', DOCUMENT, { text: '"论文系本人独立完成，附原始数据。"' });
export const RECORD_CONFERRALS = mutation('recordConferrals', 'rows { isDone refusal { code } application { state } }', {
  document: '"甘人社通〔2024〕500号"',
  issuer: '"甘肃省人力资源和社会保障厅"',
  issuedOn: '"2024-12-20"',
  from: '"2024-12-05"',
  dryRun: 'false',
});
const SEEN = `query ($id: ID!) { node(id: $id) { ... on TitleDocument { ${DOCUMENT} lines { edges { node { applicationId name specialty scope } } } } } }`;

export type SeenDocument = { id: string; version: number; state: string; number: string | null };

/** A document as somebody sees it now. */
export async function documentSeen(world: World, id: string, who: string | null = 'pan') {
  return (await world.does(who, SEEN, { id })).node;
}

/** Papers that wait are printed, and what documents say is carried out, as far as there is anything to do. */
export async function printed(world: World): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await world.deliver();
    await world.print();
  }
}

/** The posting of 刘洋's result is over: the roster's id. */
export const clearedRoster = step('clearedRoster', async (world: World): Promise<string> => {
  const { roster } = await postedResults(world);
  world.at('2024-11-30T00:01:00+08:00');
  await world.closePostings();
  world.at('2024-12-02T09:00:00+08:00');
  return roster;
});

/** The office has said how it signs and numbers. */
export const issuerSet = step('issuerSet', async (world: World): Promise<string> => {
  const organisation = organisationId(TEACHERS);
  const pattern = '嘉教职评〔{year}〕{number}号';
  await world.does('pan', SET_ISSUER, { organisation, pattern, head: '嘉峪关市职称改革工作领导小组办公室文件' });
  return organisation;
});

/** 潘慧 has drafted the document, and its proof is there. */
export const draftedDocument = step('draftedDocument', async (world: World, joint = false): Promise<SeenDocument> => {
  const roster = await clearedRoster(world);
  await issuerSet(world);
  if (joint) await bureauSet(world);
  const { draftTitleDocument } = await world.does('pan', DRAFT, { roster, joint, key: freshKey() });
  await printed(world);
  return documentSeen(world, draftTitleDocument.id);
});

/** The bureau has said how it signs. */
export async function bureauSet(world: World): Promise<void> {
  const { viewer } = await world.does('wang', '{ viewer { grants { role organisation { id } } } }');
  const bureau = viewer.grants.find(({ role }: { role: string }) => role === 'BUREAU_OFFICER').organisation.id;
  await world.does('wang', SET_ISSUER, {
    organisation: bureau,
    name: '嘉峪关市人力资源和社会保障局',
    pattern: '嘉人社发〔{year}〕{number}号',
  });
}

/** 陶然 has checked it. */
export const checkedDocument = step('checkedDocument', async (world: World, joint = false): Promise<SeenDocument> => {
  const { id, version } = await draftedDocument(world, joint);
  return (await world.does('tao', CHECK, { document: id, version, key: freshKey() })).checkDocument;
});

/** It is issued, printed, and carried out. */
export const issuedDocument = step('issuedDocument', async (world: World): Promise<SeenDocument> => {
  const { id, version } = await checkedDocument(world);
  await world.does('pan', ISSUE, { document: id, version, key: freshKey() });
  await printed(world);
  return documentSeen(world, id);
});

/** 刘洋 on the roster, by which an entry names them. */
export async function lineOf(world: World, document: string): Promise<string> {
  return (await documentSeen(world, document)).lines.edges[0].node.applicationId;
}

/** What is to withdraw 刘洋's title has been drafted. */
export const withdrawalDrafted = step('withdrawalDrafted', async (world: World): Promise<SeenDocument & { application: string }> => {
  const { id } = await issuedDocument(world);
  const application = await lineOf(world, id);
  const asked = {
    cites: id,
    issuer: organisationId(TEACHERS),
    entries: [{ application, because: '论文系代写，经查属实。' }],
    joint: false,
  };
  const { draftWithdrawal } = await world.does('pan', DRAFT_WITHDRAWAL, { ...asked, key: freshKey() });
  await printed(world);
  return { ...(await documentSeen(world, draftWithdrawal.id)), application };
});

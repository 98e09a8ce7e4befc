/**
 * Printing title documents, by the function that has the fonts: a proof of every draft, in which is told what no font has and of whom; and the
 * paper, once it is issued. Printed before, it changes nothing (R3).
 */
import type { ActionName } from '../../../core/actions-named/index.ts';
import type { Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { Unprintable, type Printer } from '../../../core/ports.ts';
import { storedPaper } from '../../../core/printing.ts';
import { Conflict, type Table, type Write } from '../../../table/port.ts';
import { loadFiling } from '../../../committee/filing/store.ts';
import { loadSession } from '../../../evaluation/session/store.ts';
import type { IssuerTemplate } from '../../issuers/model.ts';
import { sealOf } from '../../issuers/actions/seal.ts';
import { loadIssuer } from '../../issuers/store.ts';
import { linesIn } from '../../roster/rules.ts';
import { loadRosterFile } from '../../roster/store.ts';
import { paperOf, type Known } from '../filling.ts';
import { documentKeyOf, proofKeyOf, type TitleDocument } from '../model.ts';
import { loadDocument } from '../store.ts';
import { toldOfStep } from '../telling.ts';
import { askForStep, changed } from './changing.ts';

const MAKER: Actor = { kind: 'system', name: 'report-build' };

/** Prints what is to be printed of a document as it stands; answers it as it then is. */
export async function printDocument(context: Context, printer: Printer, id: string): Promise<TitleDocument | null> {
  const document = await loadDocument(context.table, id);
  if (!document || document.state === 'DISCARDED' || document.paper) return document;
  if (document.state === 'ISSUED') return printIssued(context, printer, document);
  return document.proof ? document : printProof(context, printer, document);
}

async function printIssued(context: Context, printer: Printer, document: TitleDocument): Promise<TitleDocument | null> {
  const stored = await storedPaper(context, printer, {
    key: documentKeyOf(document),
    document: paperOf(document, await knownOf(context, document)),
  });
  const paper = { ...stored, at: context.now };
  return kept(context, document, { paper }, 'print', [askForStep(document, 'carry-0', context.now)]);
}

async function printProof(context: Context, printer: Printer, document: TitleDocument): Promise<TitleDocument | null> {
  const known = await knownOf(context, document);
  const paper = paperOf(document, known);
  const missing = await missingIn(printer, paper);
  const stored = await storedPaper(context, printer, { key: proofKeyOf(document), document: paper });
  const issuers = known.issuers.map(({ template: { organisation, version } }) => ({ organisation, version }));
  const proof = { ...stored, at: context.now, unprintable: ofWhom(missing, document, known), issuers };
  const told = toldOfStep({ ...document, proof }, proof.unprintable.length > 0 ? 'UNPRINTABLE' : 'TO_CHECK', context.now);
  return kept(context, document, { proof }, 'proof', [told]);
}

/** The characters that no font has. */
async function missingIn(printer: Printer, paper: ReturnType<typeof paperOf>): Promise<readonly string[]> {
  try {
    await printer.print(paper);
    return [];
  } catch (error) {
    if (error instanceof Unprintable) return error.characters;
    throw error;
  }
}

/** Of whom they are, so that somebody can put it right; what is no person's is the text's. */
function ofWhom(missing: readonly string[], { withdrawals, corrections }: TitleDocument, { lines }: Known) {
  const people = [...lines, ...withdrawals].map((one) => ({ name: one.name, says: [one.name, one.workplace, one.specialty].join('') }));
  const corrected = corrections.map(({ name, was, is }) => ({ name, says: `${name}${was}${is}` }));
  const named = [...people, ...corrected].flatMap(({ name, says }) => {
    const characters = missing.filter((character) => says.includes(character));
    return characters.length > 0 ? [{ name, characters }] : [];
  });
  const rest = missing.filter((character) => !named.some(({ characters }) => characters.includes(character)));
  return [...named, ...(rest.length > 0 ? [{ name: '正文', characters: rest }] : [])];
}

async function kept(
  context: Context,
  document: TitleDocument,
  news: Partial<TitleDocument>,
  action: ActionName,
  more: readonly Write[],
): Promise<TitleDocument | null> {
  const { after, writes } = changed({ actor: MAKER, now: context.now }, document, { ...document, ...news }, { action });
  try {
    await context.table.transact([...writes, ...more]);
    return after;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return loadDocument(context.table, document.id); // changed meanwhile, or printed by another delivery
  }
}

/** What stands on record beside a document. */
async function knownOf(context: Context, document: TitleDocument): Promise<Known> {
  const { table } = context;
  const file = await loadRosterFile(table, document.roster);
  if (!file) throw new Error(`the roster of document ${document.id} is lost`);
  const [filing, cited, sessions, issuers] = await Promise.all([
    loadFiling(table, document.committee),
    document.cites === null ? null : loadDocument(table, document.cites),
    Promise.all(file.roster.sessions.map((id) => loadSession(table, id))),
    Promise.all([document.issuer, ...(document.joint ? [document.joint.organisation] : [])].map((one) => signing(context, one))),
  ]);
  return {
    filing,
    roster: file.roster,
    lines: linesIn(file, document.edition),
    sessions: sessions.filter((one) => one !== null),
    issuers,
    cited,
  };
}

async function signing(context: Context, organisation: string): Promise<Known['issuers'][number]> {
  const template = await templateOf(context.table, organisation);
  return { template, seal: await sealOf(context, template) };
}

async function templateOf(table: Table, organisation: string): Promise<IssuerTemplate> {
  const template = await loadIssuer(table, organisation);
  if (!template) throw new Error(`${organisation} has no template`);
  return template;
}

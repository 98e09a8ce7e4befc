/** Titles from before: recorded with a scan by the person, or by an officer of the unit in their place; then the unit checks them (R3). */
import { holds, isAccountOf, personOf, signature, type Actor } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { registeredType } from '../../../core/file-kind.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import type { Outcome } from '../../../core/once.ts';
import { Refusal, refuseIf } from '../../../core/refusal.ts';
import { takeIn } from '../../../core/scans/intake.ts';
import { scanRefusals } from '../../../core/scans/refusals.ts';
import { whyNotTaken, type Wanted } from '../../../core/scans/rules.ts';
import { dayOf, type Instant } from '../../../core/time.ts';
import { uploadForm, type UploadForm } from '../../../core/upload.ts';
import type { Write } from '../../../table/port.ts';
import { bureauOf } from '../../../announcement/cities.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { known } from '../../actions/known.ts';
import type { Organisation, PersonFile } from '../../model.ts';
import { forgetPerson } from '../../store.ts';
import { titleInput, titlePlace, titleScanKeyOf, titleUploadKeyOf, waitsAt, type Title } from '../model.ts';
import { titleNotices } from '../notices.ts';
import { whyNotAnew, whyNotRecord } from '../rules.ts';
import { notedIn, titleChanged } from './entering.ts';

export type TitleForm = UploadForm & { upload: string };
type Asked = { account: string } & Wanted;
type FormAnswer = { upload: string; at: Instant };

/** Of one title there is one scan: what a refusal calls it. */
const NUMBER = 1;

/** A form that lets a browser put the scan of a title there. */
export async function requestTitleUpload(context: Context, asked: Asked): Promise<Outcome<FormAnswer, TitleForm>> {
  const answer = { upload: context.newId(), at: context.now };
  const result = await titleForm(context, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function titleForm(context: Context, { upload, at }: FormAnswer, asked: Asked): Promise<TitleForm> {
  const { account } = (await whoMayHave(context, asked.account)).holder;
  refuseIf(whyNotTaken(asked, NUMBER, (await policyIn(context, account.city)).proofs));
  const about = { contentType: registeredType(asked.contentType), most: asked.size, at };
  return { upload, ...(await uploadForm(context, titleUploadKeyOf(account.account, upload), about)) };
}

/** Records a title with its scan, which is checked as every scan is (A3). Of several at once each finds what the others have recorded. */
export function recordTitle(
  context: Context,
  { account, upload, ...typed }: { account: string; upload: string } & Record<string, unknown>,
): Promise<Outcome<{ title: string }, Title>> {
  return inTurn(context, async () => {
    const { holder, unit } = await whoMayHave(context, account);
    const content = valid(titleInput({ today: dayOf(context.now), bornIn: holder.account.identity.bornIn }), typed, 'R3', LABELS);
    refuseIf(whyNotAnew(holder, content.document));
    const own = { id: context.newId(), account: holder.account.account };
    const scan = await scanOf(context, holder, own, upload);
    const by = signature(context.actor);
    const state = { state: 'PENDING' as const, valid: null, ended: null, replacedBy: null, application: null, titleDocument: null };
    const data = { ...own, ...content, ...state, source: 'RECORDED' as const, scan, unit: holder.standing?.unit ?? null };
    const fact = { by: context.actor, at: context.now, action: 'recordTitle' as const, detail: { sha256: scan.sha256 } };
    const { title, writes } = titleChanged(null, { ...data, recorded: { at: context.now, by } }, fact);
    const answer = { title: titlePlace(title) };
    await context.table.transact([
      ...writes,
      ...notedIn(holder.standing, title, fact),
      ...toldOfRecording(context, holder, unit, title),
      ...context.also(answer),
    ]);
    forgetPerson(context, own.account);
    return { answer, result: title };
  });
}

/** What the fields of a title are called. */
const LABELS = { name: '职务名称' };

/** The person for whom the one who acts may record a title. */
async function whoMayHave(context: Context, account: string): Promise<{ holder: PersonFile; unit: Organisation | null }> {
  const { person: holder, unit } = await known(context, account);
  refuseIf(whyNotRecord(context.actor, holder, bureauOf(holder.account.city)));
  return { holder, unit };
}

async function scanOf(context: Context, { account }: PersonFile, own: { id: string; account: string }, upload: string) {
  if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: NUMBER });
  const keptAt = (sha256: string) => titleScanKeyOf(own, { sha256 });
  const policy = (await policyIn(context, account.city)).proofs;
  const taken = await takeIn(context, { upload: titleUploadKeyOf(own.account, upload), number: NUMBER, keptAt, policy });
  if (taken instanceof Refusal) throw taken;
  return { upload, ...taken };
}

/** The unit's other officers are asked to check it; the person hears of it where somebody else has recorded it. */
function toldOfRecording(context: Context, holder: PersonFile, unit: Organisation | null, title: Title): Write[] {
  const { actor, now: at } = context;
  const { account, city } = holder.account;
  const about = { type: 'PersonTitle', id: titlePlace(title) };
  const { name, document } = title;
  const details = { by: personOf(actor).name, name, document };
  return [
    ...toCheck(holder, title, { at, except: personOf(actor).account, alone: unit !== null && othersIn(unit, actor, holder) === 0 }),
    ...(isAccountOf(actor, account)
      ? []
      : [titleNotices.TITLE_RECORDED({ to: [{ account }], about, city, cause: [about.id, '1'], at, details })]),
  ];
}

/** How many officers of the unit may check what this one has recorded of that person (P7). */
function othersIn({ id, officers }: Organisation, actor: Actor, { account, grants }: PersonFile): number {
  const isOfficer = grants.some(({ role, organisation }) => role === 'UNIT_OFFICER' && organisation === id);
  const own = holds(actor, 'UNIT_OFFICER', id) && !isAccountOf(actor, account.account);
  return officers - (isOfficer ? 1 : 0) - (own ? 1 : 0);
}

/** The unit is asked to check a title that waits for it; the bureau as well, where nobody in the unit may (`alone`). */
export function toCheck(
  { account: { name: person, city } }: Pick<PersonFile, 'account'>,
  title: Title,
  { at, except, alone = false }: { at: Instant; except?: string; alone?: boolean },
): Write[] {
  const { unit, version, name, document } = title;
  if (unit === null) return [];
  const offices = [
    { organisation: unit, role: 'UNIT_OFFICER' as const },
    ...(alone ? [{ organisation: bureauOf(city), role: 'BUREAU_OFFICER' as const }] : []),
  ];
  return [
    titleNotices.TITLE_TO_CHECK({
      to: offices.map((office) => ({ ...office, ...(except !== undefined && { except }) })),
      about: { type: 'PersonTitle', id: titlePlace(title) },
      city,
      cause: [titlePlace(title), String(version)],
      at,
      waits: waitsAt(unit),
      details: { person, name, document },
    }),
  ];
}

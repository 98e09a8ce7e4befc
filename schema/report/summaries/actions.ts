/** A committee's office files its work summary with the figures of that instant; the bureau gives it back, and it is filed again (R5). */
import { change } from '../../core/audit.ts';
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { registeredType } from '../../core/file-kind.ts';
import { inTurn } from '../../core/in-turn.ts';
import { valid } from '../../core/input.ts';
import type { Outcome } from '../../core/once.ts';
import { Refusal, refuseIf, say } from '../../core/refusal.ts';
import { takeIn } from '../../core/scans/intake.ts';
import { scanRefusals } from '../../core/scans/refusals.ts';
import { whyNotTaken } from '../../core/scans/rules.ts';
import { whyNotSeen } from '../../core/stale.ts';
import type { Instant } from '../../core/time.ts';
import { uploadForm, type UploadForm } from '../../core/upload.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { policyIn } from '../../announcement/cycles.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { whyNotOffice } from '../../committee/filing/rules.ts';
import { ofCommittee } from '../../evaluation/draw/actions/recording.ts';
import { reportNotices } from '../notices.ts';
import { reportRefusals } from '../refusals.ts';
import { figuresOf } from './figures.ts';
import { returnInput, summaryInput, summaryPlace, summaryScanKeyOf, summaryUploadKeyOf, type Edition, type WorkSummary } from './model.ts';
import { summaryDue, whyNotFileSummary, whyNotReturnSummary } from './rules.ts';
import { loadSummary, putEdition, putSummary } from './store.ts';

type Place = Pick<WorkSummary, 'committee' | 'cycle'>;
export type Summarised = Outcome<Place, WorkSummary>;

type Asked = { committee: string; contentType: string; size: number };
type FormAnswer = { upload: string; at: Instant };
export type SummaryForm = UploadForm & { upload: string };

/** A form that lets a browser put the scan of the signed document there. */
export async function requestSummaryUpload(context: Context, asked: Asked): Promise<Outcome<FormAnswer, SummaryForm>> {
  const answer = { upload: context.newId(), at: context.now };
  const result = await summaryForm(context, answer, asked);
  const remembered = context.also(answer);
  if (remembered.length > 0) await context.table.transact(remembered);
  return { answer, result };
}

/** The form of a request; asked for again under its key, it is the same place and expires at the same instant. */
export async function summaryForm(context: Context, { upload, at }: FormAnswer, { committee, ...wanted }: Asked): Promise<SummaryForm> {
  const { filing } = await ofCommittee(context, committee, null);
  refuseIf(whyNotOffice(context.actor, filing));
  const { proofs } = await policyIn(context, filing.city);
  refuseIf(whyNotTaken(wanted, 1, proofs));
  const about = { contentType: registeredType(wanted.contentType), most: wanted.size, at };
  return { upload, ...(await uploadForm(context, summaryUploadKeyOf(committee, upload), about)) };
}

/** Files it; `version` is what was seen, 0 the first time; `scan` names an upload. Late, it is taken all the same, and told (C3). */
export async function fileSummary(
  context: Context,
  {
    committee: id,
    cycle: asked,
    version,
    content,
    scan,
  }: { committee: string; cycle: string | null; version: number; content: unknown; scan: string | null },
): Promise<Summarised> {
  const { filing, cycle } = await ofCommittee(context, id, asked);
  refuseIf(whyNotOffice(context.actor, filing));
  const typed = valid(summaryInput, content, 'R5');
  const calendar = await loadCalendar(context, cycle);
  const taken = scan === null ? null : await scanIn(context, id, scan, calendar.announcement.policy.proofs);
  return inTurn(context, async () => {
    const before = await loadSummary(context.table, { committee: id, cycle });
    refuseIf(whyNotFileSummary(context.actor, filing, before) ?? whyNotSeen({ version: before?.version ?? 0 }, version));
    const figures = await figuresOf(context.table, { committee: id, cycle });
    const { now: at, actor: by } = context;
    const isLate = at >= summaryDue(calendar, at);
    const number = (before?.edition ?? 0) + 1;
    const place = { committee: id, cycle };
    const edition: Edition = { ...place, number, at, by: personOf(by).account, isLate, content: typed, figures, scan: taken };
    const { after, entry } = change(
      { kind: 'WORK_SUMMARY', id: summaryPlace(place) },
      before,
      {
        ...place,
        committeeName: filing.name,
        city: filing.city,
        state: 'FILED' as const,
        edition: number,
        filedAt: before?.filedAt ?? at,
        isLate: before?.isLate ?? isLate,
        returned: null,
      },
      { by, at, action: 'file', detail: { edition: number, isLate, ...(taken && { scan: taken.sha256 }) } },
    );
    const told = reportNotices.SUMMARY_FILED({
      ...telling(context, after),
      to: [{ organisation: bureauOf(after.city), role: 'BUREAU_OFFICER' }],
      details: {
        committee: after.committeeName,
        year: calendar.announcement.year,
        edition: number,
        documents: figures.documents.length,
        late: isLate ? say('，逾期报送', ', after the day set') : say('', ''),
      },
    });
    await context.table.transact([putSummary(after, before), putEdition(edition), entry, told, ...context.also(place)]);
    return { answer: place, result: after };
  });
}

async function scanIn(
  context: Context,
  committee: string,
  upload: string,
  policy: { bytes: number; types: readonly string[] },
): Promise<NonNullable<Edition['scan']>> {
  if (!/^[\w-]+$/u.test(upload)) throw scanRefusals.PROOF_ABSENT({ number: 1 });
  const place = { upload: summaryUploadKeyOf(committee, upload), number: 1 };
  const taken = await takeIn(context, { ...place, keptAt: (sha256) => summaryScanKeyOf(committee, { sha256 }), policy });
  if (taken instanceof Refusal) throw taken;
  return taken;
}

/** The bureau gives it back, and says why. */
export async function returnSummary(
  context: Context,
  { version, reason: typed, ...place }: Place & { version: number; reason: string },
): Promise<Summarised> {
  const { reason } = valid(returnInput, { reason: typed }, 'R5');
  return inTurn(context, async () => {
    const before = await loadSummary(context.table, place);
    if (!before) throw reportRefusals.SUMMARY_UNKNOWN();
    refuseIf(whyNotReturnSummary(context.actor, before) ?? whyNotSeen(before, version));
    const { announcement } = await loadCalendar(context, before.cycle);
    const returned = { at: context.now, by: personOf(context.actor).account, reason };
    const fact = { by: context.actor, at: context.now, action: 'return' as const, reason, detail: { edition: before.edition } };
    const { after, entry } = change(
      { kind: 'WORK_SUMMARY', id: summaryPlace(before) },
      before,
      { ...before, state: 'RETURNED' as const, returned },
      fact,
    );
    const told = reportNotices.SUMMARY_RETURNED({
      ...telling(context, after),
      to: [{ organisation: after.committee, role: 'COMMITTEE_OFFICE' }],
      waits: 'RETURNED',
      details: { committee: after.committeeName, year: announcement.year, reason },
    });
    await context.table.transact([putSummary(after, before), entry, told, ...context.also(place)]);
    return { answer: place, result: after };
  });
}

function telling({ now: at }: Context, one: WorkSummary) {
  const id = summaryPlace(one);
  return { about: { type: 'WorkSummary', id }, city: one.city, cause: [id, String(one.version)], at };
}

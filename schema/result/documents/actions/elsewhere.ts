/**
 * Titles that a committee elsewhere has decided on are conferred by a document of its own authority: the bureau enters it, and they enter the
 * record (R3). The certificate is that authority's as well.
 */
import * as z from 'zod';
import type { Context } from '../../../core/context.ts';
import { nameOf } from '../../../core/hash.ts';
import { day, text, valid } from '../../../core/input.ts';
import { organisationName } from '../../../core/names.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { dayInChinese, dayOf } from '../../../core/time.ts';
import type { Write } from '../../../table/port.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesNamed } from '../../../announcement/data/series.ts';
import { enterTitle } from '../../../identity/titles/actions/entering.ts';
import { holderOf } from '../../../identity/titles/actions/known.ts';
import { titlePlace } from '../../../identity/titles/model.ts';
import type { Moving, Seen } from '../../../application/actions/move.ts';
import type { Application } from '../../../application/model.ts';
import { MOVES } from '../../../application/moves.ts';
import { applicationRefusals } from '../../../application/refusals.ts';
import { whyNotMove } from '../../../application/rules/charge.ts';
import { whyNotBureau } from '../../../evaluation/results/rules.ts';
import { inBulk, type RowAnswer } from '../../../review/actions/bulk.ts';
import { committeeOf } from '../../../review/rules.ts';
import { documentNotices } from '../notices.ts';
import { documentRefusals } from '../refusals.ts';
import { nameOfTitle } from './carrying.ts';

/** What the document says of all its rows: number, issuer, the day of issue, and from which day the titles count. */
const elsewhereInput = z.object({ document: text(60), issuer: organisationName(100), issuedOn: day, from: day });
type Elsewhere = z.infer<typeof elsewhereInput>;

/** `following` writes what a later slice makes of it: the review form. */
export async function recordConferrals(
  context: Context,
  { rows, dryRun, key, ...typed }: { rows: readonly Seen[]; dryRun: boolean; key: string } & Record<string, unknown>,
  following: (context: Context, head: Application) => Promise<Write[]>,
): Promise<RowAnswer[]> {
  const said = valid(elsewhereInput, typed, 'R3');
  return inBulk(context, { mutation: 'recordConferrals', rows, dryRun, key }, () => ({ moving: recording(said, following), about: said }));
}

/** Why the bureau enters no document for an application. */
export function whyNotRecord({ actor }: Pick<Context, 'actor'>, head: Application): Refusal | null {
  const why = whyNotBureau(actor, head);
  if (why) return why;
  return whyNotMove(MOVES.recordConferral, head) ?? (head.decision?.session ? documentRefusals.RESULT_OF_HERE() : null);
}

function recording(said: Elsewhere, following: (context: Context, head: Application) => Promise<Write[]>): Moving {
  return {
    move: () => MOVES.recordConferral,
    whyNot: (_, context, head) =>
      whyNotRecord(context, head) ??
      ([said.issuedOn, said.from].some((one) => one > dayOf(context.now))
        ? documentRefusals.ISSUED_IN_FUTURE({ day: said.issuedOn })
        : null),
    effect: async (context, { head, calendar }) => {
      const { id, applicant, series, specialty, level, scope, city } = head;
      const holder = await holderOf(context.table, applicant);
      if (!holder || series === null || specialty === null || level === null) throw applicationRefusals.APPLICATION_UNKNOWN();
      const { document, issuer, from } = said;
      const { now: at, actor: by } = context;
      const { title, writes } = enterTitle(
        holder,
        {
          id: nameOf('title', 'elsewhere', id),
          application: id,
          titleDocument: document,
          series,
          seriesName: null,
          specialty,
          level,
          name: nameOfTitle({ series, level }),
          scope: scope ?? 'PROVINCE',
          obtainedOn: from,
          document,
          issuer,
          committeeName: committeeOf(calendar.announcement, head),
        },
        { by, at },
      );
      const told = documentNotices.CONFERRED_ELSEWHERE({
        to: [{ account: applicant }],
        about: { type: 'Application', id },
        city,
        cause: [id, document],
        at,
        details: {
          number: document,
          issuer,
          series: seriesNamed(series),
          title: nameOfTitle({ series, level }),
          level: { zh: LEVEL_NAMES[level], en: LEVEL_ENGLISH[level] },
          from: { zh: dayInChinese(from), en: from },
        },
      });
      return {
        change: { conferred: { at, document, number: document, from, title: titlePlace(title) } },
        detail: { document },
        writes: [...writes, told, ...(await following(context, head))],
      };
    },
  };
}

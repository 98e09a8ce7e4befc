/** The bureau enters what committees elsewhere have decided, row by row, and puts right what was entered wrongly (E9, E12). */
import { personOf } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { valid } from '../../core/input.ts';
import { Refusal, say, type Bilingual } from '../../core/refusal.ts';
import type { Write } from '../../table/port.ts';
import { committeeOfficeOf } from '../../announcement/cities.ts';
import { perform, type Moved, type Moving, type Seen } from '../../application/actions/move.ts';
import type { Application, Decision, Tally } from '../../application/model.ts';
import { filingIn } from '../../committee/filing/store.ts';
import type { Filing } from '../../committee/filing/model.ts';
import { inBulk, type RowAnswer } from '../../review/actions/bulk.ts';
import { withOpinion } from '../../review/actions/opinion.ts';
import { committeeOf } from '../../review/rules.ts';
import { givingBack, sharedVacancy, taking } from '../../review/vacancies/actions.ts';
import { ended, endingOpinions } from '../candidates/actions.ts';
import { whyNotElsewhere } from '../candidates/rules.ts';
import { loadCandidate } from '../candidates/store.ts';
import { evaluationNotices } from '../notices.ts';
import { correctionInput, documentInput, resultInput, type ResultDocument, type ResultTyped } from './model.ts';
import { correctingMove, enteringMove, isRecognised, whyNotCorrect, whyNotEnter } from './rules.ts';

type ResultRow = Seen & { passed: boolean; tally: unknown };

/** Enters the results of one document: rehearsed or done, one answer a row (D8). */
export async function recordResults(
  context: Context,
  { rows, dryRun, key, ...typed }: { rows: readonly ResultRow[]; dryRun: boolean; key: string } & Record<string, unknown>,
): Promise<RowAnswer[]> {
  const document = valid(documentInput, typed, 'E9');
  return inBulk(context, { mutation: 'recordResults', rows, dryRun, key }, ({ passed, tally }) => ({
    moving: planned(document, { passed, tally }),
    about: { document, passed, tally },
  }));
}

/** What is wrong with a row is that row's answer. */
function planned(document: ResultDocument, row: { passed: boolean; tally: unknown }): Moving {
  try {
    return entering(document, valid(resultInput, row, 'E9'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { move: () => enteringMove(document, row.passed), whyNot: () => error, effect: () => ({}) };
  }
}

/** One of them. */
export function recordResult(context: Context, seen: Seen, document: ResultDocument, typed: ResultTyped): Promise<Moved> {
  return perform(context, entering(document, typed), seen);
}

/** The move by which a result is entered. */
export function entering(document: ResultDocument, { passed, tally }: ResultTyped): Moving {
  const result = resultIn(passed);
  const isKnown = isRecognised(document);
  return {
    ...(!passed && { shares: sharedVacancy }),
    move: () => enteringMove(document, passed),
    whyNot: (move, context, head) => whyNotEnter(context, move, head, document, null),
    effect: withOpinion(`${document.document}：${result.zh}`, async (context, about) => {
      const { head, calendar, move } = about;
      const [filing, candidate] = await Promise.all([filingOf(context, head), loadCandidate(context.table, head.id)]);
      const refused = whyNotEnter(context, move, head, document, filing) ?? whyNotElsewhere(candidate);
      if (refused) throw refused;
      const by = personOf(context.actor).account;
      const { document: number, decidedOn, entrusted, offline, consent } = document;
      const said = { at: context.now, by, passed, tally, document: number, decidedOn, entrusted, consent };
      const decision: Decision = { ...said, offline: offline ? true : null, session: null };
      const committee = committeeOf(calendar.announcement, head) ?? '';
      const detail = { document: number, passed, ...(entrusted !== null && { entrusted }), ...(offline && { offline, consent }) };
      if (!isKnown) {
        const told = evaluationNotices.REVIEW_UNRECOGNISED({
          ...telling(context, head),
          details: { committee, decidedOn, document: number },
        });
        return { change: { unrecognised: [...(head.unrecognised ?? []), decision] }, detail, writes: [told] };
      }
      return {
        change: { decision, withdrawalAsked: null },
        detail,
        writes: [
          ...(await ended(context.table, head, 'DECIDED', { by: context.actor, at: context.now, detail })),
          ...(await endingOpinions(context, { application: head.id }, candidate?.readers ?? [])),
          ...(passed ? [] : await givingBack(context, head)),
          ...(filing ? [toOffice(context, head, filing, number)] : []),
          decided(context, head, { committee, decision }),
        ],
      };
    }),
  };
}

/** The office of a committee that is filed here hears that it decides on somebody no more. */
function toOffice(context: Pick<Context, 'now'>, head: Application, { id }: Filing, document: string): Write {
  const told = telling(context, head);
  return evaluationNotices.DECIDED_ELSEWHERE({
    ...told,
    to: [{ organisation: id, role: 'COMMITTEE_OFFICE' }],
    about: { type: 'Candidate', id: head.id },
    details: { applicant: head.applicantName, document },
  });
}

/** The filing of the committee that an application goes to; null where it is not filed in the city. */
export async function filingOf(context: Context, { city, committee }: Pick<Application, 'city' | 'committee'>): Promise<Filing | null> {
  return committee === null ? null : filingIn(context, committeeOfficeOf(city, committee));
}

/** Puts right a result that was entered wrongly, or what was typed of it: with the document that says so, the reason, and word to the applicant. */
export async function correctResult(
  context: Context,
  { passed, ...typed }: Seen & { passed: boolean } & Record<string, unknown>,
): Promise<Moved> {
  const { document, decidedOn, reason, tally } = valid(correctionInput, typed, 'E9');
  valid(resultInput, { passed, tally }, 'E9');
  return perform(
    context,
    {
      shares: sharedVacancy,
      move: (_, head) => correctingMove(head, passed),
      whyNot: (move, own, head) => whyNotCorrect(own, move, head, { passed, document, decidedOn, tally }),
      effect: withOpinion(reason, async (own, { head, ahead, move }) => {
        const by = personOf(own.actor).account;
        const decision: Decision = { ...(head.decision as Decision), at: own.now, by, passed, tally, document, decidedOn };
        const told = evaluationNotices.DECISION_CORRECTED({
          ...telling(own, head),
          details: { document, decidedOn, result: resultIn(passed), reason },
        });
        const vacancy = move.to === null ? [] : await vacancyMoved(own, head, { passed, ahead });
        return { change: { decision }, detail: { document, passed }, writes: [...vacancy, told] };
      }),
    },
    { application: typed.application, version: typed.version },
  );
}

/** What its first end had given back is taken anew, if there is one left; what it holds is given back (U6). */
async function vacancyMoved(context: Context, head: Application, { passed, ahead }: { passed: boolean; ahead: readonly Application[] }) {
  if (!passed) return givingBack(context, head);
  return head.recommendation?.vacancy === 'AVAILABLE' ? taking(context, head, ahead) : [];
}

/** The result as people say it. */
export function resultIn(passed: boolean): Bilingual {
  return passed ? say('评审通过', 'passed') : say('评审未通过', 'not passed');
}

/** A tally as people say it; nothing where none is known. */
export function tallyInWords(tally: Tally | null): Bilingual {
  if (!tally) return say('', '');
  const { present, yes, no, abstain } = tally;
  return say(
    `（出席${present}人，同意${yes}票，不同意${no}票，弃权${abstain}票）`,
    ` (${present} present; ${yes} for, ${no} against, ${abstain} abstained)`,
  );
}

/** What the applicant is told of a decision. */
export function decided(
  context: Pick<Context, 'now'>,
  head: Application,
  { committee, decision }: { committee: string; decision: Decision },
): Write {
  const { passed, tally, document, decidedOn } = decision;
  return evaluationNotices.DECIDED({
    ...telling(context, head),
    details: {
      committee,
      result: resultIn(passed),
      tally: tallyInWords(tally),
      document,
      decidedOn,
      next: passed
        ? say('评审结果公示无异议后印发资格文件。', 'It is posted; after that the document is issued.')
        : say(
            '对评审程序或计票有异议的，可在结果公示期内申请复核。',
            'You may ask for a re-check of procedure and counts while the results are posted.',
          ),
    },
  });
}

const telling = ({ now: at }: Pick<Context, 'now'>, { id, applicant, city, version }: Application) => ({
  to: [{ account: applicant }],
  about: { type: 'Application', id },
  city,
  cause: [id, String(version)],
  at,
});

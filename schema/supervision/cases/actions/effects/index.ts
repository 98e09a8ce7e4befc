/** The effects that a decision may have, by what they do; a new kind is a line here, a shape in the model and a file beside this one. */
import { seriesNamed } from '../../../../announcement/data/series.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES } from '../../../../announcement/data/series.ts';
import type { Context } from '../../../../core/context.ts';
import { say } from '../../../../core/refusal.ts';
import { policyIn } from '../../../../announcement/cycles.ts';
import { holderOf } from '../../../../identity/titles/actions/known.ts';
import { partsOfTitle, TITLE_STATE_NAMES, titlePlace } from '../../../../identity/titles/model.ts';
import { loadApplication } from '../../../../application/store.ts';
import { MOVES, STATE_NAMES } from '../../../../application/moves.ts';
import { MEASURE_NAMES } from '../../../measures/kinds.ts';
import { standingOf } from '../../../measures/actions/subjects.ts';
import { checked } from '../../../measures/actions/impose.ts';
import { supervisionRefusals } from '../../../refusals.ts';
import type { Case, Done, Effect, EffectInput } from '../../model.ts';
import { CANCEL } from './cancel.ts';
import type { Carried, WAITS } from './effect.ts';
import { IMPOSE } from './impose.ts';
import { REVOKE } from './revoke.ts';

export function carryEffect(context: Context, one: Case, effect: Effect, number: number): Promise<Carried | typeof WAITS> {
  switch (effect.does) {
    case 'CANCEL':
      return CANCEL.carry(context, one, effect, number);
    case 'REVOKE':
      return REVOKE.carry(context, one, effect, number);
    case 'IMPOSE':
      return IMPOSE.carry(context, one, effect, number);
  }
}

export function undoEffect(context: Context, one: Case, effect: Effect, done: Done & { was: string }) {
  switch (effect.does) {
    case 'CANCEL':
      return CANCEL.undo(context, one, effect, done);
    case 'REVOKE':
      return REVOKE.undo(context, one, effect, done);
    case 'IMPOSE':
      return IMPOSE.undo(context, one, effect, done);
  }
}

/** What is typed of an effect, with whom it burdens and what it is called; refused where there is no such thing, or it cannot be done to it. */
export async function namedEffect(context: Context, city: string, typed: EffectInput, number: number): Promise<Effect> {
  const unknown = () => supervisionRefusals.EFFECT_UNKNOWN({ number });
  switch (typed.does) {
    case 'CANCEL': {
      const head = await loadApplication(context.table, typed.application);
      if (!head || head.city !== city) throw unknown();
      const state = STATE_NAMES[head.state];
      if (head.state !== 'CONFERRED' && !MOVES.cancel.from.some((from) => from === head.state))
        throw supervisionRefusals.EFFECT_ELSEWHERE({ number, state });
      const series = seriesNamed(head.series ?? '');
      const level = head.level ? say(LEVEL_NAMES[head.level], LEVEL_ENGLISH[head.level]) : say('', '');
      const burdens = { of: 'ACCOUNT' as const, id: head.applicant, name: head.applicantName };
      return {
        ...typed,
        burdens,
        says: say(`取消${series.zh}${level.zh}申报资格`, `the application (${series.en} ${level.en}) is cancelled`),
      };
    }
    case 'REVOKE': {
      const holder = await holderOf(context.table, partsOfTitle(typed.title).account);
      const title = holder?.titles.find((one) => titlePlace(one) === typed.title);
      if (!holder || !title || holder.account.city !== city) throw unknown();
      if (title.state !== 'VALID') throw supervisionRefusals.EFFECT_ELSEWHERE({ number, state: TITLE_STATE_NAMES[title.state] });
      const burdens = { of: 'ACCOUNT' as const, id: holder.account.account, name: holder.account.name };
      return {
        ...typed,
        burdens,
        says: say(`撤销${title.name}（${title.document}）`, `the title ${title.name} (${title.document}) is revoked`),
      };
    }
    case 'IMPOSE': {
      const standing = await standingOf(context, { of: typed.of, id: typed.subject });
      if (standing.city !== city) throw unknown();
      // Its document is the decision's own, where it has none by itself.
      await checked(context, standing, { ...typed.measure, document: typed.measure.document ?? '-' });
      const { zh, en } = MEASURE_NAMES[typed.measure.kind];
      const { supervision } = await policyIn(context, city);
      const years =
        typed.measure.kind === 'LISTING' ? say(`${supervision.listingYears}年`, ` for ${supervision.listingYears} years`) : say('', '');
      return { ...typed, burdens: standing.subject, says: say(`${zh}${years.zh}`, `${en}${years.en}`) };
    }
  }
}

/** How a case is decided: a decision is proposed, those whom it would burden are heard, somebody else decides (V2: 告知与申辩). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { valid } from '../../../core/input.ts';
import { askFor } from '../../../core/outbox.ts';
import { refuseIf, say } from '../../../core/refusal.ts';
import { inWords } from '../../../core/time.ts';
import { loadOrganisationsOf } from '../../../identity/store.ts';
import { supervisionRefusals } from '../../refusals.ts';
import { caseWork, decisionInput, findingInput, OUTCOME_NAMES, proposalInput, reasonInput, type Proposal } from '../model.ts';
import { burdenedBy, speaksFor, whyNotAtDesk, whyNotDecide, whyNotState, whyNotStep, whyNotTwice } from '../rules.ts';
import { loadHeard, putHeard } from '../store.ts';
import { saying, stepping, withHand, type Seen, type Stepped } from './changing.ts';
import { namedEffect } from './effects/index.ts';
import { deskOf } from './subjects.ts';
import { deskTold, toBurdened, toReporter, type Burdened } from './telling.ts';
import { termsIn } from './terms.ts';

/** Proposes a decision, or another one in its place: whom it would burden is heard anew. */
export function proposeDecision(context: Context, { case: id, version, ...request }: Seen & Record<string, unknown>): Promise<Stepped> {
  return stepping(
    context,
    { case: id, version },
    (one) => whyNotStep(context.actor, one, 'proposeDecision', context.now),
    async (one) => {
      const typed = valid(proposalInput, request, 'V2');
      if ((typed.outcome === 'FOUNDED') !== typed.effects.length > 0) throw supervisionRefusals.EFFECTS_UNFOUNDED();
      const effects = await Promise.all(typed.effects.map((effect, index) => namedEffect(context, one.city, effect, index + 1)));
      refuseIf(whyNotTwice(effects));
      const burdens = burdenedBy({ effects });
      refuseIf(whyNotAtDesk(one.desk, (await deskOf(context, one.city, burdens)).desk));
      const before = await kindsOf(context, burdenedBy(one.proposal));
      const dropped = before.filter((was) => !burdens.some((now) => now.of === was.of && now.id === was.id));
      const { heard } = await termsIn(context, one.city);
      const hearingUntil = burdens.length > 0 ? heard : null;
      const said = saying(context, typed.text);
      const proposal: Proposal = { ...said, outcome: typed.outcome, effects, hearingUntil };
      const people = await kindsOf(context, burdens);
      const hearing =
        hearingUntil === null
          ? ''
          : say(`陈述申辩至${inWords(hearingUntil, true).zh}。`, `They are heard until ${inWords(hearingUntil, true).en}. `);
      return {
        news: { state: 'PROPOSED', proposal, hands: withHand(one, said.by) },
        action: 'proposeDecision',
        reason: said.text,
        detail: { outcome: typed.outcome, effects: effects.length },
        told: (after) => [
          ...toBurdened('NOT_BURDENED', after, context.now, dropped, { text: said.text }),
          ...toBurdened('TO_BE_HEARD', after, context.now, people, { text: said.text, until: inWords(hearingUntil ?? context.now, true) }),
          deskTold('TO_DECIDE', after, context.now, { outcome: OUTCOME_NAMES[typed.outcome], hearing }),
        ],
      };
    },
  );
}

/** Those whom effects burden, with what kind of organisation it is where it is one. */
export async function kindsOf({ table }: Pick<Context, 'table'>, burdens: ReturnType<typeof burdenedBy>): Promise<Burdened[]> {
  const organisations = await loadOrganisationsOf(
    table,
    burdens.filter(({ of }) => of === 'ORGANISATION').map(({ id }) => id),
  );
  return burdens.map((one) => ({ ...one, kind: organisations.get(one.id)?.kind ?? null }));
}

/** Somebody whom it would burden states their case, once for each proposal; for an organisation any of its officers does. */
export function stateInCase(context: Context, { text, ...seen }: Seen & { text: string }): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotState(context.actor, one, context.now),
    async (one) => {
      const said = saying(context, valid(findingInput, { text }, 'V2').text);
      const { name } = personOf(context.actor);
      const before = await loadHeard(context.table, one);
      if (before.some(({ account }) => account === said.by)) throw supervisionRefusals.STATED_ALREADY();
      return {
        news: {},
        action: 'stateInCase',
        writes: [
          putHeard({
            case: one.id,
            proposed: one.proposal?.at ?? 0,
            account: said.by,
            name,
            text: said.text,
            at: said.at,
            for: speaksFor(context.actor, one),
          }),
        ],
        told: (after) => [deskTold('STATED', after, context.now, { name })],
      };
    },
  );
}

/** Decides as it is proposed; what it does is carried out after it. */
export function decideCase(
  context: Context,
  { text, document, ...seen }: Seen & { text: string; document: string | null },
): Promise<Stepped> {
  return stepping(
    context,
    seen,
    async (one) => whyNotDecide(context.actor, one, { now: context.now, heard: await loadHeard(context.table, one) }),
    async (one) => {
      const typed = valid(decisionInput, { text, document }, 'V2');
      const people = await kindsOf(context, burdenedBy(one.proposal));
      if (people.length > 0 && typed.document === null) throw supervisionRefusals.DECISION_DOCUMENT();
      const said = saying(context, typed.text);
      const { appealable } = await termsIn(context, one.city);
      const until = appealable(context.now);
      const shown = typed.document === null ? '' : say(`（${typed.document}）`, ` (${typed.document})`);
      return {
        news: { state: 'DECIDED', decision: { ...said, document: typed.document }, dueAt: until, hands: withHand(one, said.by) },
        action: 'decideCase',
        reason: said.text,
        detail: { outcome: one.proposal?.outcome ?? null, document: typed.document },
        writes: people.length > 0 ? [askFor('report', caseWork(one.id, 'carry-0'), { city: one.city, at: context.now })] : [],
        told: (after) => [
          ...toBurdened('DECIDED', after, context.now, people, { text: said.text, document: shown, until: inWords(until, true) }),
          ...toReporter(after, context.now, 'DECIDED', OUTCOME_NAMES[one.proposal?.outcome ?? 'UNFOUNDED'].zh),
        ],
      };
    },
  );
}

/** Takes a proposal back: it is looked into further, and whom it would have burdened hears so. */
export function reopenCase(context: Context, { text, ...seen }: Seen & { text: string }): Promise<Stepped> {
  return stepping(
    context,
    seen,
    (one) => whyNotStep(context.actor, one, 'reopenCase', context.now),
    async (one) => {
      const said = saying(context, valid(reasonInput, { text }, 'V2').text);
      const people = await kindsOf(context, burdenedBy(one.proposal));
      return {
        news: { state: 'OPEN', proposal: null },
        action: 'reopenCase',
        reason: said.text,
        told: (after) => toBurdened('NOT_BURDENED', after, context.now, people, { text: said.text }),
      };
    },
  );
}

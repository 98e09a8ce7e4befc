/** Whoever a document burdens states their case before it is issued (R4: 告知与申辩). */
import { personOf } from '../../../core/actor.ts';
import type { Context } from '../../../core/context.ts';
import { inTurn } from '../../../core/in-turn.ts';
import { valid } from '../../../core/input.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { hearingInput } from '../model.ts';
import { documentNotices } from '../notices.ts';
import { documentRefusals } from '../refusals.ts';
import { whyNotState } from '../rules.ts';
import { loadHearing, putHearing } from '../store.ts';
import { officersOf } from '../telling.ts';
import { changed, known, type Documented } from './changing.ts';

export function stateCase(context: Context, { document: id, ...request }: { document: string; text: string }): Promise<Documented> {
  return inTurn(context, async () => {
    const document = await known(context.table, id);
    refuseIf(whyNotState(context.actor, document, context.now));
    const { text } = valid(hearingInput, request, 'R4');
    const { account, name } = personOf(context.actor);
    const mine = document.withdrawals.filter(({ applicant }) => applicant === account);
    const [first] = mine;
    if (!first) throw documentRefusals.HEARING_NONE();
    if (await loadHearing(context.table, { document: id, application: first.application })) throw documentRefusals.HEARD_ALREADY();
    const hearing = { document: id, application: first.application, text, at: context.now, by: account };
    const { after, writes } = changed(context, document, document, { action: 'stateCase' });
    const told = documentNotices.STATED({
      to: [officersOf(document.issuer)],
      about: { type: 'TitleDocument', id },
      city: document.city,
      cause: [id, first.application],
      at: context.now,
      waits: 'HEARING',
      details: { applicant: name },
    });
    const answer = { document: id };
    await context.table.transact([putHearing(hearing), ...writes, told, ...context.also(answer)]);
    return { answer, result: after };
  });
}

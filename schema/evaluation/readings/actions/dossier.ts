/** What a reader sees of a candidate: the form as it was submitted, without what policy hides, and the proofs (E7, E5). */
import type { Context } from '../../../core/context.ts';
import { noteReading } from '../../../core/reading.ts';
import { refuseIf } from '../../../core/refusal.ts';
import { policyIn } from '../../../announcement/cycles.ts';
import { hiderOf } from '../../../identity/mask/index.ts';
import { loadAccount } from '../../../identity/store.ts';
import { applicationRefusals } from '../../../application/refusals.ts';
import { loadFile } from '../../../application/store.ts';
import type { Application, Section } from '../../../application/model.ts';
import type { Proof } from '../../../application/proofs/model.ts';
import { whyNotPledged } from '../../../committee/pool/rules.ts';
import { hidden } from '../../../posting/content.ts';
import { knownOf, memberNear } from '../../recusals/actions/found.ts';
import { candidateOf } from '../../recusals/actions/candidate.ts';
import { membersNow } from '../../members.ts';
import { evaluationRefusals } from '../../refusals.ts';
import type { Opinion } from '../model.ts';
import { blinded } from '../rules.ts';

export type Dossier = {
  head: Application;
  isBlind: boolean;
  applicantName: string | null;
  unitName: string | null;
  sections: Record<string, Section>;
  proofs: readonly Proof[];
};

/** The dossier as this expert may see it; refused to who has not accepted the pledge, or is recused, whichever way they come. */
export async function dossierFor(context: Context, { application, account }: Pick<Opinion, 'application' | 'account'>): Promise<Dossier> {
  const [candidate, file] = await Promise.all([candidateOf(context, application), loadFile(context.table, application)]);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  const [expert, { accounts }] = await Promise.all([memberNear(context, candidate, file, account), membersNow(context, candidate)]);
  if (!accounts.includes(account)) throw evaluationRefusals.NOT_READER();
  refuseIf(whyNotPledged(expert));
  const { head, sections, proofs } = file;
  await noteReading(context, { kind: 'CANDIDATE', id: application }, 'dossier');
  const [person, { evaluation }] = await Promise.all([loadAccount(context.table, head.applicant), policyIn(context, head.city)]);
  const isBlind = evaluation.blind;
  // Where they have worked tells who they are as well.
  const names = isBlind ? [head.applicantName, ...(await knownOf(context, file)).units.map(({ name }) => name)] : [];
  const hide = hiderOf(person?.identity.bornIn ?? '');
  return {
    head,
    isBlind,
    applicantName: isBlind ? null : head.applicantName,
    unitName: isBlind ? null : head.unitName,
    sections: hidden(sections, (text) => blinded(hide(text), names)),
    // A scan shows whose it is: where the review is blind the office shows it, if somebody has to see it.
    proofs: isBlind ? [] : proofs.filter(({ number }) => head.submission?.proofs.includes(number)),
  };
}

/** Everything on record of a person's year that the review form tells (R3). */
import type { Context } from '../../core/context.ts';
import { bureauOf } from '../../announcement/cities.ts';
import { cycleInWords } from '../../announcement/model.ts';
import { loadCalendar } from '../../calendar/store.ts';
import { loadKept, loadOrganisation } from '../../identity/store.ts';
import { SECTIONS } from '../../application/form/sections.ts';
import { loadFrozen } from '../../application/frozen/store.ts';
import { loadApplication } from '../../application/store.ts';
import { loadPosting } from '../../posting/store.ts';
import { loadOpinions } from '../../evaluation/readings/store.ts';
import { correctionsOf } from '../../result/documents/actions/people.ts';
import { loadDocument } from '../../result/documents/store.ts';
import { loadRoster } from '../../result/roster/store.ts';
import type { Course } from '../course/filling.ts';
import type { ReviewFormRecord } from '../model.ts';
import { loadCertificate } from '../store.ts';
import { photographOf } from './pictures.ts';

export async function courseOf(context: Context, { application, certificate: number, at }: ReviewFormRecord): Promise<Course> {
  const { table } = context;
  const head = await loadApplication(table, application);
  const person = head && (await loadKept(table, head.applicant));
  if (!head || !person) throw new Error(`application ${application} is lost`);
  const [sections, { announcement }, posting, department, bureau, opinions, certificate, document] = await Promise.all([
    loadFrozen(table, [head], SECTIONS),
    loadCalendar(context, head),
    head.posting ? loadPosting(table, head.posting) : null,
    head.department ? loadOrganisation(table, head.department) : null,
    loadOrganisation(table, bureauOf(head.city)),
    loadOpinions(table, application),
    number === null ? null : loadCertificate(table, number),
    head.conferred ? loadDocument(table, head.conferred.document) : null,
  ]);
  return {
    head,
    account: person.account,
    sections: sections.get(application) ?? {},
    conditions: new Map(announcement.standards.conditions.map(({ id, title }) => [id, title.zh])),
    posting,
    departmentName: department?.name ?? '',
    bureauName: bureau?.name ?? '',
    opinions,
    roster: document ? await loadRoster(table, document.roster) : null,
    document,
    corrections: document ? await correctionsOf(table, document) : [],
    certificate,
    photograph: certificate && (await photographOf(context, certificate)),
    cycleName: cycleInWords(announcement).zh,
    madeAt: at,
  };
}

/**
 * 学历 and 学位, read: whoever asks what somebody has finished asks here. They are two things: what a title is applied for with is the
 * 学历, whether full-time or in service; a 学位 above it is told beside it, and those who review it judge it (A7, A10). Pure.
 */
import { EDUCATION_LEVELS, type EducationLevel } from '../../announcement/names.ts';
import type { Degree } from './choices.ts';
import type { SectionContent } from './sections.ts';

export type Studied = SectionContent<'education'>['items'][number];
type Finished = Studied & { educationLevel: EducationLevel };
type Conferred = Studied & { degree: Degree };

/** The highest 学历; of two alike the full-time one, then the earlier. Null where no row names one. */
export function highestEducation({ items }: SectionContent<'education'>): Finished | null {
  const finished = items.filter((one): one is Finished => one.educationLevel !== null);
  const [highest] = finished.toSorted(
    (a, b) =>
      place(a.educationLevel) - place(b.educationLevel) ||
      Number(a.manner === 'IN_SERVICE') - Number(b.manner === 'IN_SERVICE') ||
      (a.graduatedOn < b.graduatedOn ? -1 : 1),
  );
  return highest ?? null;
}

/** The 学位 that stand above the highest 学历, the highest first and of two alike the earlier: 同等学力 masters, and doctors without the 学历. */
export function degreesAbove(education: SectionContent<'education'>): Conferred[] {
  const highest = highestEducation(education);
  return education.items
    .filter((one): one is Conferred => one.degree !== null && (highest === null || place(one.degree) < place(highest.educationLevel)))
    .toSorted((a, b) => place(a.degree) - place(b.degree) || (a.graduatedOn < b.graduatedOn ? -1 : 1));
}

/**
 * Education as it was kept before it had rows, one block whose `degree` was the 学历, as the one row that it is. How it was studied nobody
 * asked: the row says full-time, until its owner says otherwise.
 */
export function inRows(content: Record<string, unknown>): Record<string, unknown> {
  if (Array.isArray(content.items)) return content;
  const { degree, ...where } = content;
  return { items: [{ manner: 'FULL_TIME', educationLevel: degree, degree: null, ...where, proofs: null }] };
}

/** From the highest on; a 学位 stands where the 学历 of its name does. */
const place = (level: EducationLevel): number => EDUCATION_LEVELS.indexOf(level);

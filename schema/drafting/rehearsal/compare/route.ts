/** Where an application goes by one notice and by the other: who reviews it (D7), which committee decides on it (C12). Pure. */
import { say, type Bilingual } from '../../../core/refusal.ts';
import type { Announcement } from '../../../announcement/model.ts';
import type { Side, Way } from './case.ts';
import type { Difference } from './difference.ts';

export function routeDiffers(own: Side, draft: Side): Difference[] {
  const sides = [own, draft] as const;
  const differences: Difference[] = [];
  if (own.way.isOwn !== draft.way.isOwn || own.way.department !== draft.way.department) {
    const [was, would] = sides.map(({ way, windows }) => reviewer(way, windows.announcement)) as [Bilingual, Bilingual];
    differences.push({ kind: 'ROUTE', rule: 'D7', was, would });
  }
  if (!sameCommittee(own.way.committee, draft.way.committee)) {
    const [was, would] = sides.map(({ way }) => committee(way)) as [Bilingual, Bilingual];
    differences.push({ kind: 'ROUTE', rule: 'C12', was, would });
  }
  return differences;
}

/** A draft may number its committees anew: by the same name it is the same one. */
function sameCommittee(one: Way['committee'], other: Way['committee']): boolean {
  return one?.id === other?.id || (one !== null && one.name === other?.name);
}

function reviewer({ isOwn, department }: Way, { departments, bureau }: Announcement): Bilingual {
  if (isOwn) return say('本单位自主评审', 'by its own unit');
  const name = departments.find(({ id }) => id === department)?.name ?? bureau.name;
  return say(`由${name}审核`, `by ${name}`);
}

function committee({ committee: one }: Way): Bilingual {
  return one ? say(one.name, one.name) : say('由审核部门指定评委会', 'a committee that the department names');
}

/** A9: what two fields of the titles say together; asked when they are saved, and of forms that were saved before it was asked. Pure. */
import { say, type Bilingual } from '../../core/refusal.ts';
import { whyNotNamed, whyNotOfLevel } from '../../announcement/data/titled.ts';
import { whyNotInScope } from '../form/agreement.ts';
import { presentTitleOf } from '../form/present-title.ts';
import { FORM } from '../form/sections.ts';
import type { Facts } from './facts.ts';
import { fails, type Found } from './findings.ts';

type Place = { section: Bilingual; label: Bilingual; why: Bilingual | null };

export function titlesAgree({ form, complete }: Facts): Found[] {
  if (!complete) return [];
  const present = presentTitleOf(form);
  const { presentTitle, appliedTitle } = FORM;
  const { level, seriesName } = presentTitle.fields;
  const places: Place[] = [
    { section: presentTitle.title, label: level.label, why: present ? whyNotOfLevel(present) : null },
    { section: presentTitle.title, label: seriesName.label, why: present ? whyNotNamed(present) : null },
    {
      section: appliedTitle.title,
      label: appliedTitle.fields.scope.label,
      why: form.appliedTitle ? whyNotInScope(form.appliedTitle) : null,
    },
  ];
  return places.flatMap(({ section, label, why }) =>
    why
      ? [
          fails(
            'A9',
            say(`“${section.zh}”的${label.zh}${why.zh}。`, `In ${section.en}, ${label.en} ${why.en}.`),
            say('请更正后保存。', 'Correct it and save it.'),
          ),
        ]
      : [],
  );
}

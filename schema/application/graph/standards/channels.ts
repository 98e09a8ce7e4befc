/** The channels of a notice in the graph (P3–P6). */
import { builder } from '../../../builder.ts';
import { manual } from '../../../core/manual.ts';
import type { Cited } from '../../../core/refusal.ts';
import { BilingualType } from '../../../graph/bilingual.ts';
import type { Channel } from '../../../announcement/model.ts';
import { PERSON_KIND_NAMES, UNIT_KIND_NAMES, type PersonKind } from '../../../identity/channels.ts';
import { PersonKindEnum, UnitKindEnum } from '../../../identity/graph/enums.ts';
import { CHOICE_ENUMS } from '../enums.ts';
import { cited } from './cited.ts';

type ChannelOf = Channel & { kind: PersonKind; notice: Cited };

export const ChannelType = builder.objectRef<ChannelOf>('ApplicationChannel').implement({
  description: manual(
    '申报渠道：某类人员通过何种单位申报、须带何种材料。',
    'A channel: through which kinds of unit a kind of person applies, and which papers they bring. Rules P3, P4, P5, P6.',
  ),
  fields: (t) => ({
    kind: t.expose('kind', { type: PersonKindEnum, description: manual('人员类别。', 'The kind of person.') }),
    kindName: t.field({
      type: BilingualType,
      description: manual('人员类别名称。', 'The name of the kind of person.'),
      resolve: ({ kind }) => PERSON_KIND_NAMES[kind],
    }),
    mayApply: t.boolean({
      description: manual('该类人员能否申报。', 'Whether this kind of person may apply at all.'),
      resolve: ({ through }) => through.length > 0,
    }),
    through: t.field({
      type: [UnitKindEnum],
      description: manual('单位性质；不能申报的为空列表。', 'The kinds of unit; an empty list where they may not apply.'),
      resolve: ({ through }) => [...through],
    }),
    throughNames: t.field({
      type: [BilingualType],
      description: manual('单位性质名称。', 'The names of the kinds of unit.'),
      resolve: ({ through }) => through.map((kind) => UNIT_KIND_NAMES[kind]),
    }),
    papers: t.field({
      type: [CHOICE_ENUMS.ChannelPaper],
      description: manual('该类人员均须提供的材料。', 'The papers that everybody of this kind has to bring.'),
      resolve: ({ papers }) => [...papers],
    }),
    source: t.string({ description: manual('依据。', 'The source.'), resolve: ({ source, notice }) => cited(source, 'P5', notice) }),
  }),
});

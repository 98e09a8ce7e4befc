/** The channels of a notice in the graph (P3–P6). */
import { builder } from '../../../builder.ts';
import type { Cited } from '../../../core/refusal.ts';
import { BilingualType } from '../../../graph/bilingual.ts';
import type { Channel } from '../../../announcement/model.ts';
import { PERSON_KIND_NAMES, UNIT_KIND_NAMES, type PersonKind } from '../../../identity/channels.ts';
import { PersonKindEnum, UnitKindEnum } from '../../../identity/graph/enums.ts';
import { CHOICE_ENUMS } from '../enums.ts';
import { cited } from './cited.ts';

type ChannelOf = Channel & { kind: PersonKind; notice: Cited };

export const ChannelType = builder.objectRef<ChannelOf>('ApplicationChannel').implement({
  description: '申报渠道：某类人员通过何种单位申报、须带何种材料。Through what a kind of people applies. Rules P3, P4, P5, P6.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PersonKindEnum, description: '人员类别。The kind of people.' }),
    kindName: t.field({
      type: BilingualType,
      description: '人员类别名称。What it is called.',
      resolve: ({ kind }) => PERSON_KIND_NAMES[kind],
    }),
    mayApply: t.boolean({
      description: '能否申报。Whether people of this kind may apply at all.',
      resolve: ({ through }) => through.length > 0,
    }),
    through: t.field({
      type: [UnitKindEnum],
      description: '单位性质；不能申报的为空列表。Kinds of units; none where they may not apply.',
      resolve: ({ through }) => [...through],
    }),
    throughNames: t.field({
      type: [BilingualType],
      description: '单位性质名称。What they are called.',
      resolve: ({ through }) => through.map((kind) => UNIT_KIND_NAMES[kind]),
    }),
    papers: t.field({
      type: [CHOICE_ENUMS.ChannelPaper],
      description: '该类人员均须提供的材料。Papers that everybody of the kind brings.',
      resolve: ({ papers }) => [...papers],
    }),
    source: t.string({ description: '依据。Where it comes from.', resolve: ({ source, notice }) => cited(source, 'P5', notice) }),
  }),
});

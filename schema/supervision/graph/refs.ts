/** Cases and measures by reference, and the inputs and enumerations that both use. */
import { builder } from '../../builder.ts';
import { CAPACITY_NAMES } from '../../core/bars.ts';
import { ITEM } from '../../core/price.ts';
import { named } from '../../graph/named.ts';
import { accountRef, AccountType, organisationRef, OrganisationType } from '../../identity/graph/types.ts';
import { accountIn, organisationIn } from '../../identity/store.ts';
import type { Case } from '../cases/model.ts';
import { DESK_NAMES } from '../desks.ts';
import { MEASURE_NAMES } from '../measures/kinds.ts';
import type { Measure, Subject } from '../measures/model.ts';
import type { Signal } from '../signals/model.ts';

export const measureRef = builder.objectRef<Measure>('Measure');
export const caseRef = builder.objectRef<Case>('Case');
export const signalRef = builder.objectRef<Signal>('SupervisionSignal');

export const DeskEnum = builder.enumType('SupervisionDesk', {
  description: '由谁办理：市人社局；涉及市人社局及其工作人员的，由纪检监察。Who sees to it. Rules V5, P7.',
  values: named(DESK_NAMES),
});

export const CapacityEnum = builder.enumType('Capacity', {
  description: '不得从事的事项。What is closed to somebody. Rules V2, V3.',
  values: named(CAPACITY_NAMES),
});

export const MeasureKindEnum = builder.enumType('MeasureKind', {
  description: '处理措施，由轻到重；最后一项为黑名单。The measures, mildest first; the last is the blacklist. Rules V2, V3.',
  values: named(MEASURE_NAMES),
});

export const SubjectType = builder.objectRef<Subject>('SupervisedSubject').implement({
  description: '所涉的人员或单位。A person or an organisation that it is about.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '当时的名称。What they were called then.' }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: '人员；是单位的、无权查看的为空。Null of an organisation, and for those who may not see the person.',
      resolve: ({ of, id }, _, context) => (of === 'ACCOUNT' ? accountIn(context, id) : null),
    }),
    organisation: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: '单位；是人员的、无权查看的为空。Null of a person, and for those who may not see the organisation.',
      resolve: ({ of, id }, _, context) => (of === 'ORGANISATION' ? organisationIn(context, id) : null),
    }),
  }),
});

export const SUBJECTS = [accountRef, organisationRef];

/** Which of both a global id names. */
export function subjectIn({ typename, id }: { typename: string; id: string }): Pick<Subject, 'of' | 'id'> {
  return { of: typename === 'Organisation' ? 'ORGANISATION' : 'ACCOUNT', id };
}

/** What somebody said, when. */
export const StatementType = builder.objectRef<{ at: number; text: string }>('SupervisionStatement').implement({
  description: '意见或说明。What was said, and when.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: '时刻。' }),
    text: t.exposeString('text', { description: '内容。' }),
  }),
});

/** Cases and measures by reference, and the inputs and enumerations that both use. */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
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
  description: manual(
    '由谁办理：市人社局；涉及市人社局及其工作人员的，由纪检监察。',
    'The office that handles it: the bureau; where the bureau or its staff are concerned, the supervisors. Rules V5, P7.',
  ),
  values: named(DESK_NAMES),
});

export const CapacityEnum = builder.enumType('Capacity', {
  description: manual('不得从事的事项。', 'What somebody may not do. Rules V2, V3.'),
  values: named(CAPACITY_NAMES),
});

export const MeasureKindEnum = builder.enumType('MeasureKind', {
  description: manual('处理措施，由轻到重；最后一项为黑名单。', 'The measures, mildest first; the last is the blacklist. Rules V2, V3.'),
  values: named(MEASURE_NAMES),
});

export const SubjectType = builder.objectRef<Subject>('SupervisedSubject').implement({
  description: manual('所涉的人员或单位。', 'A person or organisation concerned.'),
  fields: (t) => ({
    name: t.exposeString('name', { description: manual('当时的名称。', 'The name as it was then.') }),
    account: t.field({
      type: AccountType,
      nullable: true,
      price: ITEM,
      description: manual(
        '人员；是单位的、无权查看的为空。',
        'The person; null where it is an organisation, or for those who may not see the person.',
      ),
      resolve: ({ of, id }, _, context) => (of === 'ACCOUNT' ? accountIn(context, id) : null),
    }),
    organisation: t.field({
      type: OrganisationType,
      nullable: true,
      price: ITEM,
      description: manual(
        '单位；是人员的、无权查看的为空。',
        'The organisation; null where it is a person, or for those who may not see the organisation.',
      ),
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
  description: manual('意见或说明，及其时刻。', 'A statement, and when it was made.'),
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: manual('时刻。', 'When it happened.') }),
    text: t.exposeString('text', { description: manual('内容。', 'The content.') }),
  }),
});

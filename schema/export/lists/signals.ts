/** Risk signals as a file (V6, V7). */
import type { Bilingual } from '../../core/refusal.ts';
import { applicationIn } from '../../application/store.ts';
import { UNIT_KIND_NAMES } from '../../identity/channels.ts';
import { DESK_NAMES } from '../../supervision/desks.ts';
import { STEP_NAMES } from '../../supervision/handling/model.ts';
import { signalsIn } from '../../supervision/overview/actions.ts';
import { EVIDENCE_NAMES, SIGNAL_KIND_NAMES, SIGNAL_RULES, type EvidenceName, type SignalKind } from '../../supervision/signals/kinds.ts';
import { SIGNAL_STATE_NAMES, type Signal, type SignalState } from '../../supervision/signals/model.ts';
import { at, called, lines, listBy, organisationNames, peopleNames, type Column } from './column.ts';

type Row = Signal & Record<'unitNames' | 'officerNames' | 'applicants', readonly string[]>;

const COLUMNS: readonly Column<Row>[] = [
  { title: '类别', width: 30, of: ({ kind }) => called(SIGNAL_KIND_NAMES[kind]) },
  { title: '依据规则', width: 10, of: ({ kind }) => SIGNAL_RULES[kind] },
  { title: '状态', width: 20, of: ({ state }) => called(SIGNAL_STATE_NAMES[state]) },
  { title: '办理方', width: 12, of: ({ desk }) => called(DESK_NAMES[desk]) },
  { title: '说明', width: 60, of: ({ reason }) => reason.zh },
  {
    title: '依据的数据',
    width: 60,
    of: ({ evidence }) =>
      lines(evidence.map(({ name, values }) => `${called(EVIDENCE_NAMES[name])}：${values.map(inWords(name)).join('、')}`)),
  },
  { title: '所涉单位', width: 30, of: ({ unitNames }) => lines(unitNames) },
  { title: '所涉经办人', width: 20, of: ({ officerNames }) => lines(officerNames) },
  { title: '所涉申报', width: 40, of: ({ applicants }) => lines(applicants) },
  { title: '提出时间', width: 22, of: ({ raisedAt }) => at(raisedAt) },
  { title: '排除理由', width: 40, of: ({ dismissed }) => dismissed?.text ?? '' },
  { title: '案件编号', width: 18, of: (one) => one.case ?? '' },
];

/** What is told by a code is shown by its name. */
const CODES: Partial<Record<EvidenceName, Readonly<Record<string, Bilingual>>>> = { unitKind: UNIT_KIND_NAMES, tier: STEP_NAMES };
const inWords = (name: EvidenceName) => (value: string) => CODES[name]?.[value]?.zh ?? value;

type Filter = { kind: SignalKind | null; state: SignalState | null };

export const SIGNAL_LIST = listBy(COLUMNS, async function* (context, place, { kind, state }: Filter): AsyncGenerator<Row> {
  const nameOf = organisationNames(context);
  const personOf = peopleNames(context);
  const applicantOf = async (id: string) => {
    const head = await applicationIn(context, id);
    return head ? `${head.applicantName}（${await nameOf(head.unit)}）${id}` : id;
  };
  for await (const one of signalsIn(context, place))
    if ((kind ?? one.kind) === one.kind && (state ?? one.state) === one.state)
      yield {
        ...one,
        unitNames: await Promise.all(one.units.map(nameOf)),
        officerNames: await Promise.all(one.officers.map(personOf)),
        applicants: await Promise.all(one.applications.map(applicantOf)),
      };
});

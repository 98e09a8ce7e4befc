/** S14: what it costs the processor to seal, open and mark an identity number, and to sign and verify a receipt (G14, A5). */
import { statedOf } from '../../schema/application/receipts.ts';
import { loadCalendar } from '../../schema/calendar/store.ts';
import { endOfDay } from '../../schema/core/time.ts';
import { city } from './city.ts';
import type { Part } from './part.ts';
import { CYCLE, idOf, MORNING } from './people.ts';
import { compare } from './ratio.ts';
import { atMost, type Row } from './row.ts';

const NUMBER = '62020119900615001X';
const PLACE = 'ACCOUNT#liu identity';

const part: Part = async ({ endpoint }) => {
  const { keys, contextOf } = await city(endpoint);
  const { vault, notary } = keys;
  const calendar = await loadCalendar(contextOf(MORNING), CYCLE);
  const about = { application: idOf(1), at: MORNING, hash: 'e'.repeat(64) };
  const window = { phase: 'APPLICATION' as const, closesAt: endOfDay('2024-10-20') };
  const statement = { ...statedOf('SUBMISSION', about, window, calendar), number: 1 };
  const sealed = await vault.seal(NUMBER, PLACE);
  const receipt = await notary.sign(statement);
  const cost = await compare(
    {
      seal: () => vault.seal(NUMBER, PLACE),
      open: () => vault.open(sealed, PLACE),
      mark: () => vault.mark(NUMBER),
      sign: () => notary.sign(statement),
      verify: () => notary.verify(receipt),
    },
    { rounds: 9, calls: 300 },
  );
  const row = (what: string, { p50, cpu }: { p50: number; cpu: number }, note = ''): Row =>
    atMost({
      id: 'S14',
      what,
      goal: '–',
      measured: p50,
      unit: 'µs',
      most: Infinity,
      note: [`${cpu.toFixed(0)} µs CPU`, note].filter(Boolean).join('; '),
    });
  return [
    row('sealing an identity number, median', cost.seal, `${sealed.length} characters kept`),
    row('opening an identity number, median', cost.open),
    row('marking an identity number, median', cost.mark),
    row('signing a receipt, median', cost.sign, `once in a submission; ${receipt.length} bytes of it are kept`),
    row('verifying a receipt, median', cost.verify),
  ];
};
export default part;

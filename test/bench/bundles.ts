/** S8: the size of every deployed function. */
import { FUNCTIONS } from '../../functions/runtime/env.ts';
import { bundle, heaviest } from './bundle.ts';
import type { Part } from './part.ts';
import { atMost, type Row } from './row.ts';

const API = 900;
const OTHERS = 350;

const part: Part = async () => {
  const rows: Row[] = [];
  for (const name of Object.keys(FUNCTIONS)) {
    const made = await bundle(`functions/${name}.ts`);
    const most = name === 'graphql' ? API : OTHERS;
    const what = `bundle of ${name}, minified`;
    rows.push(
      atMost({ id: 'S8', what, goal: `≤ ${most} KB`, measured: Math.round(made.bytes / 1000), unit: 'KB', most, note: heaviest(made) }),
    );
  }
  return rows;
};
export default part;

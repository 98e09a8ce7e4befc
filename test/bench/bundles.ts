/** S8: the size of every function as it is deployed. */
import { FUNCTIONS, type FunctionName } from '../../functions/runtime/env.ts';
import { deployed } from './bundle.ts';
import type { Part } from './part.ts';
import { atMost, type Row } from './row.ts';

const API = 900;
const OTHERS = 350;

const part: Part = async () => {
  const rows: Row[] = [];
  for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
    const { bytes } = await deployed(name);
    const most = name === 'graphql' ? API : OTHERS;
    const what = `bundle of ${name}, minified, read at the start`;
    rows.push(atMost({ id: 'S8', what, goal: `≤ ${most} KB`, measured: Math.round(bytes / 1000), unit: 'KB', most, note: '' }));
  }
  return rows;
};
export default part;

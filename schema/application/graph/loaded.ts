/** The application that a repeated mutation is about, as it is now, with its form behind it. */
import type { Context } from '../../core/context.ts';
import type { Application } from '../model.ts';
import { applicationRefusals } from '../refusals.ts';
import { loadFile } from '../store.ts';
import { headOf } from './types.ts';

export async function loadedHead({ table }: Pick<Context, 'table'>, id: string): Promise<Application> {
  const file = await loadFile(table, id);
  if (!file) throw applicationRefusals.APPLICATION_UNKNOWN();
  return headOf(file);
}

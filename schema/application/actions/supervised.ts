/**
 * That somebody who supervises has read an application, its form or its proofs, stands in the history: once a person and day, before anything
 * is shown (V7, V1). Those who have to decide on it read it as their work, and their decisions stand there.
 */
import type { Context } from '../../core/context.ts';
import { noteReading } from '../../core/reading.ts';
import { supervises } from '../../announcement/sight.ts';
import type { Application } from '../model.ts';
import { isOwn } from '../sight.ts';

export async function noteSupervision(context: Context, head: Application): Promise<void> {
  const { actor } = context;
  if (supervises(actor, head) && !isOwn(actor, head)) await noteReading(context, { kind: 'APPLICATION', id: head.id }, 'dossier');
}

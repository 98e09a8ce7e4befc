/** The shape of a notice, from which a client makes its forms. Made with the bundle where there is one (cdk/lean.ts). */
import * as z from 'zod';
import { documentShape } from '../announcement/document/index.ts';

/** As JSON Schema (2020-12). */
export function announcementShape(): object {
  return z.toJSONSchema(documentShape, { io: 'input', unrepresentable: 'any' });
}

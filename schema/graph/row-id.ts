/** What an id in a row of a call on many names: one that names nothing of the kind is refused with its row, and the others are done (D8). */
import { decodeGlobalID } from '@pothos/plugin-relay';

export function idInRow(type: string, id: string): string {
  try {
    const decoded = decodeGlobalID(id);
    return decoded.typename === type ? decoded.id : id;
  } catch {
    return id;
  }
}

/** All that the scheduled function does about notices: tells of amendments, reminds, sends the digest. */
import type { Context } from '../../core/context.ts';
import { tellAmendments, type Amended } from './amendments.ts';
import { digest, type Digested } from './digest.ts';
import { remind, type Reminded } from './remind.ts';

export { digest, remind, tellAmendments };

export async function sendDue(context: Context): Promise<{ amended: Amended[]; reminded: Reminded[]; digests: Digested[] }> {
  const amended = await tellAmendments(context);
  const reminded = await remind(context);
  return { amended, reminded, digests: await digest(context) };
}

/** All that the scheduled function does about notices: sends the digest, tells of amendments, reminds. */
import type { Context } from '../../core/context.ts';
import { tellAmendments, type Amended } from './amendments.ts';
import { digest, type Digested } from './digest.ts';
import { remind, type Reminded } from './remind.ts';

export { digest, remind, tellAmendments };

export async function sendDue(context: Context): Promise<{ amended: Amended[]; reminded: Reminded[]; digests: Digested[] }> {
  const digests = await digest(context); // first: an hour that was missed takes nothing along that is only now told
  const amended = await tellAmendments(context);
  return { digests, amended, reminded: await remind(context) };
}

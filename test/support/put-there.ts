/** What a browser does with a form of the object store. */
import type { World } from './world.ts';

type Form = { url: string; fields: readonly { name: string; value: string }[] };

/** Posts the form with a file; the form itself, for what follows of it. */
export function putThere<F extends Form>(world: Pick<World, 'post'>, form: F, content: Uint8Array): F {
  const fields = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  const refused = world.post({ url: form.url, fields }, Buffer.from(content));
  if (refused) throw new Error(`the store refused it: ${refused}`);
  return form;
}

/** The picture of an issuer's seal, as papers carry it; null where it seals by hand (R3). */
import type { Context } from '../../../core/context.ts';
import type { Picture } from '../../../core/document.ts';
import { pictureIn } from '../../../core/pictures.ts';
import { sealKeyOf, type IssuerTemplate } from '../model.ts';

export async function sealOf(context: Pick<Context, 'files'>, { organisation, name, seal }: IssuerTemplate): Promise<Picture | null> {
  return seal && pictureIn(context, sealKeyOf(organisation, seal), `${name}印章`);
}

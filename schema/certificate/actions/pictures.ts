/** The photograph on a certificate, as it was when that was issued (R3). */
import type { Context } from '../../core/context.ts';
import type { Picture } from '../../core/document.ts';
import { pictureIn } from '../../core/pictures.ts';
import { photographKeyOf, type Certificate } from '../model.ts';

export async function photographOf(context: Pick<Context, 'files'>, { account, holder, photograph }: Certificate): Promise<Picture | null> {
  return photograph && pictureIn(context, photographKeyOf(account, photograph), `${holder}照片`);
}

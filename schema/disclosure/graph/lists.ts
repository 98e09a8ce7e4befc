/** The public documents of a city, as somebody asks for a page of them (V7). */
import { builder } from '../../builder.ts';
import { manual } from '../../core/manual.ts';
import { pageOn } from '../../core/listed.ts';
import { SIFTED } from '../../core/page.ts';
import { pricedPage, type Price } from '../../core/price.ts';
import { CITY_DESCRIPTION, LevelEnum } from '../../announcement/graph/enums.ts';
import { PUBLIC_DOCUMENTS } from '../listed.ts';
import { DocumentType, KindEnum, StateEnum } from './documents.ts';

const SIEVES = ['series', 'level', 'inForceOn', 'state'];
/** One request, and as many again for the notices of the city as have to be read anew; where something is left out, more. */
const PLAIN = pricedPage(2);
export const SIEVED = pricedPage(SIFTED);

/** The page of a list that costs more where it is looked through. */
function pricedList(): { price: Price; rows: Price } {
  const priceOf = (price: Price, given: Readonly<Record<string, unknown>>) => (typeof price === 'function' ? price(given) : price);
  return {
    ...PLAIN,
    price: (given) => priceOf(SIEVES.some((name) => (given[name] ?? null) !== null) ? SIEVED.price : PLAIN.price, given),
  };
}

builder.queryFields((t) => ({
  publicDocuments: t.pages({
    type: DocumentType,
    args: {
      city: t.arg.string({ required: false, description: CITY_DESCRIPTION }),
      kind: t.arg({ type: KindEnum, required: false, description: manual('类别；不填为全部。', 'The kind; all where left out.') }),
      series: t.arg.string({
        required: false,
        description: manual(
          '系列代码：所及该系列的，和及于所有系列的。',
          'The code of a series: documents that concern it, and those that concern all series.',
        ),
      }),
      level: t.arg({
        type: LevelEnum,
        required: false,
        description: manual(
          '层级：所及该层级的，和及于所有层级的。',
          'A level: documents that concern it, and those that concern all levels.',
        ),
      }),
      inForceOn: t.arg({ type: 'Day', required: false, description: manual('在该日有效的。', 'Those in force on that day.') }),
      state: t.arg({ type: StateEnum, required: false, description: manual('现在的效力。', 'Those that stand so now.') }),
    },
    ...pricedList(),
    authScopes: { public: true },
    description: manual(
      '一个城市公开的政策文件、评审标准、办事程序、结果文件，印发日期新的在前，日期不详的在后；任何人，无须登录。读表一次；除城市和类别外另有查询条件的至多十次，一页可能不满或者为空而仍有下页。',
      'The public policy documents, standards, procedures and result documents of a city, the newest issue first, those without a date last; for anybody, without logging in. One table request; ten at most where something beside city and kind is asked for: a page may then be short, or empty, and still not be the last. Rule V7. Errors: CITY_NEEDED, CYCLE_NONE, PAGE_TOO_LARGE, CURSOR_INVALID.',
    ),
    resolve: (_, args, context) => pageOn(PUBLIC_DOCUMENTS.open(context, args), args),
  }),
}));

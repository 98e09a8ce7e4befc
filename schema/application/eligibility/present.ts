/** A10: the title applied for stands above the present one in its series, or beside it in another one by transfer. Pure. */
import { counted } from '../../core/counted.ts';
import { say } from '../../core/refusal.ts';
import { LEVEL_ENGLISH, LEVEL_NAMES, seriesNamed, seriesOf } from '../../announcement/data/series.ts';
import type { PresentTitle } from '../form/present-title.ts';
import { howCounted, yearsInPost } from '../form/years.ts';
import type { Facts, Wish } from './facts.ts';
import { fails, leftToReview, passes, unknown, type Found } from './findings.ts';
import { isRecognised } from './recognition.ts';
import { presentOf } from './record.ts';
import { isAbove, nextLevel } from './title.ts';

export function isAbovePresent(facts: Facts): Found[] {
  const { wish } = facts;
  const present = presentOf(facts);
  if (!wish) return [];
  if (present === undefined) return dependsOnPresent(wish);
  if (wish.promotionType === 'TRANSFER') return present ? transferred(facts, wish, present) : [nothingToTransfer()];
  if (!present) return [];
  if (!isAbove(wish.level, present.level)) return [notAbove(wish, present)];
  if (isRecognised(facts, wish))
    return [passes('A10', '考核认定，不以现任职务为条件。', 'Recognised directly, whatever the present title is.')];
  if (present.series === wish.series)
    return [
      passes(
        'A10',
        `现任职务属${seriesNamed(wish.series).zh}系列，申报更高层级。`,
        'The present title is of the same series, at a lower level.',
      ),
    ];
  if (present.series === null) return [ofUnknownSeries(present, wish)];
  return [
    fails(
      'A10',
      say(
        `现任职务属${seriesNamed(present.series).zh}系列，不能直接申报${seriesNamed(wish.series).zh}系列更高层级。`,
        `The present title is of the series of ${seriesNamed(present.series).en}; a higher one of ${seriesNamed(wish.series).en} is not open from it.`,
      ),
      transferFirst(wish, present),
    ),
  ];
}

/** Before the present title is filled in only 破格 and 转系列 ask for it here; of the others A7 says so. */
function dependsOnPresent({ promotionType }: Wish): Found[] {
  if (promotionType !== 'EXCEPTIONAL' && promotionType !== 'TRANSFER') return [];
  const because = say(
    '能否申报取决于现任职务的系列和层级，尚未填写。',
    'It depends on series and level of the present title, which is not filled in.',
  );
  return [unknown('A10', because, say('请填写现任职务。', 'Fill in the present title.'))];
}

function nothingToTransfer(): Found {
  return fails(
    'A10',
    say('尚无职称，不能申报转系列。', 'There is no title that could be transferred.'),
    say('请按正常晋升申报，或补填现任职务。', 'Apply by ordinary promotion, or fill in the present title.'),
  );
}

function notAbove(wish: Wish, present: PresentTitle): Found {
  const because = say(
    `现任${LEVEL_NAMES[present.level]}（${present.name}），不能申报同级或更低的${LEVEL_NAMES[wish.level]}。`,
    `The present title is at ${LEVEL_ENGLISH[present.level]}; ${LEVEL_ENGLISH[wish.level]} is not above it.`,
  );
  return fails('A10', because, present.series === wish.series ? higher(wish, present) : transferFirst(wish, present));
}

function higher({ series }: Wish, { level }: PresentTitle) {
  const next = nextLevel(level, series);
  return next ? say(`可申报${LEVEL_NAMES[next]}。`, `${LEVEL_ENGLISH[next]} is open.`) : null;
}

/** The way from another series: first its own level by transfer, then the next one. */
function transferFirst({ series }: Wish, { level }: PresentTitle) {
  if (seriesOf(series)?.titles[level] === undefined) return null;
  return say(
    `可先按“转系列”申报${seriesNamed(series).zh}系列${LEVEL_NAMES[level]}，取得后再逐级申报。`,
    `First apply for ${LEVEL_ENGLISH[level]} of ${seriesNamed(series).en} by transfer of series; the next level is open from there.`,
  );
}

/** A title whose series the list does not have, or of which nobody asked when the form was saved. */
function ofUnknownSeries({ seriesName }: PresentTitle, { series }: Wish): Found {
  if (seriesName === null) {
    const because = say('尚未填写现任职务所属系列。', 'The series of the present title is not filled in.');
    return unknown('A10', because, say('请在“现任职务”一栏补填系列。', 'Fill in its series in the section “present title”.'));
  }
  return leftToReview(
    'A10',
    say(`现任职务属“${seriesName}”系列，不在系列目录内。`, `The series of the present title, “${seriesName}”, is not in the list.`),
    say(
      `由审核部门认定是否对应${seriesNamed(series).zh}系列。`,
      `Those who review it decide whether it answers to ${seriesNamed(series).en}.`,
    ),
  );
}

/** 转系列: the same level in another series, after so many years in the new post. */
function transferred({ form, calendar }: Facts, wish: Wish, present: PresentTitle): Found[] {
  if (present.series === wish.series) {
    const because = say('现任职务已属所报系列，不需转系列。', 'The present title is of the series applied for already.');
    return [fails('A10', because, say('请按其他晋升类型申报更高层级。', 'Apply for a higher level by another type of promotion.'))];
  }
  if (present.level !== wish.level) {
    return [
      fails(
        'A10',
        say(
          `转系列只能申报同一层级：现任${LEVEL_NAMES[present.level]}，所报${LEVEL_NAMES[wish.level]}。`,
          `A transfer of series keeps the level: it is ${LEVEL_ENGLISH[present.level]}, not ${LEVEL_ENGLISH[wish.level]}.`,
        ),
        transferFirst(wish, present),
      ),
    ];
  }
  const series = present.series === null ? [ofUnknownSeries(present, wish)] : [];
  const { policy } = calendar.announcement;
  const { transferYears: needed } = policy;
  const how = howCounted(policy);
  const years = form.workHistory ? yearsInPost(form.workHistory, policy) : null;
  if (years === null) {
    const because = say(
      `转系列须在新岗位工作满${needed}年，尚未填写现从事所报专业的工作经历。`,
      `A transfer of series needs ${counted(needed, 'year')} in the new post; no present work in the specialty is filled in.`,
    );
    return [...series, unknown('A10', because, say('请填写专业工作经历。', 'Fill in the work history.'))];
  }
  if (years >= needed)
    return [
      ...series,
      passes(
        'A10',
        `转系列：在新岗位已满${needed}年，现${years}年${how.zh}。`,
        `Transfer of series after ${counted(years, 'year')} in the new post${how.en}.`,
      ),
    ];
  return [
    ...series,
    fails(
      'A10',
      say(
        `转系列须在新岗位工作满${needed}年，现${years}年${how.zh}。`,
        `A transfer of series needs ${counted(needed, 'year')} in the new post: now ${years}${how.en}.`,
      ),
      say('期满后可以申报。', 'It is open when they are full.'),
    ),
  ];
}

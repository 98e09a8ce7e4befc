/** The conditions on the person: who may apply, through what, with which papers (P3–P7). Pure. */
import { isBarring, type Bar } from '../../core/bars.ts';
import { dayInChinese, inWords } from '../../core/time.ts';
import { say } from '../../core/refusal.ts';
import { seriesNamed } from '../../announcement/data/series.ts';
import { routeOf } from '../../announcement/routing.ts';
import { CHANNEL_PAPER_NAMES, isOpenTo, papersNeeded, PERSON_KIND_NAMES, type ChannelPaper } from '../../identity/channels.ts';
import { exclusionsAt, whyNotThrough } from '../../identity/standing.ts';
import type { Exclusion, Organisation } from '../../identity/model.ts';
import { standing as standingProofs } from '../proofs/rules.ts';
import type { Facts, Wish } from './facts.ts';
import { fails, passes, unknown, type Found } from './findings.ts';

const ASK_THE_UNIT = say('请本单位经办人登记。', 'Ask the officer of the unit to record it.');

/** P3: the kinds of people that may apply; flexible workers with their household in the city. */
export function mayApply({ standing, calendar }: Facts): Found[] {
  if (!standing) return [unknown('P3', say('尚未登记申报身份。', 'It is not recorded as what the person applies.'), ASK_THE_UNIT)];
  const names = PERSON_KIND_NAMES[standing.kind];
  if (!isOpenTo(calendar.announcement.standards.channels, standing.kind)) return []; // say under P4
  if (standing.kind !== 'FLEXIBLE') return [passes('P3', `申报身份：${names.zh}。`, `Applies as ${names.en}.`)];
  const { cityName: city } = calendar.announcement;
  if (standing.household === true) return [passes('P3', `灵活就业人员，具有${city}户籍。`, 'A flexible worker registered in the city.')];
  if (standing.household === null) {
    return [
      unknown(
        'P3',
        say('灵活就业人员须具有本市户籍，尚未登记。', 'A flexible worker is registered in the city; it is not recorded.'),
        ASK_THE_UNIT,
      ),
    ];
  }
  return [fails('P3', say(`灵活就业人员须具有${city}户籍。`, 'A flexible worker has to be registered in the city.'))];
}

/** P4: kinds of people to whom the notice opens no channel, and whoever is within the period of a penalty or on the blacklist, may not. */
export function isNotBarred({ standing, bars, calendar, now }: Pick<Facts, 'standing' | 'bars' | 'calendar' | 'now'>): Found[] {
  if (!standing) return [];
  const names = PERSON_KIND_NAMES[standing.kind];
  if (!isOpenTo(calendar.announcement.standards.channels, standing.kind))
    return [fails('P4', say(`${names.zh}不能申报职称。`, `Not open to: ${names.en}.`))];
  const inForce = exclusionsAt(standing, now);
  const closed = bars.filter((bar) => isBarring(bar, now) && bar.capacities.includes('APPLY'));
  if (inForce.length + closed.length === 0) return [passes('P4', '不在处分影响期内，未列入黑名单。', 'No penalty runs, and no listing.')];
  return [...inForce.map(penalised), ...closed.map(listed)];
}

function listed({ name, document, until }: Bar): Found {
  const over = until === null ? say('', '') : say(`，至${inWords(until, true).zh}止`, ` until ${inWords(until, true).en}`);
  return fails(
    'P4',
    say(`${name.zh}（${document}）${over.zh}。`, `${name.en} (${document})${over.en}.`),
    say('对该处理有异议的，可按处理决定告知的途径提出。', 'It may be contested as the decision says.'),
  );
}

function penalised({ kind, document, until }: Exclusion): Found {
  const what = kind === 'BLACKLIST' ? say('列入黑名单', 'on the blacklist') : say('处分影响期内', 'within the period of a penalty');
  return fails(
    'P4',
    say(`${what.zh}（${document}），至${dayInChinese(until)}止。`, `${what.en} (${document}) until ${until}.`),
    say(
      `${dayInChinese(until)}24时期满后可以申报；有异议的可向作出决定的单位申请复核。`,
      `Over at the end of ${until}; a review may be asked of whoever decided it.`,
    ),
  );
}

/** P5, P8: the channel of the person's kind. */
export function isThroughChannel({ standing, unit, calendar, complete, finishes }: Facts): Found[] {
  const { channels } = calendar.announcement.standards;
  if (!standing || !isOpenTo(channels, standing.kind)) return [];
  if (!unit) return [unknown('P5', say('没有该单位。', 'There is no such unit.'), say('请核对所填单位。', 'Check the unit.'))];
  if (standing.unit !== unit.id && !complete) {
    const other = say('该单位不是登记的申报单位，不能通过它申报。', 'This is not the unit on record; applications do not go through it.');
    return [
      fails(
        'P5',
        other,
        say(
          '请通过登记的单位申报；已调动的请先办理调动。',
          'Apply through the unit on record; after a move, have the transfer done first.',
        ),
      ),
    ];
  }
  if (standing.unit !== unit.id) {
    if (finishes === 'AGREED')
      return [passes('P13', `经一致同意由${unit.name}办结。`, `By agreement of all three, ${unit.name} finishes it.`)];
    if (finishes)
      return [passes('P13', `已由${unit.name}推荐，不随调动变更。`, `${unit.name} has recommended it; a move does not change that.`)];
    const moved = say(
      '已调入其他单位，不能再通过本申报所列单位申报。',
      'The person has moved to another unit than the one applied through.',
    );
    return [fails('P5', moved, say('请先将申报变更到现单位。', 'Change the application to the present unit first.'))];
  }
  const why = whyNotThrough(channels, standing, unit);
  const finding = why
    ? fails(why.declaration.rule ?? 'P5', say(why.sentence('zh'), why.sentence('en')), ASK_THE_UNIT)
    : passes('P5', `通过${unit.name}申报。`, `Applies through ${unit.name}.`);
  const { source } = channels[standing.kind];
  return [finding.rule === 'P5' && source !== null ? { ...finding, source } : finding];
}

/** P6: staff of central bodies within their unit, or with entrustment where it is needed, seconded people with the consent of both sides. */
export function hasPapers(facts: Facts): Found[] {
  const { standing, unit, wish, complete } = facts;
  if (!standing || !unit) return [];
  if (!wish && unit.central) {
    return [
      unknown(
        'P6',
        say('是否需要委托函取决于申报系列。', 'Whether entrustment is needed depends on the series.'),
        say('请填写拟晋升职务。', 'Say what is applied for.'),
      ),
    ];
  }
  const own = wish && standing.kind !== 'SECONDED' && unit.central?.reviews.includes(wish.series) ? ownReview(facts, unit, wish) : null;
  if (own) return own;
  const needed = papersNeeded(facts.calendar.announcement.standards.channels, standing.kind, unit, wish?.series ?? '');
  if (needed.length === 0) return [passes('P6', '不需要委托函或派驻同意材料。', 'No entrustment or consent is needed.')];
  const brought = papersBrought(facts);
  return needed.map((paper) => {
    const { zh, en } = CHANNEL_PAPER_NAMES[paper];
    if (brought.has(paper)) return passes('P6', `已提供${zh}。`, `Brought: ${en}.`);
    const remedy = say(`请在“申报渠道证明”一栏填写并上传${zh}。`, `Fill in the section “papers of the channel” and upload it.`);
    const because = say(`须提供${zh}。`, `Needed: ${en}.`);
    return complete ? fails('P6', because, remedy) : unknown('P6', because, remedy);
  });
}

/** The papers of the channel whose scans are uploaded and checked. */
function papersBrought({ form, proofs }: Facts): Set<ChannelPaper> {
  const ready = new Set(standingProofs(proofs).map(({ number }) => number));
  return new Set((form.channel?.items ?? []).filter(({ proof }) => ready.has(proof)).map(({ paper }) => paper));
}

/**
 * A central unit that reviews the series itself: its staff go to its own committee. That is this one's way where the notice lists that
 * committee; else it is none of the city's, unless the unit cannot review this level and says so by its letter, with the approval on file.
 */
function ownReview(facts: Facts, unit: Organisation, { series, level }: Wish): Found[] | null {
  const { specialty, scope } = facts.form.appliedTitle ?? { specialty: '', scope: 'PROVINCE' as const };
  const { committee } = routeOf(facts.calendar.announcement, { series, specialty, level, scope, unitName: unit.name, unit });
  if (committee?.ownStaffOnly) return [passes('P6', `由本单位的${committee.name}评审。`, 'Reviewed by the committee of its own unit.')];
  const brought = papersBrought(facts);
  if (brought.has('ENTRUSTMENT_LETTER') && brought.has('ENTRUSTMENT_APPROVAL'))
    return [
      passes(
        'P6',
        '本单位已出具委托函，并经省职改办审核同意。',
        'The unit has entrusted it, and the provincial title office has approved.',
      ),
    ];
  const named = seriesNamed(series);
  return [
    fails(
      'P6',
      say(
        `${unit.name}有${named.zh}系列评审权限，应由本单位评审，不在本市申报。`,
        `${unit.name} reviews ${named.en} itself; its staff apply there and not in the city.`,
      ),
      say(
        '请在本单位申报；本单位无该层级评审权限的，请在“申报渠道证明”一栏提供委托函和省职改办审核同意意见。',
        'Apply within the unit; where it cannot review this level, bring its letter of entrustment and the approval of the provincial title office.',
      ),
    ),
  ];
}

/** P7: an officer of the unit may apply, if another officer is there to review it. */
export function isReviewedByAnother({ isOfficer, unit }: Facts): Found[] {
  if (!unit) return [];
  if (!isOfficer) return [passes('P7', '不是本单位经办人。', 'Is no officer of the unit.')];
  if (unit.officers > 1)
    return [passes('P7', '本人是经办人，由本单位其他经办人办理。', 'Is an officer; another one of the unit reviews it.')];
  return [
    fails(
      'P7',
      say(
        '本人是本单位唯一的经办人，不得办理本人的申报。',
        'Is the only officer of the unit, and nobody may review their own application.',
      ),
      say('请创建机关为本单位增加经办人。', 'Ask the authority above for another officer.'),
    ),
  ];
}

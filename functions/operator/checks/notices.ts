/**
 * An inbox shows as unread what is not read; what is listed as undelivered has failed and is not delivered, and is listed in its own
 * city; and what is to be sent stands among what is pending (C13).
 */
import { outboxShape } from '../../../schema/core/outbox.ts';
import { undelivered, undeliveredIn } from '../../../schema/table/keys.ts';
import { entryShape } from '../../../schema/notification/model.ts';
import { read, wrong, type Check } from './finding.ts';
import { placeOf } from './places.ts';

export const notices: Check = function* (partition) {
  for (const item of partition) {
    const place = placeOf(item);
    const entry = place?.name === 'inbox' ? read(entryShape, item) : null;
    if (entry && (place?.values['account'] !== entry.account || (item.deskPk !== undefined) !== (entry.readAt === null)))
      yield wrong(item, 'the notice is listed as unread when it is read, or the reverse, or lies with somebody else');
    const message = place?.name === 'outbox' ? read(outboxShape, item) : null;
    if (message && (item.ownerPk !== undefined) !== (message.failure !== null && message.deliveredAt === null))
      yield wrong(item, 'the message is listed as undelivered when it is not, or the reverse');
    const list = message && (message.city === null ? undelivered.under({}) : undeliveredIn.under({ city: message.city }));
    if (list && item.ownerPk !== undefined && item.ownerPk !== list.pk)
      yield wrong(item, 'the message is listed as undelivered in another city than its own');
    if (message && (item.shardPk !== undefined) !== (message.deliveredAt === null && !message.failure?.dead))
      yield wrong(item, 'the message is listed as pending when it is not, or the reverse');
  }
};

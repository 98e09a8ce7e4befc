/** How meetings and their decision lists are kept: each decision lies under its meeting, so the list is as long as the year needs. */
import { unchanged, type Versioned } from '../../core/audit.ts';
import * as keys from '../../table/keys.ts';
import { fromItem, toItem } from '../../table/item.ts';
import type { Table, Write } from '../../table/port.ts';
import { decisionShape, meetingShape, type MeetingDecision, type ReviewMeeting } from './model.ts';

type Paging = { limit: number; after: string | null };

export async function loadMeeting(table: Table, id: string): Promise<ReviewMeeting | null> {
  if (!keys.isKeyPart(id)) return null;
  const item = await table.get(keys.meeting.key({ meeting: id }));
  return item && fromItem(meetingShape, item);
}

export function putMeeting(one: ReviewMeeting, before: Versioned | null): Write {
  const entry = keys.cycleMeetings.entry({ cycle: one.cycle, heldOn: one.heldOn, meeting: one.id });
  return { put: toItem(keys.meeting.key({ meeting: one.id }), one, entry), when: unchanged(before), as: 'meeting' };
}

/** A cycle's meetings, the newest first. */
export async function listMeetings(table: Table, cycle: string, paging: Paging) {
  const range = keys.cycleMeetings.under({ cycle });
  const page = await table.query(range, { ...paging, descending: true });
  return {
    rows: page.items.map((item) => fromItem(meetingShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

export function putDecision(meeting: string, one: MeetingDecision): Write {
  return { put: toItem(keys.meetingDecision.key({ meeting, application: one.application }), one), when: 'absent', as: 'decision' };
}

/** The decision list. */
export async function listDecisions(table: Table, meeting: string, paging: Paging) {
  const range = keys.meetingDecision.under({ meeting });
  const page = await table.query(range, paging);
  return {
    rows: page.items.map((item) => fromItem(decisionShape, item)),
    cursors: page.items.map((item) => table.cursorOf(item, range)),
    next: page.next,
  };
}

/** The schedules that cdk/ lays down in the cloud, for one machine. */
import { announcedSchedules, type Schedule } from '../../schema/calendar/schedules.ts';

export function localSchedules(): Pick<Schedule, 'name' | 'at' | 'target'>[] {
  return announcedSchedules();
}

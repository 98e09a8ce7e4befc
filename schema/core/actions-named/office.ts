/** Notices of the year, what is published beside them, archives, statistics, and how jobs go on (C, V7, R6). */
import { say } from '../refusal.ts';
import { named, type Named } from './named.ts';

export const OFFICE_ACTIONS = {
  rehearse: named('试算', 'rehearse'),
  setHolidays: named('设置节假日', 'set the holidays'),
  revise: named('修改', 'revise'),
  repeal: named('废止', 'repeal'),
  revive: named('因替代文件撤下而恢复', 'revive: what replaced it was taken off'),
  build: named('生成年度统计', 'build the statistics of the year'),
  proposeDestruction: named('提出销毁', 'propose that the archive be destroyed'),
  confirmDestruction: named('确认销毁', 'confirm that the archive is destroyed'),
} satisfies Record<string, Named>;

/** The states of a job, in the words of core/progress.ts. */
export const JOB_ACTIONS = {
  waiting: named('等待上传', 'wait for the file'),
  queued: named('排队等待处理', 'queue'),
  running: named('开始处理', 'start'),
  progress: named('处理中', 'go on'),
  done: named('处理完成', 'finish'),
  refused: named('文件不合要求，未处理', 'refuse the file'),
  failed: named('处理失败', 'fail'),
  abandoned: named('已放弃', 'abandon'),
  destroying: named('开始销毁', 'begin to destroy'),
  destroyed: named('已销毁', 'destroy', { ARCHIVE: say('归档文件已销毁', 'the archive is destroyed') }),
} satisfies Record<string, Named>;

/** Where the system runs: a list of parts. Each part holds its functions, its grants, its alarms and its exceptions. */
import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api } from './api.ts';
import { Backup } from './backup.ts';
import { Ballots } from './ballots.ts';
import { Overview } from './dashboard.ts';
import { Exports } from './exports.ts';
import { Files } from './files.ts';
import { Keys } from './keys.ts';
import { Letterbox } from './letterbox.ts';
import { Mail } from './mail.ts';
import { Monitor } from './monitor.ts';
import { Notify } from './notify.ts';
import { Operator } from './operator.ts';
import { outputs } from './outputs.ts';
import { Reports } from './reports.ts';
import { Schedules } from './schedules.ts';
import { placeholders, readSettings } from './settings.ts';
import { Seals } from './seals.ts';
import { Statistics } from './statistics.ts';
import { DataTable } from './table.ts';
import { Witness } from './witness.ts';

export class ZhichengStack extends Stack {
  readonly api: Api;
  readonly notify: Notify;
  readonly witness: Witness;
  readonly seals: Seals;
  readonly operator: Operator;
  readonly overview: Overview;
  readonly backup: Backup;
  readonly outputs: ReturnType<typeof outputs>;

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: '职称评审 · professional-title review', terminationProtection: true });
    const settings = readSettings(this.node);
    const examples = placeholders(settings);
    if (examples.length)
      Validations.of(this).addWarning(
        'placeholder',
        `before deploying, set in cdk.json ${examples.join(', ')}, and SCHEDULES_FROM to the present`,
      );
    if (settings.BACKUP_COPY_TO === null)
      Validations.of(this).addWarning(
        'no-copy',
        'backups have no copy elsewhere: set BACKUP_COPY_TO to a vault in another region or account',
      );

    const monitor = new Monitor(this, 'Monitor', settings);
    const table = new DataTable(this, 'Table', { monitor, settings });
    const files = new Files(this, 'Files', settings);
    const letterbox = new Letterbox(this, 'Letterbox', settings);
    const keys = new Keys(this, 'Keys', settings);
    this.backup = new Backup(this, 'Backup', { monitor, table, files, settings });
    const mail = new Mail(this, 'Mail', settings);
    const ballots = new Ballots(this, 'Ballots', { monitor, settings });
    this.api = new Api(this, 'Api', { monitor, table, ballots, files, letterbox, keys, settings });
    const schedules = new Schedules(this, 'Schedules', { monitor, table, keys, settings });
    const exports = new Exports(this, 'Exports', { monitor, table, files, keys });
    const reports = new Reports(this, 'Reports', { monitor, table, files, letterbox, keys });
    const statistics = new Statistics(this, 'Statistics', { monitor, table, files, keys });
    this.notify = new Notify(this, 'Notify', { monitor, table, keys, schedules, exports, reports, statistics, mail });
    this.witness = new Witness(this, 'Witness', { monitor, table, files });
    this.seals = new Seals(this, 'Seals', { monitor, table, files, keys, schedules });
    this.operator = new Operator(this, 'Operator', { monitor, table, keys });
    this.overview = new Overview(this, 'Overview', { monitor, logGroupOfApi: this.api.logGroupName, tableName: table.name });
    this.outputs = outputs(this, { table, ballots, files, keys, mail });
  }
}

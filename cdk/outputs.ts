/** What an operator needs to name in commands (functions/README.md), told by the stack, so that nobody has to look for it. */
import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Ballots } from './ballots.ts';
import type { Files } from './files.ts';
import type { Keys } from './keys.ts';
import type { Mail } from './mail.ts';
import type { DataTable } from './table.ts';

type Parts = { table: DataTable; ballots: Ballots; files: Files; keys: Keys; mail: Mail };

/** The outputs of the stack, by their names. */
export function outputs(scope: Construct, { table, ballots, files, keys, mail }: Parts) {
  const told = {
    TableName: [table.name, 'The table; TABLE_NAME of `npm run table`'],
    BallotsTableName: [ballots.tableName, 'The table of ballots, which no command reads'],
    TableKey: [table.key.keyArn, 'The key under which the table lies'],
    MasterKey: [keys.masterKeyId, 'The key that wraps the keyring; MASTER_KEY_ID of `npm run table`'],
    FilesBucket: [files.bucketName, 'The bucket of files'],
    SmtpSecret: [mail.secretArn, 'The secret that holds the URL of the mail server'],
  } as const;
  return Object.entries(told).map(([name, [value, description]]) => new CfnOutput(scope, name, { value, description }));
}

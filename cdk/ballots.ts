/**
 * Where ballots are cast (E10): a function, a way in and a table of their own. The function verifies by public keys; it can neither open nor
 * close a vote, nor read a key. The API opens, signs, closes and counts, and cannot put a ballot into a box.
 */
import { Duration } from 'aws-cdk-lib';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BALLOT_CORS } from '../functions/runtime/cors.ts';
import { BALLOT } from '../functions/runtime/http.ts';
import { corsFor } from './cors.ts';
import { BallotsTable } from './ballots-table.ts';
import { defineFunction } from './function.ts';
import type { Monitor } from './monitor.ts';
import type { Settings } from './settings.ts';
import { UnloggedApi } from './unlogged-api.ts';

export class Ballots extends Construct {
  readonly tableName: string;
  readonly way: UnloggedApi;
  private readonly table: BallotsTable;

  constructor(scope: Construct, id: string, { monitor, settings }: { monitor: Monitor; settings: Pick<Settings, 'CORS_ORIGINS'> }) {
    super(scope, id);
    this.table = new BallotsTable(this, 'Table', { monitor });
    this.tableName = this.table.name;
    const ballot = defineFunction(this, 'ballot', {
      monitor,
      memory: 512,
      timeout: Duration.seconds(15),
      unmarked: true, // the millisecond of a call is that of a ballot
      environment: { BALLOTS_TABLE_NAME: this.tableName },
    });
    this.table.allow(ballot.role, { GetItem: ['box', 'ballots'], ConditionCheckItem: ['box'], PutItem: ['ballots'] });
    this.way = new UnloggedApi(this, 'Way', {
      monitor,
      integration: new HttpLambdaIntegration('ballot', ballot.fn),
      path: BALLOT,
      cors: corsFor(settings, BALLOT_CORS),
      name: 'ballots',
      takes: 'ballots',
      withoutLogin: 'Whoever casts a ballot must not log in: the signature under the ballot says that its voter may vote.',
      seeing: 'the function tells of an error once, without the request. Whoever casts repeats with the same ballot.',
    });
  }

  /** Opening a vote, signing for it, closing and counting it: exactly what schema/evaluation/ballot/actions ask. */
  allowHolding(role: IRole): void {
    this.table.allow(role, { GetItem: ['box', 'key'], PutItem: ['box', 'key'], Query: ['ballots'] });
  }
}

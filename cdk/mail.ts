/**
 * The mail server: its URL, with user and password, stands in a secret that an operator fills in after the first deployment. SMTP
 * because the China regions have no mail service of their own.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { except } from './except.ts';
import { grant } from './grant.ts';
import type { Settings } from './settings.ts';

export class Mail extends Construct {
  readonly from: string;
  /** Which secret holds the server's URL. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, settings: Pick<Settings, 'MAIL_FROM'>) {
    super(scope, id);
    const secret = new Secret(this, 'Smtp', {
      description: 'The mail server as a URL: smtps://user:password@host:465. Made with a random value: put the URL in its place.',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    except(secret, 'SMG4', 'The password belongs to the mail provider and is changed there; no function here could rotate it.');
    this.from = settings.MAIL_FROM;
    this.secretArn = secret.secretArn;
  }

  allowReading(role: IRole): void {
    grant(role, ['secretsmanager:GetSecretValue'], [this.secretArn]);
  }
}

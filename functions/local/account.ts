/** The account that exists on one machine only: its region and the credentials the stand-ins accept. */
export const REGION = 'cn-northwest-1';

export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

export const ACCOUNT_ID = '000000000000';

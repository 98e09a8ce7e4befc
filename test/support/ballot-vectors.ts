/**
 * Makes test/evaluation/ballot-vectors.json: `npx tsx test/support/ballot-vectors.ts`. Run once; the numbers are random, and whoever has tried a
 * client against them needs them to stay.
 */
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { voteOf } from '../../schema/evaluation/ballot/model.ts';
import { ballotSigner } from '../../functions/runtime/ballot-keys.ts';
import { blind, bodyOf, CHOICE_BYTES, finalise, newBallot, numberOf, type Choice } from './voter.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const number = (text = ''): string => Buffer.from(text, 'base64url').toString('hex');

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
});
const publicKey = pair.publicKey.toString('base64url');
const privateKey = pair.privateKey.toString('base64url');
const { n, e, d, p, q } = createPrivateKey({ key: pair.privateKey, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
const vote = voteOf({ session: 'session-1', candidate: 'candidate-1', round: 1 });

const ballots = await Promise.all(
  (Object.keys(CHOICE_BYTES) as Choice[]).map(async (choice) => {
    const drawn: Buffer[] = [];
    const chance = (bytes: number): Buffer => {
      const made = randomBytes(bytes);
      drawn.push(made);
      return made;
    };
    const ballot = newBallot(vote, choice, chance);
    const blinding = blind(publicKey, ballot, chance);
    const blindSignature = (await ballotSigner.signBlinded(privateKey, blinding.blinded)) ?? new Uint8Array();
    const signature = finalise(publicKey, blinding, blindSignature);
    const [token = ballot, padding = ballot, salt = ballot] = drawn;
    return {
      choice,
      token: hex(token),
      padding: hex(padding),
      ballot: hex(ballot),
      salt: hex(salt),
      m: hex(blinding.encoded),
      r: blinding.r.toString(16).padStart(512, '0'),
      blinded: hex(blinding.blinded),
      blindedAsSent: blinding.blinded.toString('base64url'),
      blindSignature: hex(blindSignature),
      signature: hex(signature),
      number: numberOf(ballot),
      placeInTheBox: createHash('sha256').update(token).digest('hex'),
      body: bodyOf(ballot, signature),
    };
  }),
);

const key = { publicKey, n: number(n), e: number(e), d: number(d), p: number(p), q: number(q), fingerprint: numberOf(pair.publicKey) };
const told = 'Known answers of schema/evaluation/README.md; bytes in hexadecimal, what is sent as it is sent.';
writeFileSync(new URL('../evaluation/ballot-vectors.json', import.meta.url), `${JSON.stringify({ told, vote, key, ballots }, null, 2)}\n`);

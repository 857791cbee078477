import type { Random } from '../../random';
import type { Grant } from './grants';

/** Length of an RS256 signature. */
const SIGNATURE_LENGTH = 342;

/** This many random characters of the base64url alphabet. */
export function opaqueText(random: Random, length: number): string {
	let text = '';
	while (text.length < length) text += Buffer.from(random.uuid()).toString('base64url');
	return text.slice(0, length);
}

function part(value: object): string {
	return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

/** A JWT like those that the service issues: three parts, about a thousand characters (V3 API 2). */
export function accessTokenText(
	grant: Grant,
	issuedTime: number,
	lifeSeconds: number,
	random: Random,
): string {
	const issued = Math.floor(issuedTime / 1000);
	const payload = {
		ver: 1,
		jti: `AT.${opaqueText(random, 43)}`,
		iss: 'https://identity.sandbox.example/oauth2/default',
		aud: 'https://api.sandbox.example/v3',
		iat: issued,
		exp: issued + lifeSeconds,
		cid: grant.clientId,
		uid: opaqueText(random, 20),
		scp: grant.scopes,
		auth_time: issued,
		sub: 'owner@example.com',
		platform_user_id: grant.id,
	};
	const header = { kid: opaqueText(random, 43), alg: 'RS256' };
	return [part(header), part(payload), opaqueText(random, SIGNATURE_LENGTH)].join('.');
}

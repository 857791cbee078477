import { createNotFoundErrors, type KnownError } from '../../kit';
import { QUOTA_NEXT_STEP } from '../../constantContactShared/api/errorEntries';

/** Requests that don't name a record. */
const COLLECTIONS = /^GET \/customers\/[^/]+\/(?:\w+|settings\/emailaddresses)?$/;

/** What to do about the v1 web service's error responses (V1 API 1.8). The first match applies. */
export const knownErrors: KnownError[] = [
	{
		status: 400,
		nextStep:
			'Constant Contact found a value that it does not accept: correct what the message names, then run again.',
	},
	{
		status: 401,
		nextStep:
			'Check the API key, user name and password in the credential: they must be those of the account, not of the developer site. Do not run again before you have checked, because several failed attempts freeze the account.',
	},
	{
		status: 403,
		matches: /do[ -]?not[ -]?mail|opted? ?out/i,
		nextStep:
			"The person has unsubscribed. Only the person can resubscribe: set 'Opt-In Source' to the contact's own action, but only if that is true.",
	},
	{
		status: 403,
		nextStep:
			'The account or the API key lacks the right to do this. Ask Constant Contact for it: events and schedules need separate products or permissions.',
	},
	...createNotFoundErrors('Constant Contact', COLLECTIONS),
	{
		status: 409,
		nextStep:
			'It already exists: email addresses and the names of lists and campaigns must be unique. Update it instead.',
	},
	{
		status: 410,
		nextStep:
			'Constant Contact has discontinued this part of the service. It can no longer be used.',
	},
	{
		status: 415,
		nextStep: "The service doesn't support this for records of this kind.",
	},
	{ status: 429, matches: /over.rate/i, nextStep: QUOTA_NEXT_STEP },
	{
		status: 500,
		nextStep:
			'Constant Contact also responds this way to some wrong values. Check the values, then run again.',
	},
];

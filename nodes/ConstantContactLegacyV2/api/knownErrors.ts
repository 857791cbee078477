import { createNotFoundErrors, type KnownError } from '../../kit';
import { QUOTA_NEXT_STEP } from '../../constantContactShared/api/errorEntries';

/** Requests that don't name a record. */
const COLLECTIONS =
	/^GET \/(?:\w+|account\/\w+|emailmarketing\/campaigns|eventspot\/events|library\/\w+)$/;

/** What to do about the v2 API's error responses (V2 API 1.3). The first match applies. */
export const knownErrors: KnownError[] = [
	{
		status: 400,
		matches: /http\.status\.gone/,
		nextStep:
			'Constant Contact retired EventSpot in June 2024, and with it everything about events and registrants in this API. It can no longer be used.',
	},
	{
		status: 400,
		matches: /lists\.value\.invalid/,
		nextStep: 'Choose an existing list: this one may have been deleted.',
	},
	{
		status: 400,
		nextStep:
			'Constant Contact found a value that it does not accept: correct what the message names, then run again.',
	},
	{
		status: 401,
		nextStep:
			'Check the access token in the credential: it must have been issued for this API key, and the account may have revoked it.',
	},
	{
		status: 403,
		matches: /mashery|inactive/i,
		nextStep: 'Check the API key in the credential: it is wrong or was switched off.',
	},
	{
		status: 403,
		nextStep:
			'The account or the API key lacks the right to do this: have the owner of the account grant it, or use another credential.',
	},
	...createNotFoundErrors('Constant Contact', COLLECTIONS),
	{
		status: 409,
		matches: /email_address\.conflict|opted? ?out/i,
		nextStep:
			"The address already belongs to a contact, who may have unsubscribed or been deleted. 'Create or Update' changes an existing contact. People who have unsubscribed can only come back by their own action: set 'Action By' to Visitor, and only if they asked for it.",
	},
	{
		status: 409,
		nextStep:
			'It already exists: email addresses and the names of lists and campaigns must be unique, even after a contact has unsubscribed. Update it instead.',
	},
	{
		status: 410,
		nextStep: 'Constant Contact has discontinued this part of the API. It can no longer be used.',
	},
	{
		status: 429,
		matches: /over\.rate|quota_exceeded/,
		nextStep: QUOTA_NEXT_STEP,
	},
];

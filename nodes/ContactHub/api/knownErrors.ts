import { createNotFoundErrors, type KnownError } from '../../kit';

/** Requests that don't name a record. */
const COLLECTIONS =
	/^GET (?:\/me|\/workspaces\/[^/]+\/(?:customers|events|updates(?:\/last-offset)?|configuration\/.+))$/;

/** What to do about ContactHub's error responses (ContactHub API 1.5 and 6). The first match applies. */
export const knownErrors: KnownError[] = [
	{
		status: 400,
		matches: /window|10\s?000/i,
		nextStep:
			"ContactHub lists no more than 10,000 records in this way. Narrow the list with a query or dates; for customers, removing 'Sort By' helps too.",
	},
	{
		status: 400,
		nextStep: 'Correct the fields that ContactHub names, then run again.',
	},
	{
		status: 401,
		nextStep:
			'Press Test in the credential. If the token was renewed or the source was switched off in ContactHub (Settings > Sources), copy the token again; if the source has a list of allowed IP addresses, add the address of this n8n.',
	},
	{
		status: 403,
		matches: /workspace not found/i,
		nextStep:
			"Correct the 'Workspace ID' in the credential: the token belongs to another workspace.",
	},
	{
		status: 403,
		nextStep:
			'The token lacks the right to do this. Use one that has it: configuration needs a user or administrator token; the updates feed needs the role ADMIN, USER or PLATFORM_UPDATES, which source tokens do not have. If the source has a list of allowed IP addresses, add the address of this n8n.',
	},
	{
		status: 404,
		matches: /node not found/i,
		nextStep: "Choose another 'Node', or correct 'Default Node ID' in the credential.",
	},
	...createNotFoundErrors('ContactHub', COLLECTIONS),
	{
		status: 409,
		request: /\/(?:educations|jobs|likes|subscriptions)$/,
		when: 'for a record of a customer',
		nextStep:
			"The customer already has a record with this ID. Change it with 'Update', or leave the ID of the new one empty: then it is generated.",
	},
	{
		status: 409,
		nextStep:
			"The customer already exists. Use 'Update' with the ID that the message names, or 'Create or Update' with the token of a trusted source: for others, ContactHub doesn't name the customer.",
	},
	{
		status: 423,
		nextStep:
			"ContactHub is rebuilding its index and doesn't accept changes until it is done; nothing was written. Run again later.",
	},
];

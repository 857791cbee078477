import type { FaultAction } from '../sandbox';

/** The context of a fault. */
export interface FaultContext {
	/** Origin of a second server, which must never receive a request. */
	elsewhere: string;
	/** A secret of the credential, for responses that echo what was sent. */
	secret: string;
	/** URL of an existing record. */
	existing: string;
}

/** A fault, by its name in the table of results. */
export interface Fault {
	name: string;
	/** What happens to the request; undefined if nothing listens at the address. */
	action?(context: FaultContext): FaultAction;
	/** For faults that only apply to lists of several pages: any, those with links, or those with numbers and a total. */
	pages?: 'any' | 'links' | 'numbers';
	/** True for faults that only apply to responses with a Location header. */
	locations?: boolean;
	/** True if a write gets an empty response, so that the output can't be the server's record. */
	hasNoResponse?: boolean;
	/** True if the server writes different times to its records, so that outputs can't be compared. */
	otherTimes?: boolean;
	/** What the server gets wrong: one record, which isn't compared if nothing identifies it; or a list, whose order may be arbitrary. */
	lie?: 'record' | 'list';
}

const status = (code: number, name = `Status ${code}`): Fault => ({
	name,
	action: () => ({ kind: 'status', status: code }),
});

const DAY_MS = 86_400_000;

/** Everything that can happen to a request, in the order of the table. */
export const faults: Fault[] = [
	{ name: 'Connection refused' },
	{ name: 'Reset before the request', action: () => ({ kind: 'resetBefore' }) },
	{ name: 'Reset after the request', action: () => ({ kind: 'resetAfter' }) },
	{ name: 'No response', action: () => ({ kind: 'hang' }) },
	{ name: 'Slow body', action: () => ({ kind: 'slowBody', bytesPerSecond: 200 }) },
	{ name: 'Truncated body', action: () => ({ kind: 'truncate' }) },
	{ name: 'Body cut in half', action: () => ({ kind: 'truncateJson' }) },
	{ name: 'Wrong content type', action: () => ({ kind: 'contentType', value: 'text/plain' }) },
	{ name: 'HTML instead of data', action: () => ({ kind: 'html' }) },
	{ name: 'Empty body', action: () => ({ kind: 'empty' }), hasNoResponse: true },
	{
		name: 'Status 400 that echoes the login',
		action: ({ secret }) => ({ kind: 'status', status: 400, body: `rejected ${secret} today` }),
	},
	status(401),
	status(403),
	status(404),
	status(409),
	status(423),
	status(429),
	{
		name: 'Status 429 with Retry-After',
		action: () => ({ kind: 'status', status: 429, headers: { 'retry-after': '1' } }),
	},
	status(500),
	status(502),
	status(503),
	{
		name: 'Redirect to another host',
		action: ({ elsewhere }) => ({ kind: 'redirect', location: `${elsewhere}/customers` }),
	},
	{ name: 'Repeated page', action: () => ({ kind: 'repeatPage' }), pages: 'any' },
	{ name: 'Looping link', action: () => ({ kind: 'loopedLink' }), pages: 'links' },
	{
		name: 'Link to another host',
		action: ({ elsewhere }) => ({ kind: 'foreignNextLink', origin: elsewhere }),
		pages: 'links',
	},
	{
		name: 'Second Location, before the right one',
		action: ({ existing }) => ({ kind: 'duplicateLocation', location: existing }),
		locations: true,
	},
	{
		name: 'Second Location, after the right one',
		action: ({ existing }) => ({ kind: 'duplicateLocation', location: existing, order: 'after' }),
		locations: true,
	},
	{
		name: 'Clock two days behind',
		action: () => ({ kind: 'clockSkew', ms: -2 * DAY_MS }),
		otherTimes: true,
	},
	{
		name: 'Clock two days ahead',
		action: () => ({ kind: 'clockSkew', ms: 2 * DAY_MS }),
		otherTimes: true,
	},
	{ name: 'Empty record', action: () => ({ kind: 'emptyRecord' }), lie: 'record' },
	{ name: 'Another record', action: () => ({ kind: 'otherRecord' }), lie: 'record' },
	{ name: 'List in another order', action: () => ({ kind: 'missort' }), lie: 'list' },
	{
		name: 'Page without its last record',
		action: () => ({ kind: 'shortPage' }),
		lie: 'list',
		pages: 'numbers',
	},
	{
		name: 'Total too large',
		action: () => ({ kind: 'wrongTotal', by: 7 }),
		lie: 'list',
		pages: 'numbers',
	},
	{
		name: 'Total too small',
		action: () => ({ kind: 'wrongTotal', by: -7 }),
		lie: 'list',
		pages: 'numbers',
	},
];

import { NodeHelpers } from 'n8n-workflow';

import {
	connectionProperties,
	InputError,
	readConnection,
	type ConnectionOptions,
} from '../../../nodes/kit';
import { thrownBy } from '../dummy';

const modest: ConnectionOptions = {
	concurrency: undefined,
	requestsPerSecond: 0,
	timeout: 60_000,
	retry: { attempts: 4, firstWait: 1000, longestWait: 120_000 },
};

const chosen = {
	customizeConnection: true,
	maxConcurrentRequests: 1,
	requestsPerSecond: 0.25,
	retries: 0,
	initialRetryDelay: 0,
	requestTimeout: 1000,
};

it('is modest if the user sets nothing', () => {
	expect(readConnection({})).toEqual(modest);
	expect(readConnection(undefined)).toEqual(modest);
	expect(readConnection({ customizeConnection: true })).toEqual(modest);
});

it.each(['true', 'Yes', 1])('an expression of the switch may return %p: on', (on) => {
	expect(readConnection({ ...chosen, customizeConnection: on })).toEqual(readConnection(chosen));
});

it.each(['false', 'no', 0])('an expression of the switch may return %p: off', (off) => {
	expect(readConnection({ ...chosen, customizeConnection: off })).toEqual(modest);
});

it.each([null, '', 'maybe'])('an expression of the switch returns %p: refused', (value) => {
	const error = thrownBy(() =>
		readConnection({ ...chosen, customizeConnection: value as unknown as string }),
	);
	expect(error).toBeInstanceOf(InputError);
	expect((error as Error).message).toContain("'Customize Connection (in the credential)' is ");
});

it('may have defaults of its own for a product', () => {
	const own = { maxConcurrentRequests: 2, requestsPerSecond: 3 };
	expect(readConnection({}, own)).toEqual({ ...modest, concurrency: 2, requestsPerSecond: 3 });
});

it('is what the user sets, even by expressions, which return text', () => {
	const expected = {
		concurrency: 1,
		requestsPerSecond: 0.25,
		timeout: 1000,
		retry: { attempts: 1, firstWait: 0, longestWait: 120_000 },
	};
	expect(readConnection(chosen, { maxConcurrentRequests: 2 })).toEqual(expected);
	const texts = Object.entries(chosen).map(([name, value]) => [
		name,
		value === true || String(value),
	]);
	expect(readConnection(Object.fromEntries(texts))).toEqual(expected);
});

it.each([0, '0'])(
	'determines Max Concurrent Requests automatically if it is %p',
	(maxConcurrentRequests) => {
		expect(readConnection({ customizeConnection: true, maxConcurrentRequests })).toEqual(modest);
	},
);

it('is modest again as soon as the switch is off', () => {
	expect(readConnection({ ...chosen, customizeConnection: false })).toEqual(modest);
});

it.each([
	[
		{ maxConcurrentRequests: -1 },
		"'Max Concurrent Requests (in the credential)' is -1, out of range",
	],
	[
		{ maxConcurrentRequests: 51 },
		"'Max Concurrent Requests (in the credential)' is 51, out of range",
	],
	[
		{ maxConcurrentRequests: 2.5 },
		"'Max Concurrent Requests (in the credential)' is 2.5, which isn't a whole number",
	],
	[{ requestsPerSecond: -1 }, "'Requests per Second (in the credential)' is -1, out of range"],
	[{ initialRetryDelay: -1 }, "'Initial Retry Delay (Ms) (in the credential)' is -1, out of range"],
	[{ requestsPerSecond: 1e-9 }, "'Requests per Second (in the credential)' is 1e-9, out of range"],
	[{ requestTimeout: 2 ** 31 }, "'Timeout (Ms) (in the credential)' is 2147483648, out of range"],
	[{ requestTimeout: 60 }, "'Timeout (Ms) (in the credential)' is 60, out of range"],
	[{ retries: 11 }, "'Retries (in the credential)' is 11, out of range"],
	[{ retries: 'many' }, "'Retries (in the credential)' isn't a number: 'many'"],
])('refuses %j', (raw, message) => {
	const error = thrownBy(() => readConnection({ customizeConnection: true, ...raw }));
	expect(error).toBeInstanceOf(InputError);
	expect(error).toMatchObject({ message });
});

it('is shown in the credential when the switch is on, with the defaults filled in', () => {
	const properties = connectionProperties({ requestsPerSecond: 4 });
	const filledIn = (data: object) =>
		NodeHelpers.getNodeParameters(properties, { ...data }, true, false, null, null);
	expect(filledIn({})).toEqual({ customizeConnection: false });
	expect(filledIn({ customizeConnection: true })).toEqual({
		customizeConnection: true,
		maxConcurrentRequests: 0,
		requestsPerSecond: 4,
		retries: 3,
		initialRetryDelay: 1000,
		requestTimeout: 60_000,
	});
});

import {
	connectionFieldWith,
	InputError,
	type ConnectionOptions,
	type Field,
} from '../../nodes/kit';
import { connectionField, connectionOptions } from '../../nodes/kit/connection';
import { thrownBy } from './dummy';

const read = (field: Field<ConnectionOptions>, raw: object = {}) =>
	field.read(raw, { label: 'Options', item: { json: {} } });

const modest: ConnectionOptions = {
	concurrency: 4,
	requestsPerSecond: 0,
	timeout: 60_000,
	retry: { attempts: 4, firstWait: 1000, longestWait: 120_000 },
};

it('is modest where the user sets nothing', () => {
	expect(read(connectionField)).toEqual(modest);
	expect(connectionOptions()).toEqual(modest);
});

it('may have defaults of its own for a product', () => {
	const expected = { ...modest, concurrency: 2, requestsPerSecond: 3 };
	const own = { concurrency: 2, requestsPerSecond: 3 };
	expect(read(connectionFieldWith(own))).toEqual(expected);
	expect(connectionOptions(own)).toEqual(expected);
});

it('is what the user sets', () => {
	const raw = {
		concurrency: 1,
		firstRetryAfter: 0,
		requestsPerSecond: 0.25,
		retries: 0,
		timeout: 1,
	};
	expect(read(connectionFieldWith({ concurrency: 2 }), raw)).toEqual({
		concurrency: 1,
		requestsPerSecond: 0.25,
		timeout: 1000,
		retry: { attempts: 1, firstWait: 0, longestWait: 120_000 },
	});
});

it.each([
	[{ concurrency: 0 }, "'Requests at Once' is 0, out of range"],
	[{ concurrency: 51 }, "'Requests at Once' is 51, out of range"],
	[{ firstRetryAfter: -1 }, "'First Retry After (Ms)' is -1, out of range"],
	[{ retries: 11 }, "'Retries' is 11, out of range"],
])('refuses %j', (raw, message) => {
	const error = thrownBy(() => read(connectionField, raw));
	expect(error).toBeInstanceOf(InputError);
	expect(error).toMatchObject({ message });
});

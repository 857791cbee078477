import type { IDataObject } from 'n8n-workflow';
import {
	copySeen,
	hasTimes,
	readCursor,
	getSeenTime,
	dropSeenBefore,
	writeCursor,
	type Subject,
} from '../../../nodes/kit';

const subject: Subject = { event: 'customerUpdated', start: '2026-05-31', account: 'w/n' };
const cursor = { time: 5, seen: { a: 5 } };

/** n8n's data for a workflow whose trigger stopped at the cursor. */
function remembered(change: object = {}): IDataObject {
	const data: IDataObject = {};
	writeCursor(data, subject, 'f', cursor);
	return { state: { ...(data.state as object), ...change } };
}

it('what is stored: the format, the settings and the cursor', () => {
	const data: IDataObject = { of: 'another node' };
	writeCursor(data, subject, 'f', cursor);
	expect(data).toEqual({
		of: 'another node',
		state: { version: 1, ...subject, filter: 'f', cursor },
	});
});

it.each([
	['f', false],
	['g', true],
])('whether the filters were changed is known: %s', (filter, expected) => {
	expect(readCursor(remembered(), subject, filter)?.isRefiltered).toBe(expected);
});

it('a poll works on a copy of the stored data, so that a failed poll changes nothing', () => {
	const data = remembered();
	const read = readCursor(data, subject, 'f')?.cursor as typeof cursor;
	expect(read).toEqual(cursor);
	read.seen.a = 6;
	expect(readCursor(data, subject, 'f')?.cursor).toEqual(cursor);
});

it.each([{ event: 'customerCreated' as const }, { start: '2026-06-01' }, { account: 'w/m' }])(
	'starts over when the settings ask for something else: %j',
	(change) => {
		expect(readCursor(remembered(), { ...subject, ...change }, 'f')).toBeUndefined();
	},
);

it.each([
	['nothing', {}],
	['a text', { state: 'x' }],
	['nobody', { state: null }],
	['another format', remembered({ version: 2 })],
	['no cursor', remembered({ cursor: undefined })],
	['a list as cursor', remembered({ cursor: [] })],
])('starts over where %s is stored', (_what, data) => {
	expect(readCursor(data as IDataObject, subject, 'f')?.cursor).toBeUndefined();
});

it('forgets what lies before the part that is read again', () => {
	const seen = { a: 1, b: 2, c: 3 };
	expect(dropSeenBefore(seen, 2)).toEqual({ b: 2, c: 3 });
	expect(dropSeenBefore(seen, 4)).toEqual({});
	expect(dropSeenBefore(seen, 1)).toBe(seen);
});

it.each([
	[{ a: 1, b: 0, seen: {} }, true],
	[{ a: 1, seen: {} }, false],
	[{ a: 1, b: null, seen: {} }, false],
	[{ a: '1', b: 2, seen: {} }, false],
	[{ a: Number.NaN, b: 2, seen: {} }, false],
	[{ a: 1, b: 2, seen: [] }, false],
	[{ a: 1, b: 2 }, false],
])('%j has the times a and b, and the records seen: %p', (stored, expected) => {
	expect(hasTimes(stored, ['a', 'b'])).toBe(expected);
});

it('recognizes records that were output by any ID, and ignores inherited properties', () => {
	expect(getSeenTime({ a: 1 }, 'a')).toBe(1);
	expect(getSeenTime({ a: 1 }, 'b')).toBeUndefined();
	expect(getSeenTime({ a: 1 }, 'toString')).toBeUndefined();
	const before = { a: 1 };
	const copy = copySeen(before);
	expect({ ...copy }).toEqual(before);
	for (const id of ['__proto__', 'constructor']) {
		expect(getSeenTime(copy, id)).toBeUndefined();
		copy[id] = 2;
		expect(getSeenTime(copy, id)).toBe(2);
	}
	expect(before).toEqual({ a: 1 });
});

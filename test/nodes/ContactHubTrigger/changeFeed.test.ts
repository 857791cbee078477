import type { IDataObject } from 'n8n-workflow';

import { changeFeed, type ChangeCursor } from '../../../nodes/ContactHubTrigger/feeds/changes';
import type { FeedCall } from '../../../nodes/ContactHubTrigger/feeds/feed';
import { poll, type TriggerCall } from '../../../nodes/ContactHubTrigger/poll';

/** A feed with this many changes, with offsets starting at 1; every third one is a deletion. */
class Changes {
	readonly asked: IDataObject[] = [];

	readonly workspaceId = 'workspace';

	constructor(private readonly count: number) {}

	observedBy = () => this;

	get = async (target: string, query: IDataObject): Promise<IDataObject> => {
		this.asked.push({ target, ...query });
		if (target === '/updates/last-offset') return await Promise.resolve({ lastOffset: this.count });
		const from = Number(query.offset ?? query.timestamp ?? 0);
		const size = Math.min(Number(query.size), Math.max(0, this.count - from));
		const updates = Array.from({ length: size }, (_, index) => changeAt(from + index + 1));
		return await Promise.resolve({ updates, nextOffset: from + size });
	};
}

function changeAt(offset: number): IDataObject {
	const operation = offset % 3 === 0 ? 'DELETE' : 'UPDATE';
	return { operation, entity: { type: 'CUSTOMER', data: { id: offset } } };
}

function callOf(api: Changes, more: object = {}): FeedCall {
	return {
		api,
		params: {},
		limit: 1000,
		isLate: () => false,
		...more,
	} as unknown as FeedCall;
}

const offsetsOf = (changes: IDataObject[]) => changes.map(({ data }) => (data as IDataObject).id);

describe('where the trigger begins', () => {
	it('is the end of the feed, or a time', async () => {
		const api = new Changes(70);
		expect(await changeFeed.begin(callOf(api), undefined)).toEqual({
			offset: 70,
			checked: expect.any(Number) as number,
		});
		expect(await changeFeed.begin(callOf(api), 7)).toEqual({ timestamp: 7 });
		expect(api.asked).toEqual([
			{ target: '/updates/last-offset', entity: undefined, nodeId: undefined },
		]);
	});

	it.each([{}, { lastOffset: null }, { lastOffset: '7' }, { lastOffset: -1 }])(
		"is not known after the response %j, and reading the whole history isn't a solution",
		async (response) => {
			const api = new Changes(3);
			api.get = async () => await Promise.resolve(response);
			await expect(changeFeed.begin(callOf(api), undefined)).rejects.toMatchObject({
				problem: 'unreadable',
				seen: "the response has no 'lastOffset'",
			});
		},
	);

	it('an offset beyond the end is an error, not silence', async () => {
		const cursor = { offset: 100 };
		await expect(changeFeed.read(callOf(new Changes(70)), cursor)).rejects.toThrow(
			'Offset 100 is beyond the end of the feed of changes, which is at 70',
		);
	});

	it('that the offset lies within the feed is made sure once an hour', async () => {
		const api = new Changes(5);
		let { cursor } = await changeFeed.read(callOf(api), { offset: 5 });
		({ cursor } = await changeFeed.read(callOf(api), cursor));
		expect(api.asked.map(({ target }) => target)).toEqual([
			'/updates',
			'/updates/last-offset',
			'/updates',
		]);
		const hour = 3_600_000;
		jest.spyOn(Date, 'now').mockReturnValue(Number(cursor.checked) + hour);
		await changeFeed.read(callOf(api), cursor);
		expect(api.asked.slice(3).map(({ target }) => target)).toEqual([
			'/updates',
			'/updates/last-offset',
		]);
		jest.restoreAllMocks();
	});

	it.each<[object, boolean]>([
		[{ offset: 0 }, true],
		[{ offset: -1 }, false],
		[{ timestamp: 7 }, true],
		[{ offset: '7' }, false],
		[{ offset: null, timestamp: null }, false],
		[{}, false],
	])('%j is a cursor: %p', (stored, expected) => {
		expect(changeFeed.isCursor(stored)).toBe(expected);
	});
});

describe('a poll', () => {
	it('continues after the last change', async () => {
		const api = new Changes(5);
		const found = await changeFeed.read(callOf(api), { offset: 2 });
		expect(offsetsOf(found.records)).toEqual([3, 4, 5]);
		expect(found.cursor).toMatchObject({ offset: 5 });
		expect(api.asked[0]).toMatchObject({ target: '/updates', offset: 2, size: 1000 });
		const next = await changeFeed.read(callOf(api), found.cursor);
		expect(next).toMatchObject({ records: [], cursor: { offset: 5 } });
	});

	it('keeps a time that is still to come, whatever offset the response has', async () => {
		const cursor: ChangeCursor = { timestamp: Date.now() + 3_600_000 };
		const found = await changeFeed.read(callOf(new Changes(9)), cursor);
		expect(found).toEqual({ records: [], cursor });
	});

	it('goes on through changes that the user does not want, as far as it can output all that it finds', async () => {
		const some = (operations: string[]) => ({ params: { changeFilters: { operations } } });
		const none = await changeFeed.read(callOf(new Changes(9000), some(['CREATE'])), { offset: 0 });
		expect(none).toMatchObject({ records: [], cursor: { offset: 9000 } });
		const api = new Changes(9000);
		const third = await changeFeed.read(callOf(api, some(['DELETE'])), { offset: 0 });
		expect(api.asked.map(({ size }) => size)).toEqual([1000, 667]);
		expect(offsetsOf(third.records)).toEqual(Array.from({ length: 555 }, (_, at) => 3 * at + 3));
		expect(third.cursor).toMatchObject({ offset: 1667 });
	});

	it('keeps its time if there is nothing yet', async () => {
		const cursor: ChangeCursor = { timestamp: 0 };
		const found = await changeFeed.read(callOf(new Changes(0)), cursor);
		expect(found).toEqual({ records: [], cursor });
	});

	it('returns as many as requested, or as there is time for', async () => {
		const some = await changeFeed.read(callOf(new Changes(9), { limit: 4 }), { offset: 0 });
		expect(offsetsOf(some.records)).toEqual([1, 2, 3, 4]);
		expect(some.cursor).toMatchObject({ offset: 4 });
		const late = callOf(new Changes(9000), { limit: 9000, isLate: () => true });
		const { records, cursor } = await changeFeed.read(late, { offset: 0 });
		expect(records).toHaveLength(4000);
		expect(cursor).toMatchObject({ offset: 4000 });
		const punctual = callOf(new Changes(9000), { limit: 9000 });
		expect((await changeFeed.read(punctual, { offset: 0 })).records).toHaveLength(9000);
	});

	it('requests the kind and the node, and takes the operations that the user wants', async () => {
		const api = new Changes(6);
		const changeFilters = { entity: 'event', node: 'n1', operations: ['DELETE'] };
		const found = await changeFeed.read(callOf(api, { params: { changeFilters } }), { offset: 0 });
		expect(offsetsOf(found.records)).toEqual([3, 6]);
		expect(found.cursor).toMatchObject({ offset: 6 });
		expect(api.asked[0]).toMatchObject({ entity: 'event', nodeId: 'n1' });
		const all = callOf(api, { params: { changeFilters: { entity: 'all', operations: [] } } });
		expect((await changeFeed.read(all, { offset: 0 })).records).toHaveLength(6);
		expect(api.asked.at(-1)).toMatchObject({ entity: undefined, nodeId: undefined });
	});
});

describe('examples', () => {
	it('are the last ones, newest first', async () => {
		const api = new Changes(5000);
		const examples = await changeFeed.sample(callOf(api));
		expect(offsetsOf(examples)).toEqual(Array.from({ length: 10 }, (_, index) => 5000 - index));
		expect(api.asked[1]).toMatchObject({ offset: 3000, size: 2000 });
	});

	it('are looked for from the beginning of a short feed', async () => {
		const api = new Changes(4);
		const changeFilters = { operations: ['DELETE'] };
		const examples = await changeFeed.sample(callOf(api, { params: { changeFilters } }));
		expect(offsetsOf(examples)).toEqual([3]);
		expect(api.asked[1]).toMatchObject({ offset: 0 });
	});
});

describe('a poll of the trigger', () => {
	/** The state of the trigger, and polls of it. */
	function trigger(api: Changes, params: IDataObject = {}) {
		const data: IDataObject = {};
		const all = { event: 'changeReceived', triggerOptions: {}, ...params };
		const once = async (more: Partial<TriggerCall> = {}) =>
			await poll({
				api,
				params: all,
				rawParameters: { startDate: '={{ $now }}' },
				data,
				isLate: () => false,
				warn: () => {},
				...more,
			} as unknown as TriggerCall);
		return { data, once };
	}

	it('finds nothing at first, then new records', async () => {
		const { data, once } = trigger(new Changes(3));
		expect(await once()).toEqual([]);
		expect(data).toEqual({
			state: {
				version: 1,
				event: 'changeReceived',
				start: 'now',
				account: 'workspace',
				filter: '[null,null,null,null,null,null,null,null,null,null]',
				cursor: { offset: 3, checked: expect.any(Number) as number },
			},
		});
		expect(offsetsOf(await once({ api: new Changes(5) as never }))).toEqual([4, 5]);
		expect(data.state).toMatchObject({ cursor: { offset: 5 } });
	});

	it("finds records since a date at once, and identifies the date by the user's text", async () => {
		const startDate = { toMillis: () => 1 };
		const { data, once } = trigger(new Changes(3), { startDate: startDate as never });
		expect(offsetsOf(await once())).toEqual([2, 3]);
		expect(data.state).toMatchObject({ start: '={{ $now }}', cursor: { offset: 3 } });
	});

	it('passes on a thousand at most, or as many as the user wants', async () => {
		const many = trigger(new Changes(1));
		await many.once();
		expect(await many.once({ api: new Changes(5000) as never })).toHaveLength(1000);
		const few = trigger(new Changes(1), { triggerOptions: { maxPerPoll: 7 } });
		await few.once();
		expect(await few.once({ api: new Changes(5000) as never })).toHaveLength(7);
	});

	it.each([{ offset: 'x' }, {}])(
		'starts over where its cursor is %j, and says so',
		async (cursor) => {
			const { data, once } = trigger(new Changes(3));
			await once();
			(data.state as IDataObject).cursor = cursor;
			expect(await once()).toEqual([]);
			await expect(once()).rejects.toThrow('could not be read, so it has started over');
			expect(await once()).toEqual([]);
			expect(data.state).toMatchObject({ cursor: { offset: 3 } });
			expect(data.state).not.toHaveProperty('damagedAt');
		},
	);

	it('that fails moves nothing', async () => {
		const { data, once } = trigger(new Changes(3));
		await once();
		const before = JSON.stringify(data);
		const broken = new Changes(9);
		broken.get = async () => await Promise.reject(new Error('broken'));
		await expect(once({ api: broken as never })).rejects.toThrow('broken');
		expect(JSON.stringify(data)).toBe(before);
	});
});

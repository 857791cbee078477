import type { IDataObject } from 'n8n-workflow';

import type { LogEntry } from '../../../sandbox';
import { sized } from '../../../support/size';
import { connectNode, type ConnectedNode, type Parameters } from '../setup';

/** The result window, smaller than the real one of 10,000: reading beyond it works the same way. */
const WINDOW = sized(1000, 10_000);

let mockWindow = WINDOW;

jest.mock('../../../../nodes/ContactHub/api/resultWindow', () => ({
	get RESULT_WINDOW() {
		return mockWindow;
	},
}));

/** Slightly more than the window, so that reading must continue by key. */
const SIZE = WINDOW + 130;

/** Pages of 50 customers that fill the window. */
const PAGES = WINDOW / 50;

let node: ConnectedNode;

// Each test reads more than 200 pages.
jest.setTimeout(600_000);

afterEach(async () => {
	await node.close();
	mockWindow = WINDOW;
});

const start = async (more: object = {}) => {
	node = await connectNode({
		contactHub: {
			customers: SIZE,
			events: 0,
			deepPaging: false,
			resultWindow: mockWindow,
			...more,
		},
	});
};

const idsInSandbox = () => [...node.hub.customers()].map(({ id }) => id);

const getAll = async (parameters: Parameters = {}) =>
	await node.run('customer', 'getAll', {
		returnAll: true,
		listOptions: { fields: 'externalId' },
		...parameters,
	});

const idsOf = (json: IDataObject[]) => json.map(({ id }) => String(id));

/** Calls back after this many requests, while the node continues. */
function whenRequests(count: number, act: () => void): void {
	const { log } = node.sandbox;
	const open = log.open.bind(log);
	log.open = (entry): LogEntry => {
		const opened = open(entry);
		if (opened.number === count) act();
		return opened;
	};
}

const atomic = { type: 'atomic', attribute: 'registeredAt' };

const queryOf = (condition: object) => ({
	name: '',
	query: { type: 'simple', are: { condition } },
});

const keyOf = ({ query }: LogEntry) =>
	typeof query.query === 'string' ? (JSON.parse(query.query) as object) : undefined;

describe('customer: getAll beyond 10,000 customers', () => {
	it('continues from the last date of registration, without losing or repeating any', async () => {
		await start();
		const { json, error } = await getAll();
		expect(error).toBeUndefined();
		expect(idsOf(json)).toEqual(idsInSandbox());

		const { entries } = node.sandbox.log;
		expect(entries.every(({ status }) => status === 200)).toBe(true);
		expect(entries).toHaveLength(1 + PAGES + 3);
		const [newest, ...pages] = entries;
		expect(newest?.query).toMatchObject({ sort: 'registeredAt,desc', page: '0' });
		const key = (index: number) => String(json[index]?.registeredAt).replace('+0000', 'Z');
		const upTo = { ...atomic, operator: 'LTE', value: key(SIZE - 1) };
		const from = { ...atomic, operator: 'GTE', value: key(WINDOW - 1) };
		const both = { type: 'composite', conjunction: 'and', conditions: [from, upTo] };
		expect(pages.slice(0, PAGES).map(keyOf)).toEqual(Array(PAGES).fill(queryOf(upTo)));
		expect(pages.slice(PAGES).map(keyOf)).toEqual(Array(3).fill(queryOf(both)));
	});

	it('does so where 300 customers share a date', async () => {
		await start({ sameTimestampEvery: 300 });
		const { json } = await getAll();
		expect(idsOf(json)).toEqual(idsInSandbox());
	});

	it('does so where more customers share a date than are remembered otherwise', async () => {
		mockWindow = 10_000;
		await start({ customers: 10_130, sameTimestampEvery: 4_000 });
		const { json } = await getAll();
		expect(idsOf(json)).toEqual(idsInSandbox());
	});

	it('does so from the newest to the oldest', async () => {
		await start({ sameTimestampEvery: 300 });
		const { json } = await getAll({ listOptions: { sortDirection: 'desc' } });
		expect(new Set(idsOf(json))).toEqual(new Set(idsInSandbox()));
		expect(json).toHaveLength(SIZE);
		expect(JSON.stringify(keyOf(node.sandbox.log.entries.at(-1) as LogEntry))).toContain('"LTE"');
	});

	it('does so in the order of the last change', async () => {
		await start();
		const { json } = await getAll({ listOptions: { sortBy: 'updatedAt' } });
		expect(new Set(idsOf(json))).toEqual(new Set(idsInSandbox()));
		expect(json).toHaveLength(SIZE);
	});

	it('keeps to the query, and narrows it', async () => {
		await start();
		const { json } = await getAll({
			queryMode: 'conditions',
			conditions: {
				condition: [{ attribute: 'base.contacts.email', operator: 'IS_NOT_NULL' }],
			},
			listOptions: { fields: 'base.contacts.email' },
		});
		// One customer in 29 has no address.
		expect(json.length).toBeLessThan(SIZE);
		node.sandbox.log.clear();

		const all = { type: 'atomic', attribute: 'id', operator: 'IS_NOT_NULL' };
		const combined = {
			type: 'combined',
			conjunction: 'UNION',
			queries: [{ type: 'simple', are: { condition: all } }],
		};
		const result = await getAll({ queryMode: 'json', queryJson: JSON.stringify(combined) });
		expect(result.error).toBeUndefined();
		expect(idsOf(result.json)).toEqual(idsInSandbox());
		expect(keyOf(node.sandbox.log.entries.at(-1) as LogEntry)).toMatchObject({
			query: { type: 'combined', conjunction: 'INTERSECT', queries: [combined, {}] },
		});
	});

	it('stops at a limit beyond the window', async () => {
		await start();
		const { json } = await getAll({ returnAll: false, limit: WINDOW + 60 });
		expect(idsOf(json)).toEqual(idsInSandbox().slice(0, WINDOW + 60));
	});

	it('says what to do if another order is refused', async () => {
		await start();
		const { error } = await getAll({ listOptions: { sortBy: 'base.lastName' } });
		expect(error?.httpCode).toBe('400');
		expect(error?.message).toContain('Result window is too large');
		expect(error?.description).toContain(
			'ContactHub lists no more than 10,000 records in this way.',
		);
		expect(error?.description).toContain("removing 'Sort By' helps too");
	});

	it('reads on by page if the API allows it and another order is wanted', async () => {
		await start({ deepPaging: true });
		const { json } = await getAll({ listOptions: { sortBy: 'base.lastName' } });
		expect(new Set(idsOf(json))).toEqual(new Set(idsInSandbox()));
		expect(json).toHaveLength(SIZE);
	});
});

describe('customer: getAll while customers are added and deleted', () => {
	it.each(['asc', 'desc'])(
		"doesn't repeat or lose any when new ones are added (%s)",
		async (direction) => {
			await start();
			const known = idsInSandbox();
			for (const count of [3, PAGES / 2 - 10, PAGES - 1, PAGES + 1]) {
				whenRequests(count, () => {
					for (let index = 0; index < 70; index++) node.hub.putCustomer({ externalId: 'new' });
				});
			}
			const { json } = await getAll({ listOptions: { sortDirection: direction } });
			const ids = idsOf(json);
			expect(new Set(ids).size).toBe(ids.length);
			expect(known.filter((id) => !ids.includes(id))).toEqual([]);
			// Those added after the start are left for the next time.
			expect(ids).toHaveLength(SIZE);
		},
	);

	it.each(['asc', 'desc'])(
		"doesn't repeat or lose any when some are deleted (%s)",
		async (direction) => {
			await start({ sameTimestampEvery: 3 });
			const known = idsInSandbox();
			const deleted = new Set<string>();
			for (const [index, count] of [4, PAGES / 2, PAGES + 1, PAGES + 4].entries()) {
				whenRequests(count, () => {
					const first = (direction === 'asc' ? 0 : SIZE - 60) + index * 15;
					for (const id of known.slice(first, first + 7)) {
						deleted.add(id);
						node.hub.deleteCustomer(id);
					}
				});
			}
			const { json, error } = await getAll({ listOptions: { sortDirection: direction } });
			expect(error).toBeUndefined();
			expect(deleted.size).toBeGreaterThan(20);
			const ids = new Set(idsOf(json));
			expect(ids.size).toBe(json.length);
			expect(known.filter((id) => !deleted.has(id) && !ids.has(id))).toEqual([]);
		},
	);

	it.each(['asc', 'desc'])(
		"doesn't lose any when as many are deleted as added, so that the total doesn't change (%s)",
		async (direction) => {
			await start({ customers: 1_000 });
			const known = idsInSandbox();
			const gone = direction === 'asc' ? known.slice(0, 5) : known.slice(-5);
			whenRequests(8, () => {
				for (const id of gone) {
					node.hub.deleteCustomer(id);
					node.hub.putCustomer({ externalId: 'new' });
				}
			});
			const { json } = await getAll({ listOptions: { sortDirection: direction } });
			const ids = idsOf(json);
			expect(new Set(ids).size).toBe(ids.length);
			expect(known.filter((id) => !gone.includes(id) && !ids.includes(id))).toEqual([]);
		},
	);

	it("doesn't lose any that are changed in the meantime, in the order of the last change", async () => {
		await start({ customers: 1_000 });
		const known = idsInSandbox();
		for (const count of [3, 8, 15]) {
			whenRequests(count, () => {
				for (const id of known.slice(count * 20, count * 20 + 40)) {
					node.hub.putCustomer({ id, externalId: 'changed' });
				}
			});
		}
		const { json, error } = await getAll({ listOptions: { sortBy: 'updatedAt' } });
		expect(error).toBeUndefined();
		expect(known.filter((id) => !idsOf(json).includes(id))).toEqual([]);
	});
});

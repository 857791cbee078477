import { readBinary } from '../../../support';
import { Bench, getMany } from './bench';

const bench = new Bench({ contactHub: { customers: 330, events: 220 } });
afterEach(async () => await bench.settle());

const REPEATED =
	/^Could not get many \w+: the server sent another page instead of page \d+ \[item 0\]/;

describe.each(['customer', 'event'])('a list of %ss', (resource) => {
	const parameters = { ...getMany, resource, connection: { retries: 1 } };

	it.each(['asked', 'answered'] as const)(
		'in which a page is sent twice, numbered as %s, is an error',
		async (number) => {
			const fault = bench.fault({ kind: 'repeatPage', number }, { after: 1, times: 1 });
			const { message, description } = await bench.fail(parameters);
			expect(fault.hits).toBe(1);
			expect(message).toMatch(REPEATED);
			expect(description).toMatch(/\(GET /);
		},
	);

	it('in which every page is the one before is an error', async () => {
		bench.fault({ kind: 'repeatPage' });
		expect((await bench.fail(parameters)).message).toMatch(REPEATED);
	});

	it('that is written to a file is an error, too', async () => {
		bench.fault({ kind: 'repeatPage' }, { after: 1 });
		const { message } = await bench.fail({ ...parameters, output: 'file' });
		expect(message).toMatch(REPEATED);
	});

	it('with Continue on Fail gives the pages before it, and the error', async () => {
		bench.fault({ kind: 'repeatPage' }, { after: 1 });
		const { items, errorItems } = await bench.run(parameters, {
			continueOnFail: 'continueErrorOutput',
		});
		expect(items.length).toBeGreaterThanOrEqual(50);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(items.length);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]?.json.error).toMatch(REPEATED);
	});

	it('is read to its end otherwise: the last page is not asked for twice', async () => {
		const { items } = await bench.run(parameters);
		const counts = bench.hub.counts;
		const total = resource === 'customer' ? counts.customers : counts.events;
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(total);
		// The end of a list of customers is requested first, in descending order.
		const inOrder = bench.requests().filter(({ query }) => query.sort !== 'registeredAt,desc');
		const pages = inOrder.map(({ query }) => Number(query.page));
		expect(pages).toEqual(Array.from({ length: Math.ceil(total / 50) }, (_, page) => page));
	});
});

it('a file is whole in spite of faults that pass', async () => {
	bench.fault({ kind: 'status', status: 503 }, { probability: 0.2 });
	bench.fault({ kind: 'truncateJson' }, { probability: 0.2 });
	bench.fault({ kind: 'resetAfter' }, { probability: 0.2 });
	const { items } = await bench.run({
		...getMany,
		output: 'file',
		listOptions: { format: 'jsonl' },
		connection: { retries: 10 },
	});
	const lines = (await readBinary(items[0])).toString().trim().split('\n');
	const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
	expect(ids).toEqual([...bench.hub.customers()].map(({ id }) => id));
	expect(bench.requests().length).toBeGreaterThan(7);
});

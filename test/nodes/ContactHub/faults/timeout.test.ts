import { endTimeoutsAfter } from '../../../support';
import { Bench, create, getMany, person, requestOf } from './bench';

const bench = new Bench();

/** Milliseconds: less than a slow server takes in the test, more than a busy machine needs. */
const WITHOUT_TIMEOUT = 10_000;

const oneSecond = (retries: number) => ({ connection: { requestTimeout: 1000, retries } });

describe('a server that does not respond', () => {
	it('is given up after the timeout', async () => {
		bench.fault({ kind: 'hang' });
		const { message, description, outcome } = await bench.fail({ ...getMany, ...oneSecond(0) });
		expect(bench.requests()).toHaveLength(1);
		expect(outcome.took).toBeGreaterThanOrEqual(990);
		expect(outcome.took).toBeLessThan(WITHOUT_TIMEOUT);
		expect(message).toMatch(/^Could not get many customers: no .*response arrived .*in/);
		expect(description).toMatch(/^Set a higher 'Timeout \(Ms\)' in the credential/);
	});

	it('is retried with GET', async () => {
		const fault = bench.fault({ kind: 'hang' }, { times: 1 });
		const restore = endTimeoutsAfter(() => fault.hits);
		const { json } = await bench.run({
			...requestOf('GET', bench.customerId()),
			connection: { retries: 1 },
		});
		restore();
		expect(json).toHaveLength(1);
		expect(bench.requests()).toHaveLength(2);
	});

	it('is not retried with POST, and the user is told to check first', async () => {
		bench.fault({ kind: 'hang' });
		const { description, outcome } = await bench.fail(
			{ ...create, ...oneSecond(3) },
			{ json: [person()] },
		);
		expect(bench.requests()).toHaveLength(1);
		expect(outcome.took).toBeLessThan(WITHOUT_TIMEOUT);
		expect(description).toMatch(
			/^ContactHub may have carried out .* check there before you run it again\. Set a higher 'Timeout \(Ms\)'/,
		);
	});
});

it('a response that trickles in does not get more time than one that does not come', async () => {
	bench.fault({ kind: 'slowBody', bytesPerSecond: 2000 });
	const { message, outcome } = await bench.fail({ ...getMany, ...oneSecond(0) });
	expect(outcome.took).toBeGreaterThanOrEqual(990);
	expect(outcome.took).toBeLessThan(WITHOUT_TIMEOUT);
	expect(message).toContain('no complete response arrived within 1 second');
});

it('a response that is slow but in time is waited for', async () => {
	bench.fault({ kind: 'slowBody', bytesPerSecond: 20_000 });
	const { json, took } = await bench.run({
		...requestOf('GET', bench.customerId()),
		connection: { requestTimeout: WITHOUT_TIMEOUT, retries: 0 },
	});
	expect(json).toHaveLength(1);
	expect(took).toBeGreaterThan(50);
});

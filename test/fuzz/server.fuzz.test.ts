import fc from 'fast-check';

import { startElsewhere, type Elsewhere } from '../chaos/elsewhere';
import {
	constantContactV1,
	constantContactV2,
	constantContactV3,
	contactHub,
	type Subject,
} from '../chaos/subjects';
import { expectCleanPrototypes } from './harm';
import { hostility } from './server/responses';
import { attack, startBench, type Attack } from './server/hostileRun';
import { runs } from './settings';
import { sized } from '../support/size';

const attacks: fc.Arbitrary<Attack> = fc.record({
	operation: fc.nat(1000),
	request: fc.integer({ min: 1, max: 3 }),
	lasting: fc.boolean(),
	how: hostility,
});

let elsewhere: Elsewhere;

beforeAll(async () => {
	elsewhere = await startElsewhere();
});
afterAll(async () => await elsewhere.close());

/** Runs operations of a node while its server responds with anything at all. */
async function besiege<State>(subject: Subject<State>): Promise<void> {
	const bench = await startBench(subject, elsewhere);
	try {
		await fc.assert(
			fc.asyncProperty(attacks, async (one) => {
				expect(await attack(bench, one)).toEqual([]);
				expectCleanPrototypes();
				expect([elsewhere.received(), elsewhere.strangers()]).toEqual([0, []]);
			}),
			runs(sized(15, 40)) as fc.Parameters<[Attack]>,
		);
	} finally {
		await bench.server.close();
	}
}

it('ContactHub: whatever the server returns, an operation succeeds or says what to do', async () => {
	await besiege(contactHub);
});

it('Constant Contact, version 1: the same', async () => {
	await besiege(constantContactV1);
});

it('Constant Contact, version 2: the same', async () => {
	await besiege(constantContactV2);
});

it('V3: the same', async () => {
	await besiege(constantContactV3);
});

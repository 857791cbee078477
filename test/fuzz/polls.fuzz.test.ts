import fc from 'fast-check';

import { TRIGGER_EVENTS } from '../../nodes/ContactHubTrigger/cursor';
import { startElsewhere, type Elsewhere } from '../chaos/elsewhere';
import { ChaosServer } from '../chaos/server';
import { contactHub } from '../chaos/subjects';
import type { ContactHubSandbox } from '../sandbox';
import { expectCleanPrototypes } from './harm';
import { hostility } from './server/answers';
import { attackPoll, type PollAttack } from './server/hostilePoll';
import { runs } from './settings';
import { sized } from '../support/size';

let elsewhere: Elsewhere;
let server: ChaosServer<ContactHubSandbox>;

beforeAll(async () => {
	elsewhere = await startElsewhere();
	server = new ChaosServer(contactHub.create, 1);
	await server.start();
	elsewhere.allow(server.url);
});
afterAll(async () => {
	await server.close();
	await elsewhere.close();
});

it.each(TRIGGER_EVENTS)(
	'%s: whatever a poll is answered, it succeeds or says what to do, and later polls find the rest',
	async (event) => {
		const attacks = fc.record({
			event: fc.constant(event),
			request: fc.integer({ min: 1, max: 2 }),
			lasting: fc.boolean(),
			how: hostility,
		});
		await fc.assert(
			fc.asyncProperty(attacks, async (attack) => {
				expect(await attackPoll(server, attack)).toEqual([]);
				expectCleanPrototypes();
				expect([elsewhere.received(), elsewhere.strangers()]).toEqual([0, []]);
			}),
			runs(sized(10, 30)) as fc.Parameters<[PollAttack]>,
		);
	},
);

import fc from 'fast-check';

import { TRIGGER_EVENTS as CONSTANT_CONTACT_EVENTS } from '../../nodes/ConstantContactTrigger/events';
import { TRIGGER_EVENTS } from '../../nodes/ContactHubTrigger/events';
import { startElsewhere, type Elsewhere } from '../chaos/elsewhere';
import { ChaosServer } from '../chaos/server';
import { constantContactV3, contactHub, type Subject } from '../chaos/subjects';
import { sized } from '../support/size';
import { expectCleanPrototypes } from './harm';
import { hostility } from './server/responses';
import { constantContactPolls } from './server/constantContactPolls';
import { contactHubPolls } from './server/contactHubPolls';
import { attackPoll, type PollAttack, type PollSubject } from './server/hostilePoll';
import { runs } from './settings';

let elsewhere: Elsewhere;

beforeAll(async () => {
	elsewhere = await startElsewhere();
});
afterAll(async () => await elsewhere.close());

/** Lets a trigger poll a hostile server, for each of its events. */
function besiegePolls<State, Event extends string>(
	{ create }: Pick<Subject<State>, 'create'>,
	subject: PollSubject<State, Event>,
	events: readonly Event[],
	times: number,
): void {
	let server: ChaosServer<State>;
	beforeAll(async () => {
		server = new ChaosServer(create, 1);
		await server.start();
		elsewhere.allow(server.url);
	});
	afterAll(async () => await server.close());

	it.each(events.map((event) => [event]))(
		'%s: whatever the server returns to a poll, it succeeds or says what to do, and later polls find the rest',
		async (event) => {
			const attacks = fc.record({
				event: fc.constant(event),
				request: fc.integer({ min: 1, max: 3 }),
				lasting: fc.boolean(),
				how: hostility,
			});
			await fc.assert(
				fc.asyncProperty(attacks, async (attack) => {
					expect(await attackPoll(server, subject, attack)).toEqual([]);
					expectCleanPrototypes();
					expect([elsewhere.received(), elsewhere.strangers()]).toEqual([0, []]);
				}),
				runs(times) as fc.Parameters<[PollAttack<Event>]>,
			);
		},
	);
}

describe('the ContactHub Trigger', () => {
	besiegePolls(contactHub, contactHubPolls, TRIGGER_EVENTS, sized(6, 30));
});

describe('the Constant Contact Trigger', () => {
	const times = sized(3, 15);
	besiegePolls(constantContactV3, constantContactPolls, CONSTANT_CONTACT_EVENTS, times);
});

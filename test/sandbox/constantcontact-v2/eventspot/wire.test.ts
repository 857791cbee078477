import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { describeRecorded, lackingFields, recorded } from '../recordings';
import { constantContactV2Client, type V2Client } from '../testClient';

describeRecorded('recorded responses of EventSpot', () => {
	let sandbox: Sandbox;
	let client: V2Client;

	beforeAll(async () => {
		sandbox = await startSandbox({
			clock: new ManualClock(),
			constantContactV2: { contacts: 1, eventsGone: false },
		});
		client = constantContactV2Client(sandbox);
	});
	afterAll(async () => await sandbox.close());

	it('have no fields that the sandbox lacks', async () => {
		const [event] = sandbox.constantContactV2.events();
		const { id } = event!.registrants.find(({ guests }) => guests.length > 0)!;
		const path = `/eventspot/events/${event!.id}`;
		const lacking = async (name: string, own: string) =>
			lackingFields(recorded(name), (await client.get(own)).body);
		expect(await lacking('events.json', '/eventspot/events')).toEqual([]);
		expect(await lacking('event.json', path)).toEqual([]);
		expect(await lacking('registrants.json', `${path}/registrants`)).toEqual([]);
		const missing = await lacking('registrant.json', `${path}/registrants/${id}`);
		// Promotions and items for sale aren't emulated
		expect(missing.filter((field) => !/promo|\.items\[\]/.test(field))).toEqual([]);
	});
});

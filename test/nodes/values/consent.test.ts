import { connectNode as connectV3 } from '../ConstantContact/setup';
import { connectNode as connectV1 } from '../ConstantContactLegacy/setup';
import { byId, connectNode as connectV2 } from '../ConstantContactLegacyV2/setup';
import { automatic, VERSIONS } from './targets';

const CONNECT = { v1: connectV1, v2: connectV2, v3: connectV3, ContactHub: undefined };
const SAID = 'Items say that the person has unsubscribed';

describe.each(VERSIONS)('an update in %s of who has unsubscribed, as the item says', (version) => {
	/** Creates a contact, and returns a function that updates it with an item. */
	async function connect() {
		const node = await CONNECT[version]!();
		const lists = version === 'v3' ? {} : { lists: ['1'] };
		const person = { email_address: 'ann@example.com', first_name: 'Ann' };
		const upsert = { contactFields: automatic, ...lists };
		const { json } = await node.run('contact', 'upsert', upsert as never, [person]);
		const contact = byId(String(json[0]?.id ?? json[0]?.contact_id));
		const update = async (item: object) => {
			const parameters = { contact, contactFields: automatic };
			const { error, hints } = await node.run('contact', 'update', parameters as never, [
				{ ...item } as never,
			]);
			expect(error).toBeUndefined();
			expect(node.sandbox.log.entries.some(({ method }) => method === 'PUT')).toBe(true);
			return hints.map(({ message }) => message).join('\n');
		};
		return { node, contact, update };
	}

	it('tells that this stays as it is if the service says otherwise', async () => {
		const { node, update } = await connect();
		const told = await update({ first_name: 'Anna', Status: 'Unsubscribed' });
		expect(told).toContain(
			`${SAID}. That isn't a field, so it stays unchanged at the service: item 0: 'Status' is 'Unsubscribed'`,
		);
		await node.close();
	});

	it('tells it once, however many items say so', async () => {
		const { node, contact } = await connect();
		const items = Array.from({ length: 7 }, (_, at) => ({
			first_name: `Anna ${at}`,
			'Unsubscribed At': `2026-01-0${at + 1}`,
		}));
		const parameters = { contact, contactFields: automatic };
		const { error, hints } = await node.run('contact', 'update', parameters as never, items);
		expect(error).toBeUndefined();
		const told = hints.map(({ message }) => message).filter((text) => text.startsWith(SAID));
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/item \d: 'Unsubscribed At' is '2026-01-0\d'; .*; 7 in all$/);
		await node.close();
	});

	it('has nothing to report if the service agrees', async () => {
		const { node, contact, update } = await connect();
		expect((await node.run('contact', 'unsubscribe', { contact })).error).toBeUndefined();
		const { json } = await node.run('contact', 'get', { contact });
		expect(JSON.stringify(json[0])).toMatch(/"(?:Do Not Mail|OPTOUT|unsubscribed)"/);
		node.sandbox.log.clear();
		expect(await update(json[0]!)).not.toContain(SAID);
		expect(await update({ first_name: 'Anna', Status: 'Unsubscribed' })).not.toContain(SAID);
		await node.close();
	});
});

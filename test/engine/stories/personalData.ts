import { readBinary } from '../../support';
import { leaveCart } from '../shop';
import type { Story } from './story';

export const GIULIA = 'giulia.rossi@example.com';

/** A person in both services, who has received a campaign and left a cart. */
export const personalData: Story = {
	async prepare(sandbox) {
		const { contactHub, constantContactV3: account, log } = sandbox;
		const { id: customerId } = contactHub.putCustomer({
			base: { firstName: 'Giulia', contacts: { email: GIULIA } },
		});
		await leaveCart(sandbox, customerId, '2026-05-31T09:00:00Z');
		const contact = account.putContact({ email: GIULIA, texts: { first_name: 'Giulia' } });
		const [campaign] = account.campaigns();
		const [mail] = account.campaignActivities(campaign?.id ?? '');
		account.recordActivity({ kind: 'em_opens', activityId: mail?.id ?? '', contactId: contact.id });
		log.clear();
	},

	async check(run, { log, contactHub, constantContactV3: account }) {
		expect(log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
		const [file] = run.node('Save to Disk').items;
		expect(file?.binary?.data?.fileName).toMatch(/^personal-data-\d{4}-\d\d-\d\d\.json$/);
		const data = JSON.parse((await readBinary(file)).toString('utf8')) as Array<{
			source: string;
			data: Record<string, unknown>;
		}>;
		expect(data.map(({ source }) => source)).toEqual([
			'ContactHub: customer',
			'ContactHub: event',
			'Constant Contact: contact',
			'Constant Contact: activity',
		]);
		const customer = [...contactHub.customers()].find(({ id }) => id === data[0]?.data.id);
		expect(customer?.base).toMatchObject({ contacts: { email: GIULIA } });
		expect(data[2]?.data).toMatchObject({
			contact_id: account.contact(GIULIA)?.id,
			email_address: { address: GIULIA },
		});
		expect(data[3]?.data).toMatchObject({ tracking_activity_type: 'em_opens' });
		expect(run.nodes).not.toHaveProperty('Erasure Log');
	},
};

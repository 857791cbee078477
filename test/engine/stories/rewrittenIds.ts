import type { ITaskData } from 'n8n-workflow';
import { pathsOf } from './listPush';
import type { Story } from './story';

/** Two contacts, one by an ID of version 1, a number that the account doesn't know, and a text. */
export const rewrittenIds: Story = {
	prepare: () => {},

	check(run, sandbox) {
		const [first, second] = [...sandbox.constantContactV3.contacts()];
		const address = 'http://api.constantcontact.com/ws/customers/joe/contacts/12';
		expect(run.node('New IDs').json).toEqual([
			{ key: 'C-1001', legacy_id: '11', contact_id: first?.id },
			{ key: 'C-1002', legacy_id: address, contact_id: second?.id },
		]);
		expect(run.raw.data.resultData.runData['Unknown IDs']?.flatMap(toRows)).toEqual(
			expect.arrayContaining([
				{
					key: 'C-1003',
					legacy_id: '999999',
					reason: 'The account has no contact with this ID',
				},
				{ key: 'C-1004', legacy_id: 'unknown', reason: "This isn't an ID of version 1 or 2" },
			]),
		);
		expect(pathsOf(sandbox, 'GET')).toEqual(['/contacts/contact_id_xrefs']);
		return Promise.resolve();
	},
};

/** The node runs once for each of its two sources. */
const toRows = ({ data }: ITaskData) => (data?.main?.[0] ?? []).map(({ json }) => json);

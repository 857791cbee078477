import { listOf, pathsOf } from './listPush';
import type { Story } from './story';

/** A contact who accepts emails, one who has unsubscribed, and a number that the account doesn't have. */
export const movedTable: Story = {
	prepare({ constantContactV3: account }) {
		const [first, second] = [...account.contacts()];
		account.putContact({ id: first?.id ?? '', permission: 'implicit', lists: [] });
		account.optOut(second?.id ?? '');
	},

	async check(run, sandbox) {
		const { constantContactV3: account } = sandbox;
		const [first, second] = [...account.contacts()];
		expect(pathsOf(sandbox, 'POST')).toEqual(['/activities/add_list_memberships']);
		const [added] = sandbox.log.entries.filter(({ method }) => method === 'POST');
		expect(added?.body).toEqual({
			source: { contact_ids: [first?.id] },
			list_ids: [listOf(sandbox)],
		});
		expect(run.node('Save New IDs').json).toEqual([
			{ customer: 'C-1001', contact_id: first?.id },
			{ customer: 'C-1002', contact_id: second?.id },
		]);
		expect(run.node('Result').json).toEqual([
			{ state: 'completed', sent: 1, unsubscribed: [second?.id] },
		]);
		expect(run.node('Unknown Today').json).toEqual([
			{ customer: 'C-1003', reason: 'The account has no contact with the number 999999' },
		]);
		expect(first?.lists).toEqual([listOf(sandbox)]);
		expect(second?.lists).toEqual([]);
	},
};

import type { Sandbox } from '../../sandbox';
import type { Story } from './story';

const GIULIA = 'giulia.rossi@example.com';
const OLIVIA = 'olivia.brown@example.org';
const GONE = 'left.the.table@example.com';

/** The list used by the examples of Constant Contact (V3). */
export function listOf({ constantContactV3 }: Sandbox): string {
	const list = constantContactV3.lists().find(({ name }) => name === 'General Interest');
	if (list === undefined) throw new Error('The sandbox has no list General Interest');
	return list.id;
}

/** Paths below /v3 of the requests with a method. */
export function pathsOf({ log }: Sandbox, method: string): string[] {
	return log.entries
		.filter((entry) => entry.method === method)
		.map(({ path }) => path.replace(/^\/v3/, ''));
}

/** The list has one contact who is in the table, and one who no longer is; one in the table has unsubscribed. */
export const listPush: Story = {
	prepare(sandbox) {
		const { constantContactV3: account } = sandbox;
		const list = listOf(sandbox);
		for (const { id, lists } of account.contacts()) {
			account.putContact({ id, lists: lists.filter((one) => one !== list) });
		}
		account.putContact({
			email: GIULIA,
			texts: { first_name: 'Giulia', last_name: 'Verdi' },
			lists: [list],
		});
		account.putContact({ email: GONE, lists: [list] });
		account.optOut(account.putContact({ email: OLIVIA, lists: [list] }).id);
	},

	async check(run, sandbox) {
		const { constantContactV3: account } = sandbox;
		const list = listOf(sandbox);
		const gone = account.contact(GONE);
		expect(pathsOf(sandbox, 'POST')).toEqual([
			'/activities/contacts_json_import',
			'/activities/remove_list_memberships',
		]);
		const [sent, removed] = sandbox.log.entries.filter(({ method }) => method === 'POST');
		expect(sent?.body).toMatchObject({
			import_data: [
				{ email: GIULIA, first_name: 'Giulia', last_name: 'Rossi', home_city: 'Boston' },
				{ email: 'marco.bianchi@example.com' },
			],
			list_ids: [list],
		});
		expect(removed?.body).toEqual({
			source: { contact_ids: [gone?.id] },
			list_ids: [list],
		});
		expect(run.node('Result').json).toEqual([
			{ state: 'completed', rowsSent: 2, unsubscribed: [OLIVIA], unsubscribedMeanwhile: [] },
		]);
		const members = [...account.contacts()].filter(({ lists }) => lists.includes(list));
		expect(members.map(({ email }) => email?.address).sort()).toEqual([
			GIULIA,
			'marco.bianchi@example.com',
		]);
		expect(account.contact(OLIVIA)?.email?.permission).toBe('unsubscribed');
		expect(gone?.deletedTime).toBeUndefined();
		expect(run.nodes).not.toHaveProperty('Stop');
	},
};

import { legacyPeople, newPeople } from '../moving/people';
import type { Story } from './story';

/** The whole seeded account of version 2, into one that holds nobody but one who has unsubscribed there. */
export const movedAccount: Story = {
	prepare({ constantContactV2: old, constantContactV3: account }) {
		// The seeded contacts have the addresses of those of version 2, and the result is compared as a whole.
		for (const { id } of account.contacts()) {
			account.putContact({ id, email: `${id}@example.com`, isDeleted: true });
		}
		old.putContact({ email: 'out@example.com', lists: [1] });
		account.optOut(account.putContact({ email: 'out@example.com' }).id);
		old.putContact({ email: 'waiting@example.com', lists: [1, 2], isUnconfirmed: true });
		old.putContact({
			email: 'ann.of.a.long.address@department-of-long-names.example.com',
			texts: { first_name: 'Ann' },
			customFields: { CustomField3: 'Blue' },
			lists: [2, 3],
		});
	},

	check(run, sandbox) {
		const { constantContactV2: old, constantContactV3: account } = sandbox;
		const before = legacyPeople(sandbox);
		const out = before.get('out@example.com')!;
		expect(newPeople(sandbox)).toEqual(
			new Map(before).set(out.email, { ...out, consent: 'unsubscribed', lists: [] }),
		);
		expect(account.contact('waiting@example.com')?.email?.permission).toBe('pending_confirmation');
		expect(run.node('Same').json).toHaveLength(before.size - 1);
		expect(run.node('Different').json).toMatchObject([
			{ different: { consent: { inputA: 'allowed', inputB: 'unsubscribed' } } },
		]);
		for (const name of ['Not Moved', 'Not Created', 'Not Saved', 'Unsubscribe']) {
			expect(run.nodes).not.toHaveProperty(name);
		}
		const idsOf = ({ id, email }: { id: number; email: string }) => ({
			email,
			legacy_id: String(id),
			contact_id: account.contact(email)?.id,
		});
		expect(run.node('ID Map').json).toEqual([...old.contacts()].map(idsOf));
		const lists = run.node('List Map').json;
		expect(lists.map(({ legacy_list_id: id }) => id)).toEqual(
			old.lists().map(({ id }) => String(id)),
		);
		// Who has unsubscribed in the new account is missing in the first list.
		expect(lists.map(({ equal }) => equal)).toEqual(old.lists().map(({ id }) => id !== 1));
		const written = sandbox.log.entries.filter(({ method }) => method !== 'GET');
		expect(written.filter(({ path }) => path.startsWith('/v2'))).toEqual([]);
		expect(account.mails).toEqual([]);
		return Promise.resolve();
	},
};

import { listOf } from './listPush';
import type { Story } from './story';

const EMMA = 'emma.wilson@example.org';

/** A new person signs up. */
export const signUpForm: Story = {
	prepare() {},

	async check(run, sandbox) {
		const { constantContactV3: account } = sandbox;
		const tag = account.tags().find(({ name }) => name === 'Newsletter');
		const [signUp] = sandbox.log.entries.filter(({ method }) => method === 'POST');
		expect(signUp).toMatchObject({
			path: '/v3/contacts/sign_up_form',
			body: {
				email_address: EMMA,
				first_name: 'Emma',
				last_name: 'Wilson',
				list_memberships: [listOf(sandbox)],
			},
		});
		expect(account.contact(EMMA)).toMatchObject({
			email: { permission: 'explicit' },
			lists: [listOf(sandbox)],
			tags: [tag?.id],
		});
		expect(run.node('Signed Up').json).toEqual([
			{ email: EMMA, permission: 'explicit', action: 'created' },
		]);
		expect(run.node('Sign Up').hints).toEqual([]);
		expect(run.nodes).not.toHaveProperty('Not Signed Up');
	},
};

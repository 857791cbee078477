import { hasStatus, schema, toResult } from '../../kit';
import { define } from '../operation';

export const verifyAccount = define.item({
	value: 'verify',
	name: 'Verify',
	action: 'Verify account',
	description:
		'Check whether the API key, user name and password are accepted, and what they give access to',
	requests: 'One',
	output: schema.object(
		{
			valid: { type: 'boolean' },
			reason: schema.text,
			collections: schema.list(schema.object({ title: schema.text, href: schema.text })),
		},
		['valid'],
	),
	fields: {},
	async run({ api, hint }) {
		if (api.warning !== undefined) hint(api.warning);
		const verified = await toResult(api.collections());
		if (verified.ok) {
			const collections = verified.value.map(({ title, href }) => ({ title, href }));
			return { valid: true, reason: null, collections };
		}
		// A wrong password is a result. Anything else leaves the question open, so it is an error.
		const { error } = verified;
		if (!hasStatus(error, 401)) throw error;
		const reason = error.serverMessage || 'The API key, user name or password is wrong';
		return { valid: false, reason, collections: [] };
	},
});

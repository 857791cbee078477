import { choice } from '../../kit';

/** Who added the contact to a list; the service requires exactly these words (V1 API 2.4). */
export type OptInSource = 'ACTION_BY_CONTACT' | 'ACTION_BY_CUSTOMER';

/**
 * Who made the change. A value in the wrong case, from an expression, is refused: the service would fail with status 500 (V1 API
 * 1.10).
 */
export const optInSourceField = choice({
	displayName: 'Opt-In Source',
	default: 'ACTION_BY_CUSTOMER',
	options: [
		{
			name: 'Contact',
			value: 'ACTION_BY_CONTACT',
			description:
				'Only if the person acted, e.g. in a form: sends the welcome email and counts as a sign-up',
		},
		{
			name: 'Customer',
			value: 'ACTION_BY_CUSTOMER',
			description: 'You, the owner of the account: no welcome email is sent',
		},
	],
});

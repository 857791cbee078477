import { choice } from '../../kit';

/** Who made the change (V2 API 2.1). */
export type ActionBy = 'ACTION_BY_OWNER' | 'ACTION_BY_VISITOR';

/** Who adds or changes the contact. */
export const actionByField = choice({
	displayName: 'Action By',
	default: 'ACTION_BY_OWNER',
	options: [
		{
			name: 'Owner',
			value: 'ACTION_BY_OWNER',
			description: 'You, the owner of the account: no welcome email is sent',
		},
		{
			name: 'Visitor',
			value: 'ACTION_BY_VISITOR',
			description:
				'Only if the person acted, e.g. in a form: sends the welcome email, and resubscribes people who have unsubscribed',
		},
	],
});

import { choice } from '../../kit';

/** Whether people see a list. */
export const statusField = choice({
	displayName: 'Status',
	default: 'ACTIVE',
	description: 'Whether it is offered to people who sign up',
	options: [
		{ name: 'Active', value: 'ACTIVE', description: 'Offered on sign-up forms' },
		{ name: 'Hidden', value: 'HIDDEN', description: 'Visible only to you' },
	],
});

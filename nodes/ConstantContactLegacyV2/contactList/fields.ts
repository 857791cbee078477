import { choice } from '../../kit';

/** Whether people see a list. */
export const statusField = choice({
	displayName: 'Status',
	default: 'ACTIVE',
	description: 'Whether people who sign up are offered it',
	options: [
		{ name: 'Active', value: 'ACTIVE', description: 'Offered on sign-up forms' },
		{ name: 'Hidden', value: 'HIDDEN', description: 'Only you see it' },
	],
});

import { choice, required, text } from '../../../kit';

/** The name of a list. */
export const nameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. Newsletter',
		description: 'Name of the list',
		// API notes 2.3.
		maxLength: 255,
	}),
);

/** Whether people see a list. */
export const statusField = choice({
	displayName: 'Status',
	default: 'ACTIVE',
	description: 'Whether the list is offered to people who sign up',
	options: [
		{ name: 'Active', value: 'ACTIVE', description: 'Offered on sign-up forms' },
		{ name: 'Hidden', value: 'HIDDEN', description: 'Only you see it' },
	],
});

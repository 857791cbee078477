import { required, text } from '../../kit';

/** The texts for adding an address to the account, in versions 2 and 3. */
export const createEmailAddressInfo = {
	value: 'create',
	name: 'Create',
	action: 'Create email address',
	description:
		'Add an email address to the account. Its owner receives an email and must confirm the address before campaigns can be sent from it.',
	requests: 'One per address',
};

/** The address that is added to the account. */
export const newEmailAddressField = required(
	text({
		displayName: 'Email Address',
		placeholder: 'e.g. name@email.com',
		description: 'The address to add',
		maxLength: 80,
	}),
);

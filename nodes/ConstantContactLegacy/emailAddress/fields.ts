import { resourceLocator } from '../../kit';

/** The email address of the account that an operation is about. */
export const emailAddressField = resourceLocator({
	displayName: 'Email Address',
	searchListMethod: 'searchEmailAddresses',
	typed: { placeholder: 'e.g. 1' },
});

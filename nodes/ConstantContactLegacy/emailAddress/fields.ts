import { locator } from '../../kit';

/** The e-mail address of the account that an operation is about. */
export const emailAddressField = locator({
	displayName: 'Email Address',
	searchListMethod: 'searchEmailAddresses',
	typed: { placeholder: 'e.g. 1' },
});

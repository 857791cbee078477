import { resourceLocator } from '../../kit';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

/** The email address of the account that an operation is about. */
export const emailAddressField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'Email Address',
		searchListMethod: 'searchEmailAddresses',
		typed: { placeholder: 'e.g. 1' },
	}),
);
